package io.github.bybitcamel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Candles: each sink reads them itself, from where it stands. */
record KlineFeed(List<KlineOrder> orders, KlineSource source, FeedStore store, Alarm alarm)
    implements Feed {

  @Override
  public List<Task> tasks(String sink) {
    return orders.stream()
        .<Task>map(order -> new KlineTask(order, sink, source, store, alarm))
        .toList();
  }

  @Override
  public List<String> series() {
    return orders.stream().map(KlineOrder::name).toList();
  }

  @Override
  public List<SeriesResult> results(String sink) {
    List<SeriesResult> all = new ArrayList<>();
    for (KlineOrder order : orders) {
      KlineTable table = new KlineTable(store, order.name(), sink);
      Optional<KlineTable.Counts> counts = table.counts();
      Map<String, Long> gaps = new HashMap<>();
      for (Gap.Status status : Gap.Status.values()) {
        long missing =
            store.transact(sql -> new GapTable(order.name(), sink).all(sql, status)).stream()
                .mapToLong(gap -> order.series().slots(gap.from(), gap.to()))
                .sum();
        if (missing > 0) {
          gaps.put(SeriesResult.text(status), missing);
        }
      }
      all.add(
          new SeriesResult(
              order.toString(),
              sink,
              counts.map(KlineTable.Counts::delivered).orElse(0L),
              counts.map(KlineTable.Counts::dead).orElse(0L),
              gaps));
    }
    return all;
  }

  @Override
  public void poll() {
    // The couriers ask, each for itself, once they are woken afterwards.
  }

  @Override
  public List<Progress> progress(
      FeedStore any, String name, String sink, String error, Instant now) {
    return orders.stream().map(order -> progress(order, sink, error)).toList();
  }

  private Progress progress(KlineOrder order, String sink, String error) {
    KlineTable table = new KlineTable(store, order.name(), sink);
    Optional<KlineTable.Counts> counts = table.counts();
    return new Progress(
        order.name(),
        sink,
        counts.map(KlineTable.Counts::next),
        counts.map(done -> Duration.between(done.next(), source.serverTime())),
        table.openGaps(),
        counts.map(KlineTable.Counts::delivered).orElse(0L),
        counts.map(done -> waiting(order.series(), done.next())).orElse(0L),
        counts.map(KlineTable.Counts::dead).orElse(0L),
        error);
  }

  /** Returns how many candles have closed that open from {@code next} on. */
  private long waiting(Series series, Instant next) {
    Instant open = series.interval().openTime(source.serverTime());
    return next.isBefore(open) ? series.slots(next, open) : 0;
  }
}
