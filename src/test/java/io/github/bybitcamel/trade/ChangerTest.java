package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Request;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that wait for a minute and a half before they come to their turn. */
class ChangerTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(60);

  @TempDir Path directory;
  private final SetClock clock = SetClock.standing(NOW);
  private final RowsClient sent = new RowsClient();
  private Ledger ledger;

  private record Waiting(RowsClient inner, SetClock clock) implements V5Client {

    @Override
    public V5Answer call(V5Request request) {
      clock.forward(Duration.ofSeconds(90));
      if (request.sendBefore().filter(end -> !clock.instant().isBefore(end)).isPresent()) {
        throw new TooLateException(request);
      }
      return inner.call(request);
    }
  }

  @BeforeEach
  void open() {
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void sendsNoneWhoseTimePassesWhileItWaits() {
    Entry after = changed(leverage(false));

    assertThat(after.state()).isEqualTo(SignalState.EXPIRED);
    assertThat(after.reason()).startsWith("EXPIRED: its time passed while it waited");
    assertThat(sent.requests()).isEmpty();
  }

  @Test
  void sendsWhatLessensRiskHoweverLate() {
    Entry after = changed(leverage(true));

    assertThat(after.state()).isEqualTo(SignalState.DONE);
    assertThat(sent.requests()).hasSize(1);
  }

  private static Plan.Change leverage(boolean lessensRisk) {
    return new Plan.SetLeverage(Category.LINEAR, "A", BigDecimal.TEN, lessensRisk);
  }

  private Entry changed(Plan.Change change) {
    V5Client client = new Waiting(sent, clock);
    Changer changer =
        new Changer(
            ledger,
            new V5Orders(client),
            new V5Positions(client),
            (entry, uncertain) -> {},
            reason -> {},
            new CarriedSignal(),
            sequence -> false,
            clock);
    Entry entry = received();
    changer.change(entry, change, END);
    return ledger.find(entry.sequence()).orElseThrow();
  }

  private Entry received() {
    Delivery.Item item =
        new Delivery.Item(
            1, "c", "default", "default/A", "set_leverage", "A", false, "hash", "{}", "{}", "");
    Delivery delivery = new Delivery("hook", "c", "c", NOW, true, List.of(item));
    return ledger.find(ledger.receive(delivery).get(0).sequence()).orElseThrow();
  }
}
