package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.KlineTable.Taken;
import io.github.bybitcamel.feed.Reading.Item;
import io.github.bybitcamel.feed.Reading.Span;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.KlinePage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one series of candles into one sink: closed ones, in order, each once; corrections as
 * revisions. Where it stopped, it goes on.
 */
final class KlineTask implements Task {

  private static final Logger LOG = LoggerFactory.getLogger(KlineTask.class);
  private static final Duration FIRST_REFILL = Duration.ofMinutes(1);

  private final KlineOrder order;
  private final KlineSource source;
  private final KlineTable table;
  private final GapTask gaps;
  private final BackfillProgress progress;
  private final KlineRecords records;
  private Optional<KlineCursor> known = Optional.empty();

  KlineTask(KlineOrder order, String sink, KlineSource source, FeedStore store, Alarm alarm) {
    this.order = order;
    this.source = source;
    this.table = new KlineTable(store, order.name(), sink);
    this.records = new KlineRecords(order.series());
    this.gaps = new GapTask(order, sink, source, store, table, alarm);
    this.progress = new BackfillProgress(order, sink);
  }

  @Override
  public boolean step(SinkDoor sink) throws SinkDownException {
    try {
      return forward(sink) || gaps.step(sink);
    } catch (SinkDownException | RuntimeException e) {
      // What was kept in memory may be ahead of the store, or behind it.
      known = Optional.empty();
      throw e;
    }
  }

  private boolean forward(SinkDoor sink) throws SinkDownException {
    KlineCursor cursor = cursor();
    KlineInterval interval = order.series().interval();
    Instant end = Reading.closedEnd(interval, source.serverTime());
    Instant wanted = order.until().filter(end::isAfter).orElse(end);
    if (!cursor.next().isBefore(wanted)) {
      progress.done();
      return false;
    }
    Instant overlap = interval.plus(cursor.next(), -Reading.OVERLAP);
    Instant from = overlap.isBefore(cursor.start()) ? cursor.start() : overlap;
    KlinePage page = source.page(order.series(), from);
    Reading reading = Reading.of(interval, cursor, page, from, order.until());
    deliver(sink, reading, source(reading, wanted));
    known = Optional.of(moved(cursor, reading));
    progress.at(cursor.start(), reading.next(), wanted, source.serverTime());
    return reading.next().isAfter(cursor.next()) && reading.next().isBefore(wanted);
  }

  private KlineCursor cursor() {
    if (known.isEmpty()) {
      known = Optional.of(table.find().orElseGet(this::begin));
      Instant start = known.get().start();
      Optional<Instant> earlier =
          order.from().map(order.series()::firstFrom).filter(start::isAfter);
      if (earlier.isPresent()) {
        Instant first = HistoryStart.of(source, order.series(), earlier.get());
        if (first.isBefore(start)) {
          table.beginEarlier(first, start, source.serverTime());
          known = table.find();
        }
      }
    }
    return known.orElseThrow();
  }

  private KlineCursor begin() {
    KlineInterval interval = order.series().interval();
    Instant newest = interval.plus(Reading.closedEnd(interval, source.serverTime()), -1);
    Instant start =
        order
            .from()
            .map(time -> HistoryStart.of(source, order.series(), order.series().firstFrom(time)))
            .orElse(newest);
    table.begin(start);
    return table.find().orElseThrow();
  }

  private String source(Reading reading, Instant wanted) {
    return order.series().slots(reading.next(), wanted) > 0 || order.until().isPresent()
        ? "backfill"
        : "poll";
  }

  private void deliver(SinkDoor sink, Reading reading, String from) throws SinkDownException {
    Instant now = source.serverTime();
    table.offer(reading.offered());
    List<FeedRecord> rows =
        reading.items().stream()
            .map(item -> records.record(item.kline(), item.revision(), from, now))
            .toList();
    List<Sink.Refused> refused = rows.isEmpty() ? List.of() : sink.take(rows);
    table.taken(
        reading.next(),
        order.series().interval().plus(reading.next(), -Reading.OVERLAP),
        taken(reading.items(), rows, refused, now),
        sql -> {
          for (Span gap : reading.missing()) {
            gaps.table().open(sql, gap.from(), gap.to(), now, now.plus(FIRST_REFILL));
          }
          return null;
        });
    reading
        .missing()
        .forEach(gap -> LOG.warn("{}: nothing from {} until {}", order, gap.from(), gap.to()));
    refused.forEach(one -> LOG.warn("{}: {} refused: {}", order, one.record().key(), one.reason()));
  }

  static Taken taken(
      List<Item> items, List<FeedRecord> rows, List<Sink.Refused> refused, Instant now) {
    Map<String, Boolean> first = new HashMap<>();
    if (!refused.isEmpty()) {
      for (int i = 0; i < rows.size(); i++) {
        first.put(rows.get(i).key(), items.get(i).first());
      }
    }
    long fresh = items.stream().filter(Item::first).count();
    long deadFresh = refused.stream().filter(one -> first.get(one.record().key())).count();
    List<DeadLetter> dead = refused.stream().map(one -> DeadLetter.of(one, now)).toList();
    return new Taken(
        fresh - deadFresh, items.size() - fresh - (dead.size() - deadFresh), dead, deadFresh);
  }

  private KlineCursor moved(KlineCursor cursor, Reading reading) {
    long keepFrom = order.series().interval().plus(reading.next(), -Reading.OVERLAP).toEpochMilli();
    Map<Long, KlineCursor.Offered> window = new HashMap<>(cursor.window());
    window.putAll(reading.offered());
    window.keySet().removeIf(open -> open < keepFrom);
    return new KlineCursor(cursor.start(), reading.next(), window);
  }
}
