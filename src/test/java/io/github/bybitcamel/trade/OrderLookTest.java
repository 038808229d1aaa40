package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one look proves of orders, on an exchange that answers as each test says. */
@Timeout(30)
class OrderLookTest {

  private static final Duration ABSENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final SetClock now = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void provesNoAbsenceByAPageAloneHoweverLongTheLookTakes() {
    Entry entry = twoOrders();
    Watch watch =
        new Watch(
            entry.sequence(),
            now.instant(),
            5,
            0,
            Optional.of(now.instant().minus(ABSENCE).plusMillis(100)),
            false);
    Sighting page = new Sighting(Map.of(), true);

    Finding early = look().look(entry, watch, page);
    Finding last = look().look(ledger.find(entry.sequence()).orElseThrow(), watch, page);

    assertThat(early.kind()).isEqualTo(Finding.Kind.OPEN);
    assertThat(last.kind()).isEqualTo(Finding.Kind.OPEN);
    assertThat(ledger.find(entry.sequence()).orElseThrow().legs())
        .extracting(Leg::state)
        .containsExactly(SignalState.ACKED, SignalState.WORKING);
  }

  /** Two orders to close by: one was acknowledged and is not shown, of the other nobody knows. */
  private Entry twoOrders() {
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"c","account":"default","action":"close",\
        "category":"linear","symbol":"BTCUSDT"}""";
    Delivery.Item item =
        new Delivery.Item(
            1,
            "c",
            "default",
            "default/BTCUSDT",
            "close",
            "BTCUSDT",
            true,
            "c",
            "{}",
            canonical,
            "");
    long sequence =
        ledger
            .receive(new Delivery("test", "c", "c", now.instant(), true, List.of(item)))
            .get(0)
            .sequence();
    List<Leg> legs = List.of(leg('a'), leg('b'));
    ledger.intend(sequence, legs, now.instant());
    Leg acknowledged = Fate.moved(legs.get(0), SignalState.ACKED, "", "o-a");
    Leg unknown = Fate.moved(legs.get(1), SignalState.UNKNOWN, "", "");
    ledger.update(sequence, acknowledged, SignalState.INTENT, "", now.instant());
    ledger.update(sequence, unknown, SignalState.UNKNOWN, "", now.instant());
    return ledger.find(sequence).orElseThrow();
  }

  private static Leg leg(char leg) {
    String request =
        """
        {"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"1.000",\
        "timeInForce":"IOC","positionIdx":0,"reduceOnly":true,"orderLinkId":"name-%s"}"""
            .formatted(leg);
    return new Leg(
        "name-" + leg, leg, "linear", "BTCUSDT", request, "", SignalState.INTENT, "", "", "", "");
  }

  private OrderLook look() {
    OrderEvidence evidence = new OrderEvidence(new V5Orders(exchange()));
    return new OrderLook(ledger, evidence, new Freshness(Duration.ofMinutes(5)), ABSENCE, now);
  }

  /** Shows only the second order, and only to who asks for it; every answer takes its time. */
  private V5Client exchange() {
    return request -> {
      now.forward(Duration.ofMillis(150));
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      if (isShown(request)) {
        list.add(order());
      }
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.set("list", list);
      return new V5Answer(
          0, "OK", result, JsonNodeFactory.instance.objectNode(), now.instant(), Optional.empty());
    };
  }

  private static boolean isShown(V5Request request) {
    return request.endpoint().path().equals("/v5/order/realtime")
        && request.orderLinkId().filter("name-b"::equals).isPresent();
  }

  private static ObjectNode order() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("symbol", "BTCUSDT")
        .put("orderId", "o-b")
        .put("orderLinkId", "name-b")
        .put("side", "Sell")
        .put("orderType", "Market")
        .put("orderStatus", "New")
        .put("qty", "1.000")
        .put("cumExecQty", "0")
        .put("createdTime", "1670601600000");
  }
}
