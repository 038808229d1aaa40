package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.TimeInForce;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestReaderTest {

  private static final Origin ORIGIN = Origin.file("test", "request-1");
  private static final RequestReader ORDERS = RequestReader.of(ORIGIN, "order");

  @Test
  void readsEveryExactKindOfValue() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("symbol", "BTCUSDT");
    fields.put("side", Side.SELL);
    fields.put("order_type", OrderType.LIMIT);
    fields.put("time_in_force", TimeInForce.POST_ONLY);
    fields.put("qty", new BigDecimal("0.0100"));
    fields.put("price", BigInteger.valueOf(30000));
    fields.put("stop_loss", 31000L);
    fields.put("take_profit", Optional.of("29000"));
    fields.put("reduce_only", false);
    fields.put("tag", Optional.empty());
    fields.put("leverage", null);
    fields.put("meta", Map.of("free", List.of("data")));

    OrderSignal order = (OrderSignal) signal(ORDERS.read(fields));

    assertThat(order.side()).isEqualTo(Side.SELL);
    assertThat(order.size().value()).isEqualByComparingTo("0.01");
    assertThat(order.price().orElseThrow()).isEqualByComparingTo("30000");
    assertThat(order.timeInForce()).contains(TimeInForce.POST_ONLY);
    assertThat(order.exits().takeProfit()).isPresent();
    assertThat(order.leverage()).isEmpty();
    assertThat(order.header().source()).isEqualTo("test");
    assertThat(order.header().id()).isEqualTo("request-1#1");
  }

  @Test
  void refusesNumbersThatAreNotExact() {
    assertRefused(order("qty", 0.01), "'qty' is '0.01': must not be a double");
    assertRefused(order("qty", 0.01f), "must not be a double");
  }

  @Test
  void takesTheNameOfANewOrderOut() {
    assertThat(ORDERS.read(order("order_link_id", "mine-1")).orderLinkId()).contains("mine-1");
    assertThat(ORDERS.read(order("orderLinkId", "mine-1")).orderLinkId()).contains("mine-1");
    assertRefused(order("order_link_id", "not mine"), "order_link_id");
    assertRefused(
        Map.of(
            "symbol", "BTCUSDT",
            "side", "buy",
            "qty", "1",
            "order_link_id", "a",
            "orderLinkId", "b"),
        "AMBIGUOUS_FIELD");
  }

  @Test
  void leavesTheNameOfTheOrderThatIsMeant() {
    RequestReader amendments = RequestReader.of(ORIGIN, "amend");

    Request request =
        amendments.read(Map.of("symbol", "BTCUSDT", "order_link_id", "a", "price", "1"));

    assertThat(((AmendSignal) signal(request)).order().value()).isEqualTo("a");
    assertThat(request.orderLinkId()).isEmpty();
  }

  @Test
  void imposesTheAction() {
    assertThat(signal(ORDERS.read(order("action", "ORDER")))).isInstanceOf(OrderSignal.class);
    assertRefused(order("action", "close"), "'action' is 'close': must be order here");
    assertThat(
            signal(
                    RequestReader.ofSignals(ORIGIN)
                        .read("{\"action\":\"close\",\"symbol\":\"BTCUSDT\"}"))
                .action())
        .isEqualTo("close");
  }

  @Test
  void readsOneJsonObjectOnly() {
    String json = "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":25000.10}";

    assertThat(((OrderSignal) signal(ORDERS.read(json))).size().value())
        .isEqualByComparingTo("25000.10");
    assertThat(text(ORDERS.read("[" + json + "," + json + "]"))).contains("2 records");
    assertThat(text(ORDERS.read("[7]"))).contains("must be a JSON object");
    assertThat(text(ORDERS.read(""))).contains("nothing to read");
  }

  @Test
  void masksASecretInAMap() {
    assertThat(text(ORDERS.read(order("secret", 1.5)))).doesNotContain("1.5");
  }

  private static void assertRefused(Map<String, ?> fields, String message) {
    assertThat(text(ORDERS.read(fields))).contains(message);
  }

  private static Map<String, Object> order(String name, Object value) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("symbol", "BTCUSDT");
    fields.put("side", "buy");
    fields.put("qty", "1");
    fields.put(name, value);
    return fields;
  }

  private static Signal signal(Request request) {
    assertThat(request.reading()).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) request.reading()).signal();
  }

  private static String text(Request request) {
    assertThat(request.reading()).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) request.reading()).refusals().toString()
        + ((Reading.Refused) request.reading()).refusals().stream().map(Refusal::text).toList();
  }
}
