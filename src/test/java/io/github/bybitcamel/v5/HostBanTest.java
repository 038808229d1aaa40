package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostBanTest {

  private static final Duration LENGTH = Duration.ofMinutes(10);
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final FakeTime time = new FakeTime(NOW);
  private final HostBan ban = new HostBan(LENGTH, time.clock());

  @Test
  void leavesTheHostAloneForItsLength() {
    shutsOut();

    time.pass(LENGTH.minusMillis(1));
    assertThatThrownBy(() -> ban.enter(V5Endpoint.TICKERS)).isInstanceOf(V5Exception.class);
    assertThat(ban.until()).contains(NOW.plus(LENGTH));

    time.pass(Duration.ofMillis(1));
    ban.enter(V5Endpoint.TICKERS);
    assertThat(ban.until()).isEmpty();
  }

  @Test
  void triesTheHostWithOneCallWhereTheClockWasSetBack() {
    shutsOut();

    time.pass(Duration.ofHours(-5));

    assertThat(ban.until()).isEmpty();
    ban.enter(V5Endpoint.TICKERS);
    assertThatThrownBy(() -> ban.enter(V5Endpoint.TICKERS)).isInstanceOf(V5Exception.class);
    ban.ended(Optional.empty());
    ban.enter(V5Endpoint.TICKERS);
  }

  private void shutsOut() {
    ban.enter(V5Endpoint.TICKERS);
    ban.ended(
        Optional.of(
            V5Exception.refused(
                V5Endpoint.TICKERS, 10018, "too frequent", OutcomeClass.AFTER_RESET)));
  }
}
