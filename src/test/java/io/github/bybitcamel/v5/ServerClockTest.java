package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerClockTest {

  private final FakeTime time = new FakeTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final ServerClock clock = new ServerClock(time.clock(), time::nanos);

  @Test
  void trustsOurClockUntilItIsSynced() {
    assertThat(clock.now()).isEqualTo(time.clock().instant());
    assertThat(clock.health(ClockLimits.DEFAULT)).isEqualTo(ClockHealth.UNKNOWN);
  }

  @Test
  void takesTheMiddleOfARoundTrip() {
    clock.sync(serverAheadBy(1500, 30, 70));

    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(1500 - 20));
  }

  @Test
  void believesTheQuickestRoundTrip() {
    clock.sync(serverAheadBy(200, 100, 300));
    clock.sync(serverAheadBy(200, 2, 2));
    clock.sync(serverAheadBy(200, 10, 90));

    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(200));
    assertThat(clock.now()).isEqualTo(time.clock().instant().plusMillis(200));
  }

  @Test
  void forgetsARoundTripAfterEightMore() {
    clock.sync(serverAheadBy(200, 1, 1));
    for (int i = 0; i < 8; i++) {
      clock.sync(serverAheadBy(210, 10, 10));
    }

    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(210));
  }

  @Test
  void noticesThatAClockWasSet() {
    clock.sync(serverAheadBy(0, 1, 1));
    clock.sync(serverAheadBy(5000, 20, 20));

    assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void resyncBelievesTheNewRoundTripAlone() {
    clock.sync(serverAheadBy(100, 1, 1));
    clock.resync(serverAheadBy(110, 20, 20));

    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(110));
  }

  @Test
  void learnsNothingFromAFailure() {
    clock.sync(serverAheadBy(100, 1, 1));
    Supplier<Instant> broken =
        () -> {
          throw new IllegalStateException("no answer");
        };

    assertThatThrownBy(() -> clock.sync(broken)).hasMessage("no answer");
    assertThat(clock.offset()).isEqualTo(Duration.ofMillis(100));
  }

  @ParameterizedTest
  @CsvSource({
    "499, GOOD",
    "500, ALARM",
    "-500, ALARM",
    "999, ALARM",
    "1000, WRONG",
    "-1000, WRONG"
  })
  void judgesOurClockByLimits(long offset, ClockHealth health) {
    clock.sync(serverAheadBy(offset, 0, 0));

    assertThat(clock.health(ClockLimits.DEFAULT)).isEqualTo(health);
  }

  /** The server's time, {@code there} milliseconds after the question, {@code back} before here. */
  private Supplier<Instant> serverAheadBy(long offset, long there, long back) {
    return () -> {
      time.pass(Duration.ofMillis(there));
      Instant answer = time.clock().instant().plusMillis(offset);
      time.pass(Duration.ofMillis(back));
      return answer;
    };
  }
}
