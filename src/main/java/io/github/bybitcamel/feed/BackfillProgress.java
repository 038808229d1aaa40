package io.github.bybitcamel.feed;

import io.github.bybitcamel.settings.SinkNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how a long way back to the present goes on: done, total, rate and the time it still takes.
 */
final class BackfillProgress {

  private static final Logger LOG = LoggerFactory.getLogger("backfill");
  private static final long WORTH_SAYING = 1000;
  private static final Duration RHYTHM = Duration.ofSeconds(5);

  private final KlineOrder order;
  private final String sink;
  private Optional<Mark> begun = Optional.empty();
  private Instant said = Instant.EPOCH;

  private record Mark(Instant at, Instant next) {}

  BackfillProgress(KlineOrder order, String sink) {
    this.order = order;
    this.sink = sink;
  }

  void at(Instant start, Instant next, Instant wanted, Instant now) {
    long left = order.series().slots(next, wanted);
    if (begun.isEmpty()) {
      if (left < WORTH_SAYING && order.until().isEmpty()) {
        return;
      }
      begun = Optional.of(new Mark(now, next));
      said = Instant.EPOCH;
    }
    if (left > 0 && said.plus(RHYTHM).isAfter(now)) {
      return;
    }
    said = now;
    long done = order.series().slots(start, next);
    double seconds = Math.max(0.001, Duration.between(begun.get().at(), now).toMillis() / 1000.0);
    double rate = order.series().slots(begun.get().next(), next) / seconds;
    LOG.info(
        "{} to {}: {} of {} candles, {} a second, {}",
        order,
        SinkNames.shown(sink),
        done,
        done + left,
        Math.round(rate),
        left == 0 ? "done" : rate == 0 ? "begun" : Math.round(left / rate) + " s left");
  }

  void done() {
    begun = Optional.empty();
  }
}
