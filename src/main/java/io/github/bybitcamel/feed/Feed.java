package io.github.bybitcamel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A feed that runs: what a poll of it does, and who carries what it finds. */
interface Feed {

  /** Returns what is to be carried into one sink. */
  List<Task> tasks(String sink);

  /** Returns the series whose cursors the tasks move; empty where they go by the feed's name. */
  default List<String> series() {
    return List.of();
  }

  /** Looks whether there is something new; the couriers are woken afterwards. */
  void poll();

  /** Returns what each of the series came to in a sink; none where there are no series. */
  default List<SeriesResult> results(String sink) {
    return List.of();
  }

  /** Returns how far the feed called {@code name} has come into {@code sink}. */
  default List<Progress> progress(
      FeedStore store, String name, String sink, String error, Instant now) {
    Journal journal = new Journal(store, name);
    Journal.Counts counts = journal.counts(sink);
    Instant oldest = journal.oldest(sink).orElse(now);
    return List.of(
        new Progress(
            name,
            sink,
            Optional.empty(),
            Optional.of(Duration.between(oldest, now)),
            0,
            counts.delivered(),
            counts.pending(),
            counts.dead(),
            error));
  }
}
