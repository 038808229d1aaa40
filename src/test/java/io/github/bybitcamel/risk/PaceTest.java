package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void whatHasPassedGoesBackWithTheClock() {
    Pace pace = new Pace();
    pace.passed("BTCUSDT", NOW.minusSeconds(50));
    pace.passed("ETHUSDT", NOW);
    Instant back = NOW.minus(Duration.ofHours(1));

    pace.setBack(back);

    assertThat(pace.within(MINUTE, back)).isEqualTo(2);
    assertThat(pace.within(MINUTE, back.plusSeconds(11))).isEqualTo(1);
    assertThat(pace.last("BTCUSDT")).contains(back.minusSeconds(50));
    assertThat(pace.within(MINUTE, back.plusSeconds(61))).isZero();
  }

  @Test
  void changesNothingWhileTheClockGoesOn() {
    Pace pace = new Pace();
    pace.passed("BTCUSDT", NOW);

    pace.setBack(NOW);

    assertThat(pace.last("BTCUSDT")).contains(NOW);
  }
}
