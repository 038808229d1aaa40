package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that wait for a price. */
class ConditionalTest extends PaperTest {

  private static String stop(String linkId, String price, int direction) {
    return "'side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'%s','triggerPrice':'%s','triggerDirection':%d"
        .formatted(linkId, price, direction);
  }

  @Test
  void waitsForItsTrigger() {
    client.create(stop("one", "30500", 1));
    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Untriggered");

    price("BTCUSDT", "30499.9");
    assertThat(exchange.record().executions()).isEmpty();
    price("BTCUSDT", "30500");

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Filled");
    assertThat(client.order("one").get("avgPrice").asText()).isEqualTo("30500");
  }

  @ParameterizedTest
  @CsvSource({"29000, 1, 110092", "30000, 1, 110092", "31000, 2, 110093", "30000, 2, 110093"})
  void refusesATriggerOnTheWrongSide(String price, int direction, int expected) {
    assertThat(code(client.create(stop("one", price, direction)))).isEqualTo(expected);
  }

  @Test
  void takesTenForASymbol() {
    for (int i = 0; i < 10; i++) {
      assertThat(code(client.create(stop("n" + i, "31000", 1)))).isZero();
    }

    assertThat(code(client.create(stop("n10", "31000", 1)))).isEqualTo(110009);
  }

  @Test
  void isDeactivatedWhenCancelledBeforeItsTrigger() {
    client.create(stop("one", "31000", 1));

    client.post("/v5/order/cancel", "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'one'}");

    assertThat(exchange.record().orders().get(0).status()).isEqualTo("Deactivated");
  }

  @Test
  void canBeMovedByAnAmendment() {
    client.create(stop("one", "31000", 1));

    client.post(
        "/v5/order/amend",
        "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'one','triggerPrice':'30100'}");
    price("BTCUSDT", "30200");

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Filled");
  }
}
