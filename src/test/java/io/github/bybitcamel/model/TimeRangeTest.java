package io.github.bybitcamel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void splitsWithoutAGap() {
    TimeRange range = new TimeRange(START, START.plusSeconds(25));

    assertThat(range.split(Duration.ofSeconds(10)))
        .isEqualTo(
            List.of(
                new TimeRange(START, START.plusSeconds(10)),
                new TimeRange(START.plusSeconds(10), START.plusSeconds(20)),
                new TimeRange(START.plusSeconds(20), START.plusSeconds(25))));
  }

  @Test
  void staysWholeWhereItFits() {
    TimeRange range = new TimeRange(START, START.plusSeconds(10));

    assertThat(range.split(Duration.ofSeconds(10))).containsExactly(range);
    assertThat(new TimeRange(START, START).split(Duration.ofSeconds(10))).hasSize(1);
  }

  @Test
  void doesNotEndBeforeItBegins() {
    assertThatThrownBy(() -> new TimeRange(START, START.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
