package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.KlineTable.Taken;
import io.github.bybitcamel.feed.Reading.Item;
import io.github.bybitcamel.feed.Reading.Span;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.KlinePage;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one series of candles into one sink: closed ones, in order, each once; corrections as
 * revisions. Where it stopped, it goes on.
 */
final class KlineTask implements Task {

  private static final Logger LOG = LoggerFactory.getLogger(KlineTask.class);
  private static final Duration FIRST_REFILL = Duration.ofMinutes(1);

  /** A person waits for it. */
  private static final Duration STRETCH_REFILL = Duration.ofSeconds(5);

  private static final Duration LONG = Duration.ofHours(1);

  /** Less than a minute: what comes each minute comes a moment early now and then. */
  private static final Duration LOOKS = Duration.ofSeconds(45);

  /** How long a series may keep a slow sink: the others wait meanwhile. */
  private static final Duration TURN = Duration.ofSeconds(2);

  private final KlineOrder order;
  private final KlineSource source;
  private final KlineTable table;
  private final GapTask gaps;
  private final BackfillProgress progress;
  private final KlineRecords records;
  private final PagesAhead pages;
  private Optional<KlineCursor> known = Optional.empty();

  /** What the sink lost before this process began; empty until that was looked for. */
  private Optional<Span> lost = Optional.empty();

  /** When the schedule came last, by the exchange's time. */
  private Instant woken = Instant.EPOCH;

  private Instant looked = Instant.EPOCH;

  KlineTask(KlineOrder order, String sink, KlineSource source, FeedStore store, Alarm alarm) {
    this.order = order;
    this.source = source;
    this.table = new KlineTable(store, order.name(), sink);
    this.records = new KlineRecords(order.series());
    this.pages = new PagesAhead(source, order.series());
    this.gaps = new GapTask(order, sink, source, store, table, alarm);
    this.progress = new BackfillProgress(order, sink);
  }

  @Override
  public boolean step(SinkDoor sink) throws SinkDownException {
    try {
      return restore(sink) || forward(sink) || gaps.step(sink);
    } catch (SinkDownException | RuntimeException e) {
      // What was kept in memory may be ahead of the store, or behind it.
      known = Optional.empty();
      pages.forget();
      throw e;
    }
  }

  @Override
  public void woken() {
    woken = source.serverTime();
  }

  @Override
  public void stopped() {
    pages.forget();
  }

  /**
   * Delivers again what the sink has no more: a file whose tail was lost, another folder. Counts
   * change only by what the exchange does not give now. That becomes a gap before anything is
   * delivered: what the sink has behind it would hide it from the next start.
   */
  private boolean restore(SinkDoor sink) throws SinkDownException {
    KlineCursor cursor = cursor(sink);
    Span span = lost.isPresent() ? lost.get() : lost(sink, cursor);
    lost = Optional.of(span);
    if (!span.from().isBefore(span.to())) {
      return false;
    }
    KlineInterval interval = order.series().interval();
    KlinePage page = source.page(order.series(), span.from());
    Instant now = source.serverTime();
    List<FeedRecord> rows = new ArrayList<>();
    Set<Instant> there = new HashSet<>();
    Instant reach = interval.plus(span.from(), KlinePage.MOST);
    Instant end = reach.isBefore(span.to()) ? reach : span.to();
    for (Kline kline : page.klines()) {
      if (!kline.openTime().isBefore(span.from()) && kline.openTime().isBefore(end)) {
        KlineCursor.Offered was = cursor.window().get(kline.openTime().toEpochMilli());
        rows.add(records.record(kline, was == null ? 0 : was.revision(), "backfill", now));
        there.add(kline.openTime());
      }
    }
    gaps.reopen(new Span(span.from(), end), there, now, now.plus(refill()));
    for (int i = 0; i < rows.size(); i += Math.min(sink.most(), rows.size() - i)) {
      List<FeedRecord> some = rows.subList(i, i + Math.min(sink.most(), rows.size() - i));
      taken(sink.take(some), now);
    }
    lost = Optional.of(new Span(end, span.to()));
    return true;
  }

