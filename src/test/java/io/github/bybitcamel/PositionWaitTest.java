package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What starts from the position, right behind an order that the position need not show yet. */
class PositionWaitTest extends RouteTest {

  private static final String CREATE = "/v5/order/create";
  private static final String MARKET =
      "\"side\":\"buy\",\"order_type\":\"market\",\"qty\":\"0.01\"";

  @Override
  List<String> files() {
    return List.of("v5-call", "signal-trade", "order-watch");
  }

  @Test
  void closesOnlyOnceTheOrderBeforeIsSeen() {
    hide(Duration.ofSeconds(1));
    Entry order = journal("in", "order", "BTCUSDT", false, MARKET);
    Entry close = journal("out", "close", "BTCUSDT", true, "\"dry_run\":false");

    startLanes();

    comesTo(close.sequence(), SignalState.FILLED);
    assertThat(first(close, SignalState.INTENT)).isAfterOrEqualTo(first(order, SignalState.FILLED));
  }

  @Test
  void twoTargetsAreNotBothBought() {
    hide(Duration.ofMillis(500));
    Entry one = journal("one", "target", "BTCUSDT", false, "\"target_qty\":\"0.01\"");
    Entry two = journal("two", "target", "BTCUSDT", false, "\"target_qty\":\"0.02\"");

    startLanes();

    comesTo(two.sequence(), SignalState.FILLED);
    assertThat(first(two, SignalState.INTENT)).isAfterOrEqualTo(first(one, SignalState.FILLED));
    assertThat(bought()).isEqualByComparingTo("0.02");
  }

  @Test
  void doesNotWaitForAnOrderThatRests() {
    journal(
        "rest",
        "order",
        "BTCUSDT",
        false,
        "\"side\":\"buy\",\"order_type\":\"limit\",\"price\":\"9000\",\"qty\":\"0.01\"");
    Entry close = journal("out", "close", "BTCUSDT", true, "\"dry_run\":false");

    startLanes();

    assertThat(comesTo(close.sequence(), SignalState.DONE).reason()).startsWith("ALREADY_FLAT");
  }

  private void hide(Duration length) {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.HIDDEN).lasting(length));
  }

  private Instant first(Entry entry, SignalState state) {
    return ledger.history(entry.sequence()).stream()
        .filter(change -> change.state() == state)
        .map(Ledger.Change::at)
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal bought() {
    return exchange.record().orders().stream()
        .map(SeenOrder::qty)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
