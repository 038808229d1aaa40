package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders above the greatest quantity. */
class LargeOrderTest extends PaperTest {

  @Override
  PaperSettings settings() {
    return super.settings().withBalances(Map.of("USDT", new BigDecimal("1000000000")));
  }

  @Test
  void splitsAClosingOrderButNoOther() {
    String buy = "'side':'Buy','orderType':'Market','qty':'";
    assertThat(code(client.create(buy + "600'"))).isEqualTo(10001);
    client.create(buy + "500'");
    client.create(buy + "500'");

    client.create(
        "'side':'Sell','orderType':'Market','qty':'1000','reduceOnly':true,'orderLinkId':'close'");

    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
    assertThat(exchange.record().orders())
        .extracting(SeenOrder::orderLinkId)
        .containsExactly("", "", "close", "");
  }
}
