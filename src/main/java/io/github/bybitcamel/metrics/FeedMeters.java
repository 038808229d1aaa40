package io.github.bybitcamel.metrics;

import io.github.bybitcamel.console.FeedBoard;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How far each series has come, and how much of it each sink has. */
public final class FeedMeters {

  private FeedMeters() {}

  private record Cell(String series, FeedBoard.Delivery delivery) {}

  /** Returns the groups over {@code feeds}. */
  public static List<MeterBinder> of(FeedBoard feeds, Clock clock) {
    return List.of(
        new Table<>(feeds::series, series -> Tags.of("series", series.name()))
            .gauge(
                "bybit.feed.lag.seconds",
                "How far the watermark is behind now",
                series ->
                    seconds(
                        series.watermark().map(mark -> Duration.between(mark, clock.instant()))))
            .gauge("bybit.feed.gaps", "Open holes", FeedBoard.Series::gaps),
        new Table<>(
                () -> cells(feeds),
                cell -> Tags.of("series", cell.series(), "sink", cell.delivery().sink()))
            .counter("bybit.sink.delivered", "Rows taken", cell -> cell.delivery().delivered())
            .counter(
                "bybit.sink.dead.letter",
                "Rows refused for good",
                cell -> cell.delivery().deadLetter())
            .gauge("bybit.sink.pending", "Rows yet to take", cell -> cell.delivery().pending())
            .gauge(
                "bybit.sink.lag.seconds",
                "How far the sink is behind: its watermark, or the oldest row that waits",
                cell -> seconds(cell.delivery().lag())));
  }

  private static List<Cell> cells(FeedBoard feeds) {
    return feeds.series().stream()
        .flatMap(series -> series.sinks().stream().map(sink -> new Cell(series.name(), sink)))
        .toList();
  }

  private static double seconds(Optional<Duration> length) {
    return length.map(some -> some.toMillis() / 1000.0).orElse(Double.NaN);
  }
}