  /** What is refused again is known to be missing, in a new place it is not: it is kept. */
  private void taken(List<Sink.Refused> refused, Instant now) {
    if (!refused.isEmpty()) {
      List<DeadLetter> dead = refused.stream().map(one -> DeadLetter.of(one, now)).toList();
      table.count(new Taken(0, 0, dead, 0));
    }
  }

  private Span lost(SinkDoor sink, KlineCursor cursor) throws SinkDownException {
    if (!cursor.start().isBefore(cursor.next())) {
      return new Span(cursor.next(), cursor.next());
    }
    Optional<Instant> newest =
        sink.newest(RecordTypes.OHLCV, order.series().columns(), cursor.next());
    Instant from = newest.map(this::following).orElse(cursor.next());
    if (from.isBefore(cursor.start())) {
      from = cursor.start();
    }
    from = gaps.behindNothing(from);
    if (from.isBefore(cursor.next())) {
      LOG.warn(
          "{}: the sink has nothing from {} until {}: it is delivered again",
          order,
          from,
          cursor.next());
    }
    return new Span(from, cursor.next());
  }

  private Instant following(Instant newest) {
    KlineInterval interval = order.series().interval();
    return newest.equals(Instant.EPOCH) ? Instant.EPOCH : interval.next(interval.openTime(newest));
  }

  private boolean forward(SinkDoor sink) throws SinkDownException {
    KlineCursor cursor = cursor(sink);
    KlineInterval interval = order.series().interval();
    Instant end = Reading.closedEnd(interval, source.serverTime());
    Instant wanted = order.until().filter(end::isAfter).orElse(end);
    if (!cursor.next().isBefore(wanted)) {
      progress.done();
    }
    if (!asks(cursor.next(), wanted)) {
      pages.forget();
      return false;
    }
    Instant now = source.serverTime();
    Reading reading = readOn(cursor, sink, wanted);
    looked = now;
    boolean all = deliver(sink, reading.parts(interval, cursor.next(), sink.most()), wanted);
    Instant next = known.map(KlineCursor::next).orElseThrow();
    progress.at(cursor.start(), next, wanted, source.serverTime());
    boolean more = !all || (next.isAfter(cursor.next()) && asks(next, wanted));
    if (!more) {
      pages.forget();
    }
    return more;
  }

  /**
   * Delivers one part after the other; what is left over is read again next time.
   *
   * @return whether nothing is
   */
  private boolean deliver(SinkDoor sink, List<Reading> parts, Instant wanted)
      throws SinkDownException {
    String how = source(parts.get(parts.size() - 1), wanted);
    Instant end = source.serverTime().plus(TURN);
    Iterator<Reading> rest = parts.iterator();
    do {
      Reading part = rest.next();
      deliver(sink, part, how);
      known = known.map(before -> moved(before, part));
    } while (rest.hasNext() && !sink.stopping() && source.serverTime().isBefore(end));
    return !rest.hasNext();
  }

  /** On a long way, some pages are delivered at once. What fails is asked for again next time. */
  private Reading readOn(KlineCursor cursor, SinkDoor sink, Instant wanted) {
    int most = pagesAtOnce(sink);
    Reading all = read(cursor, wanted, most);
    try {
      for (int i = 1; i < most && goesOn(all, wanted) && !sink.stopping(); i++) {
        all = all.then(read(moved(cursor, all), wanted, most));
      }
    } catch (V5Exception e) {
      LOG.debug("{}: {} is delivered without the rest: {}", order, all.next(), e.getMessage());
    }
    return all;
  }

  /**
   * Returns how many pages the sink takes at once, and how many are asked for ahead; 0 if it takes
   * one in pieces.
   */
  private static int pagesAtOnce(SinkDoor sink) {
    return Math.min(PagesAhead.AT_ONCE, sink.most() / KlinePage.MOST);
  }

  private Reading read(KlineCursor cursor, Instant wanted, int ahead) {
    KlineInterval interval = order.series().interval();
    Instant overlap = interval.plus(cursor.next(), -Reading.OVERLAP);
    Instant from = overlap.isBefore(cursor.start()) ? cursor.start() : overlap;
    KlinePage page = pages.page(from, wanted, ahead);
    return Reading.of(interval, cursor, page, from, order.until());
  }

