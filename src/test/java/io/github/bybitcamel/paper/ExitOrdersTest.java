package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Take-profits and stop-losses that orders bring along. */
class ExitOrdersTest extends PaperTest {

  private static final String LONG =
      "'side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'entry',"
          + "'takeProfit':'31000','stopLoss':'29000'";

  @Test
  void showsAFullExitOnThePosition() {
    client.create(LONG);

    JsonNode position = client.position("BTCUSDT");
    assertThat(position.get("takeProfit").asText()).isEqualTo("31000.00");
    assertThat(position.get("stopLoss").asText()).isEqualTo("29000.00");
  }

  @ParameterizedTest
  @CsvSource({"31000, TakeProfit, 30995", "28999.9, StopLoss, 29000"})
  void closesThePositionWhenThePriceReachesAnExit(String price, String type) {
    client.create(LONG);

    price("BTCUSDT", price);

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::price)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("30000"), new BigDecimal(price));
    JsonNode executions = client.get("/v5/execution/list", "category", "linear");
    assertThat(executions.at("/result/list/0/stopOrderType").asText()).isEqualTo(type);
    assertThat(executions.at("/result/list/0/closedSize").asText()).isEqualTo("0.100");
  }

  @Test
  void dropsTheOtherExitWithThePosition() {
    client.create(LONG);

    price("BTCUSDT", "31000");
    price("BTCUSDT", "28000");

    assertThat(exchange.record().executions()).hasSize(2);
    assertThat(exchange.record().orders())
        .extracting(SeenOrder::status)
        .containsExactly("Filled", "Filled", "Deactivated");
  }

  @Test
  void givesAPartialExitAsStopOrdersOfTheParent() {
    client.create(LONG + ",'tpslMode':'Partial'");

    JsonNode stops =
        client
            .get(
                "/v5/order/realtime",
                "category",
                "linear",
                "symbol",
                "BTCUSDT",
                "orderFilter",
                "StopOrder")
            .at("/result/list");
    assertThat(texts(stops, "stopOrderType"))
        .containsExactly("PartialStopLoss", "PartialTakeProfit");
    assertThat(texts(stops, "parentOrderLinkId")).containsOnly("entry");
    assertThat(texts(stops, "qty")).containsOnly("0.100");
    assertThat(client.position("BTCUSDT").get("stopLoss").asText()).isEmpty();
  }

  @Test
  void closesOnlyThePartOfAPartialExit() {
    client.create(LONG + ",'tpslMode':'Partial'");
    client.create("'side':'Buy','orderType':'Market','qty':'0.2'");

    price("BTCUSDT", "31000");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.200");
  }

  @Test
  void restsALimitExitAtItsPrice() {
    client.create(LONG + ",'tpslMode':'Partial','tpOrderType':'Limit','tpLimitPrice':'31010'");

    price("BTCUSDT", "31000");
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.100");
    price("BTCUSDT", "31010");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }

  @Test
  void coversTheWholePositionByAFullExit() {
    client.create(LONG);
    client.create("'side':'Buy','orderType':'Market','qty':'0.2'");

    price("BTCUSDT", "29000");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }
}
