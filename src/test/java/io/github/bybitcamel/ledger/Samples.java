package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Deliveries, records and orders as the tests of the ledger need them. */
final class Samples {

  static final String SOURCE = "inbox";
  static final String LANE = "main/linear/BTCUSDT";
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");
  static final Instant LATER = NOW.plusSeconds(1);

  private Samples() {}

  static Delivery delivery(String name, Delivery.Item... records) {
    return new Delivery(SOURCE, name, "content of " + name, NOW, true, List.of(records));
  }

  /** A delivery whose records carry no ids. */
  static Delivery anonymous(String name, String content, Instant at) {
    return new Delivery(SOURCE, name, content, at, false, List.of(item(1, name + "#1")));
  }

  static Delivery.Item item(int number, String id) {
    return item(number, id, "hash of " + id, LANE, false);
  }

  static Delivery.Item item(int number, String id, String hash, String lane, boolean lessensRisk) {
    String action = lessensRisk ? "close" : "order";
    return new Delivery.Item(
        number, id, "main", lane, action, "BTCUSDT", lessensRisk, hash, "raw " + id, "{}", "");
  }

  static Delivery.Item refused(int number, String id, String refusal) {
    return new Delivery.Item(
        number, id, "", "", "", "", false, "hash of " + id, "raw " + id, "", refusal);
  }

  static Delivery.Item[] items(String prefix, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> item(number, prefix + number))
        .toArray(Delivery.Item[]::new);
  }

  static Leg leg(String orderLinkId, char leg, SignalState state) {
    return new Leg(
        orderLinkId, leg, "linear", "BTCUSDT", "{\"qty\":\"0.010\"}", "", state, "", "", "", "");
  }

  static Leg answered(Leg leg, SignalState state, String orderId, String filled, String price) {
    return new Leg(
        leg.orderLinkId(),
        leg.leg(),
        leg.category(),
        leg.symbol(),
        leg.request(),
        leg.asked(),
        state,
        "",
        orderId,
        filled,
        price);
  }

  static Attempt attempt(long sequence, String outcome) {
    return new Attempt(sequence, "s1e", NOW, "POST /v5/order/create", "0", outcome, "OK", 12_345);
  }
}
