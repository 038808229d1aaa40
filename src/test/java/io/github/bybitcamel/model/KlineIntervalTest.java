package io.github.bybitcamel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KlineIntervalTest {

  @ParameterizedTest
  @CsvSource({
    "1, 2026-03-01T10:07:59.999Z, 2026-03-01T10:07:00Z, 2026-03-01T10:08:00Z",
    "15, 2026-03-01T10:15:00Z, 2026-03-01T10:15:00Z, 2026-03-01T10:30:00Z",
    "240, 2026-03-01T10:07:59Z, 2026-03-01T08:00:00Z, 2026-03-01T12:00:00Z",
    "720, 2026-03-01T11:59:59Z, 2026-03-01T00:00:00Z, 2026-03-01T12:00:00Z",
    "D, 2026-03-01T23:59:59Z, 2026-03-01T00:00:00Z, 2026-03-02T00:00:00Z",
    "W, 2026-03-01T23:59:59Z, 2026-02-23T00:00:00Z, 2026-03-02T00:00:00Z",
    "W, 2026-03-02T00:00:00Z, 2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z",
    "M, 2026-02-28T23:59:59Z, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "M, 2026-12-31T23:59:59Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "60, 1969-12-31T23:30:00Z, 1969-12-31T23:00:00Z, 1970-01-01T00:00:00Z",
  })
  void knowsWhenCandlesOpen(String text, Instant time, Instant open, Instant next) {
    KlineInterval interval = KlineInterval.of(text);

    assertThat(interval.openTime(time)).isEqualTo(open);
    assertThat(interval.next(open)).isEqualTo(next);
    assertThat(interval.plus(next, -1)).isEqualTo(open);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsText(KlineInterval interval) {
    assertThat(KlineInterval.of(interval.text())).isEqualTo(interval);
  }

  @Test
  void saysWhichIntervalsThereAre() {
    assertThatThrownBy(() -> KlineInterval.of("1h"))
        .hasMessage("interval '1h' is none of 1, 3, 5, 15, 30, 60, 120, 240, 360, 720, D, W, M");
  }
}
