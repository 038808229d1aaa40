package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.risk.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is read once for all who want it. */
class RememberedTest {

  private final SetClock clock = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private final AtomicInteger reads = new AtomicInteger();
  private final Remembered<Integer> remembered = new Remembered<>(this::read, clock);
  private boolean fails;

  @Test
  void readsAnewWhatWasReadBeforeTheClockWasSetBack() {
    now();
    clock.forward(Duration.ofHours(-1));

    assertThat(now().value()).contains(2);
    assertThat(now().value()).contains(2);
  }

  @Test
  void triesAgainAtOnceWhatFailedBeforeTheClockWasSetBack() {
    fails = true;
    assertThat(now().value()).isEmpty();
    fails = false;

    clock.forward(Duration.ofHours(-1));

    assertThat(now().value()).contains(2);
  }

  @Test
  void leavesAnExchangeAloneForAMomentThatDidNotAnswer() {
    fails = true;
    assertThat(now().failure()).isEqualTo("no answer");
    fails = false;

    assertThat(now().failure()).isEqualTo("no answer");
    assertThat(reads).hasValue(1);
  }

  @Test
  void aCallerWhoWasToldToEndSaysNothingToTheNext() {
    fails = true;
    Thread.currentThread().interrupt();
    Reading<Integer> ended = now();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.failure()).isEqualTo("no answer");
    fails = false;

    assertThat(now().value()).contains(2);
    assertThat(remembered.last().failure()).isEmpty();
  }

  private Reading<Integer> now() {
    return remembered.since(clock.instant());
  }

  private int read() {
    reads.incrementAndGet();
    if (fails) {
      throw new IllegalStateException("no answer");
    }
    return reads.get();
  }
}
