package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private final SetClock clock = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private final Schedule schedule = new Schedule(clock);

  @Test
  void givesOutWhatIsDueAtOnceWhereTheClockWasSetBack() {
    schedule.add(1);
    schedule.add(2);
    for (Watch watch : schedule.take()) {
      schedule.seldom(watch, Optional.empty());
      schedule.release(watch);
    }
    assertThat(schedule.take()).isEmpty();

    clock.forward(Duration.ofSeconds(-2));

    assertThat(schedule.take()).extracting(Watch::sequence).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void leavesToItsLaneWhatItsLaneHasThoughTheClockWasSetBack() {
    schedule.add(1);
    Watch watch = schedule.take().get(0);
    schedule.handOver(watch);
    schedule.release(watch);

    clock.forward(Duration.ofHours(-1));

    assertThat(schedule.take()).isEmpty();
  }

  @Test
  void anAbsenceBeginsAnewWhereTheClockWasSetBack() {
    Instant now = clock.instant();
    Watch watch = new Watch(1, Due.AT_ONCE, 1, 0, Optional.of(now), false);

    assertThat(watch.absentSince(now)).contains(now);
    assertThat(watch.absentSince(now.minusMillis(1))).isEmpty();
  }
}
