package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private final SetClock clock = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void readsAnewWhatWasReadBeforeTheClockWasSetBack() {
    Remembered<Integer> number = new Remembered<>(reads::incrementAndGet, clock);
    number.since(clock.instant());
    clock.forward(Duration.ofHours(-1));

    assertThat(number.since(clock.instant()).value()).contains(2);
    assertThat(number.since(clock.instant()).value()).contains(2);
  }

  @Test
  void triesAgainAtOnceWhatFailedBeforeTheClockWasSetBack() {
    Remembered<Integer> number = new Remembered<>(this::secondTime, clock);
    number.since(clock.instant());
    assertThat(number.since(clock.instant()).value()).isEmpty();

    clock.forward(Duration.ofHours(-1));

    assertThat(number.since(clock.instant()).value()).isEqualTo(Optional.of(2));
  }

  private int secondTime() {
    if (reads.incrementAndGet() == 1) {
      throw new IllegalStateException("not now");
    }
    return reads.get();
  }
}
