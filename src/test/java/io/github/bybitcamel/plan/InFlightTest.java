package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.risk.PositionKey;
import io.github.bybitcamel.risk.Working;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Working ORDER =
      new Working(
          "name",
          new PositionKey(Category.LINEAR, "BTCUSDT", 0),
          Side.BUY,
          new BigDecimal("100"),
          true);

  private final InFlight inFlight = new InFlight();

  @Test
  void countsAnOrderNoLongerThanAMinuteAfterTheClockWasSetBack() {
    inFlight.hold(ORDER);
    inFlight.shown("name", NOW);
    Instant before = NOW.minus(Duration.ofHours(1));

    assertThat(inFlight.missingFrom(before, before)).containsExactly(ORDER);

    Instant later = before.plusSeconds(60);
    assertThat(inFlight.missingFrom(later, later)).isEmpty();
  }

  @Test
  void countsAnOrderThatTheExchangeWasNotSeenToHaveHoweverTheClockIsSet() {
    inFlight.hold(ORDER);

    inFlight.missingFrom(NOW.minus(Duration.ofHours(1)), NOW.minus(Duration.ofHours(1)));

    assertThat(inFlight.missingFrom(NOW, NOW)).containsExactly(ORDER);
  }
}