  private static boolean goesOn(Reading reading, Instant wanted) {
    return reading.whole() && reading.next().isBefore(wanted);
  }

  /**
   * Returns whether the exchange is asked: for all of a stretch, else for what had closed when the
   * schedule came. What was about to close then counts: to the second a schedule means it.
   */
  private boolean asks(Instant next, Instant wanted) {
    if (!next.isBefore(wanted)) {
      return looksAgain();
    }
    Instant scheduled = order.series().interval().openTime(woken.plus(Reading.MARGIN));
    return order.until().isPresent() || next.isBefore(scheduled);
  }

  /** A correction of a long candle is not waited for until the next one has closed. */
  private boolean looksAgain() {
    return order.until().isEmpty()
        && order.series().interval().length().compareTo(LONG) >= 0
        && looked.isBefore(woken)
        && !looked.plus(LOOKS).isAfter(source.serverTime());
  }

  private KlineCursor cursor(SinkDoor sink) throws SinkDownException {
    if (known.isEmpty()) {
      known = table.find();
      if (known.isEmpty()) {
        known = Optional.of(begin(sink));
      }
      Instant start = known.get().start();
      Optional<Instant> earlier =
          order.from().map(order.series()::firstFrom).filter(start::isAfter);
      if (earlier.isPresent()) {
        Instant first = HistoryStart.of(source, order.series(), earlier.get());
        table.beginEarlier(
            earlier.get(), first.isBefore(start) ? first : start, start, source.serverTime());
        known = table.find();
      }
    }
    return known.orElseThrow();
  }

  private KlineCursor begin(SinkDoor sink) throws SinkDownException {
    Instant now = source.serverTime();
    if (order.from().isPresent()) {
      Instant wanted = order.series().firstFrom(order.from().get());
      Instant first = HistoryStart.of(source, order.series(), wanted);
      if (wanted.isBefore(first)) {
        LOG.info("{}: the exchange has nothing before {}", order, first);
      }
      table.begin(wanted, first, now);
    } else {
      Instant start = known(sink, now);
      table.begin(start, start, now);
    }
    return table.find().orElseThrow();
  }

  /** Goes on behind what was brought into the sink before, if anything was; else begins now. */
  private Instant known(SinkDoor sink, Instant now) throws SinkDownException {
    KlineInterval interval = order.series().interval();
    Instant newest = interval.plus(Reading.closedEnd(interval, now), -1);
    Instant before =
        sink.newest(RecordTypes.OHLCV, order.series().columns(), newest)
            .filter(Instant.EPOCH::isBefore)
            .map(this::following)
            .orElse(Instant.EPOCH);
    Instant stretched = table.stretched(order.series().name()).orElse(Instant.EPOCH);
    Instant there = stretched.isAfter(before) ? stretched : before;
    if (there.equals(Instant.EPOCH) || !there.isBefore(newest)) {
      return newest;
    }
    LOG.info("{}: goes on from {}, where the sink ends", order, there);
    return there;
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
        reading.offered().keySet(),
        taken(reading.items(), rows, refused, now),
        sql -> {
          for (Span gap : reading.missing()) {
            gaps.table().open(sql, gap.from(), gap.to(), now, now.plus(refill()));
          }
          return null;
        });
    reading
        .missing()
        .forEach(gap -> LOG.warn("{}: nothing from {} until {}", order, gap.from(), gap.to()));
    refused.forEach(one -> LOG.warn("{}: {} refused: {}", order, one.record().key(), one.reason()));
  }

  private Duration refill() {
    return order.until().isPresent() ? STRETCH_REFILL : FIRST_REFILL;
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
    reading
        .offered()
        .forEach(
            (open, one) ->
                window.put(open, new KlineCursor.Offered(one.revision(), one.digest(), true)));
    window.keySet().removeIf(open -> open < keepFrom);
    return new KlineCursor(cursor.start(), reading.next(), window);
  }
}
