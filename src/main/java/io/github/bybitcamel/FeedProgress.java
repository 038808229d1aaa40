package io.github.bybitcamel;

import io.github.bybitcamel.console.FeedBoard;
import io.github.bybitcamel.console.UnreadableException;
import io.github.bybitcamel.feed.FeedStoreException;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.feed.Progress;
import io.github.bybitcamel.settings.SinkNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far the feeds have come, as the console and the metrics show it. */
record FeedProgress(Feeds feeds) implements FeedBoard {

  @Override
  public List<Series> series() {
    Map<String, List<Progress>> bySeries = new LinkedHashMap<>();
    progress()
        .forEach(one -> bySeries.computeIfAbsent(one.series(), any -> new ArrayList<>()).add(one));
    return bySeries.entrySet().stream().map(one -> series(one.getKey(), one.getValue())).toList();
  }

  private List<Progress> progress() {
    try {
      return feeds.progress();
    } catch (FeedStoreException e) {
      throw new UnreadableException(e.getMessage(), e);
    }
  }

  /** A series is whole up to where its slowest sink has come. */
  private static Series series(String name, List<Progress> sinks) {
    Optional<Instant> whole =
        sinks.stream().flatMap(one -> one.watermark().stream()).min(Instant::compareTo);
    int gaps = sinks.stream().mapToInt(Progress::gaps).max().orElse(0);
    return new Series(name, whole, gaps, sinks.stream().map(FeedProgress::delivery).toList());
  }

  private static Delivery delivery(Progress one) {
    return new Delivery(
        SinkNames.shown(one.sink()),
        one.watermark(),
        one.lag(),
        one.delivered(),
        one.pending(),
        one.dead(),
        one.error());
  }
}
