package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.PositionKey;
import io.github.bybitcamel.risk.Working;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private static final Working CHANGED =
      new Working("name", ORDER.position(), Side.BUY, new BigDecimal("200"), true);
  private static final AmendRequest CHANGE =
      new AmendRequest(
          Category.LINEAR,
          "BTCUSDT",
          OrderName.linkId("name"),
          Optional.of(BigDecimal.TEN),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          PriceType.LAST,
          PriceType.LAST);

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

  @Test
  void keepsTheRoomOfAnOrderWhoseChangeIsRefused() {
    inFlight.hold(ORDER);
    inFlight.shown("name", NOW.plusSeconds(1));
    inFlight.hold(CHANGE, CHANGED);

    inFlight.free(CHANGE);

    assertThat(inFlight.missingFrom(NOW, NOW)).containsExactly(ORDER);
    assertThat(inFlight.missingFrom(NOW.plusSeconds(1), NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void countsAChangeThoughTheOrderItselfIsSeenMeanwhile() {
    inFlight.hold(ORDER);
    inFlight.hold(CHANGE, CHANGED);
    inFlight.heard(leg(SignalState.WORKING), NOW);

    assertThat(inFlight.missingFrom(NOW, NOW)).containsExactly(CHANGED);

    inFlight.heard(leg(SignalState.CANCELLED), NOW);

    assertThat(inFlight.missingFrom(NOW, NOW)).isEmpty();
    assertThat(inFlight.undecided(NOW.plusMillis(1), List.of())).isFalse();
  }

  private static Leg leg(SignalState state) {
    return new Leg("name", 'e', "linear", "BTCUSDT", "{}", "", state, "", "", "", "");
  }
}
