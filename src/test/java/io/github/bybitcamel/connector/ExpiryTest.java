package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sender says of how long a request is good for, and a line on which writes wait. */
class ExpiryTest extends ConnectorTest {

  private static final Duration WAIT = Duration.ofSeconds(90);

  private final SetClock clock = SetClock.ofThisMachine();
  private V5Connection line;
  private BybitV5Connector waiting;

  /** A minute and a half passes before a write comes to its turn. */
  private record Waiting(V5Client inner, SetClock clock) implements V5Client {

    @Override
    public V5Answer call(V5Request request) {
      if (request.endpoint().isWrite()) {
        clock.forward(WAIT);
      }
      return inner.call(request);
    }
  }

  @BeforeEach
  void openTheLine() {
    Settings settings = settings(Map.of());
    ServerClock time = new ServerClock(clock, System::nanoTime);
    line = V5ClientFactory.find().open(settings, V5Settings.from(settings::find), time, clock);
    waiting = builder().client(new Waiting(line, clock)).clock(clock).build();
    waiting.initialize();
  }

  @AfterEach
  void closeTheLine() {
    waiting.close();
    line.close();
  }

  @Test
  void placesNoOrderWhoseTimePassesWhileItWaits() {
    assertTooLate(() -> waiting.placeOrder(order(Map.of("max_age_s", 60))));
    assertTooLate(
        () ->
            waiting.placeOrder(
                order(Map.of("valid_until", clock.instant().plusSeconds(60).toString()))));

    assertThat(exchange.record().orders()).isEmpty();
    waiting.placeOrder(order(Map.of("max_age_s", 120)));
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void placesWhatLessensRiskHoweverLate() {
    market("buy", "0.01");

    waiting.placeOrder(order(Map.of("side", "sell", "reduce_only", true, "max_age_s", 60)));

    assertThat(connector.getPositions(BTC)).allMatch(position -> position.isFlat());
  }

  @Test
  void changesNoOrderWhoseTimeHasPassedOrPassesWhileItWaits() {
    limit("mine-1", "29000");
    Map<String, Object> change = Map.of("symbol", BTC, "order_link_id", "mine-1", "price", "28000");

    assertExpired(
        () -> waiting.modifyOrder(with(change, Map.of("time", "2020-01-01T00:00:00Z"))),
        "EXPIRED: good until 2020-01-01T00:05:00Z");
    assertTooLate(() -> waiting.modifyOrder(with(change, Map.of("max_age_s", 60))));

    assertThat(exchange.record().requests("/v5/order/amend")).isEmpty();
    waiting.modifyOrder(with(change, Map.of("max_age_s", 120)));
    assertThat(connector.openOrders(Category.LINEAR, Optional.of(BTC)))
        .singleElement()
        .satisfies(order -> assertThat(order.price().orElseThrow()).isEqualByComparingTo("28000"));
  }

  @Test
  void setsNoStopWhoseTimeHasPassedOrPassesWhileItWaits() {
    market("buy", "0.01");
    Map<String, Object> stop = Map.of("symbol", BTC, "stop_loss", "27000");

    assertExpired(
        () -> waiting.setTradingStop(with(stop, Map.of("time", "2020-01-01T00:00:00Z"))),
        "EXPIRED: good until 2020-01-01T00:05:00Z");
    assertTooLate(() -> waiting.setTradingStop(with(stop, Map.of("max_age_s", 60))));

    assertThat(exchange.record().requests("/v5/position/trading-stop")).isEmpty();
    waiting.setTradingStop(with(stop, Map.of("max_age_s", 120)));
    assertThat(connector.getPositions(BTC).get(0).stopLoss().orElseThrow())
        .isEqualByComparingTo("27000");
  }

  @Test
  void executesNoChangeWhoseTimePassesWhileItWaits() {
    limit("mine-1", "29000");
    market("buy", "0.01");
    connector.setTradingStop(Map.of("symbol", BTC, "stop_loss", "27000"));

    assertTooLate("amend", "\"order_link_id\":\"mine-1\",\"price\":\"28000\"");
    assertTooLate("set_tpsl", "\"stop_loss\":\"26000\"");
    assertTooLate("set_leverage", "\"leverage\":\"20\"");

    assertThat(exchange.record().requests("/v5/order/amend")).isEmpty();
    assertThat(exchange.record().requests("/v5/position/trading-stop")).hasSize(1);
    assertThat(exchange.record().requests("/v5/position/set-leverage")).isEmpty();
  }

  @Test
  void executesAChangeThatLessensRiskHoweverLate() {
    market("buy", "0.01");

    assertThat(executed("set_tpsl", "\"stop_loss\":\"27000\"").state()).isEqualTo(SignalState.DONE);
  }

  private void assertTooLate(String action, String fields) {
    TradeOutcome outcome = executed(action, fields);

    assertThat(outcome.state()).as(outcome.reason()).isEqualTo(SignalState.EXPIRED);
    assertThat(outcome.reason()).startsWith("EXPIRED: its time passed while it waited");
  }

  private TradeOutcome executed(String action, String fields) {
    return waiting.executeTrade(
        "{\"action\":\"%s\",\"symbol\":\"BTCUSDT\",\"max_age_s\":60,%s}".formatted(action, fields));
  }

  private static void assertTooLate(ThrowingCallable call) {
    assertExpired(call, "EXPIRED: its time passed while it waited");
  }

  private static void assertExpired(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.state()).isEqualTo(SignalState.EXPIRED))
        .hasMessageStartingWith(message);
  }

  private static Map<String, Object> order(Map<String, Object> more) {
    return with(Map.of("symbol", BTC, "side", "buy", "qty", "0.01"), more);
  }

  private static Map<String, Object> with(Map<String, Object> fields, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(fields);
    all.putAll(more);
    return all;
  }
}
