package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.Gap.Status;
import io.github.bybitcamel.feed.Reading.Item;
import io.github.bybitcamel.feed.Reading.Span;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.KlinePage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks again for what the exchange did not give, until it is there or proven not to be. */
final class GapTask implements Task {

  private static final Logger LOG = LoggerFactory.getLogger(GapTask.class);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private static final int MOST_UNREADABLE = 10;

  private final KlineOrder order;
  private final KlineSource source;
  private final FeedStore store;
  private final KlineTable cursors;
  private final GapTable table;
  private final KlineRecords records;
  private final Alarm alarm;
  private final BackfillProgress progress;
  private Instant begun = Instant.EPOCH;
  private Instant reached = Instant.EPOCH;

  GapTask(
      KlineOrder order,
      String sink,
      KlineSource source,
      FeedStore store,
      KlineTable cursors,
      Alarm alarm) {
    this.order = order;
    this.source = source;
    this.store = store;
    this.cursors = cursors;
    this.table = new GapTable(order.name(), sink);
    this.records = new KlineRecords(order.series());
    this.alarm = alarm;
    this.progress = new BackfillProgress(order, sink);
  }

  GapTable table() {
    return table;
  }

  /** Returns a time, or the end of the stretch there in which the exchange has nothing. */
  Instant behindNothing(Instant time) {
    return store.transact(sql -> table.all(sql, Status.VENUE_EMPTY)).stream()
        .filter(gap -> !gap.from().isAfter(time) && gap.to().isAfter(time))
        .map(Gap::to)
        .findFirst()
        .orElse(time);
  }

  /**
   * Opens gaps for candles that were delivered once, and that neither the sink nor the exchange has
   * now: they count as missing from here on.
   *
   * @param there what opens in the stretch and is there
   * @param due when they are asked for again
   */
  void reopen(Span stretch, Set<Instant> there, Instant now, Instant due) {
    List<Span> holes = store.transact(sql -> reopen(sql, stretch, there, now, due));
    holes.forEach(gap -> LOG.warn("{}: nothing from {} until {}", order, gap.from(), gap.to()));
  }

  private List<Span> reopen(Sql sql, Span stretch, Set<Instant> there, Instant now, Instant due)
      throws SQLException {
    List<Gap> known = table.missing(sql, stretch);
    KlineInterval interval = order.series().interval();
    List<Span> holes = new ArrayList<>();
    for (Instant at = stretch.from(); at.isBefore(stretch.to()); at = interval.next(at)) {
      Instant open = at;
      if (!there.contains(open) && known.stream().noneMatch(gap -> gap.has(open))) {
        Reading.add(holes, open, interval.next(open));
      }
    }
    long slots = 0;
    for (Span hole : holes) {
      table.open(sql, hole.from(), hole.to(), now, due);
      slots += order.series().slots(hole.from(), hole.to());
    }
    cursors.count(sql, new KlineTable.Taken(-slots, 0, List.of(), 0));
    return holes;
  }

  @Override
  public boolean step(SinkDoor sink) throws SinkDownException {
    Instant now = source.serverTime();
    Optional<Gap> due = store.transact(sql -> table.due(sql, now));
    if (due.isEmpty()) {
      return false;
    }
    fill(due.get(), sink, now);
    return true;
  }

  private void fill(Gap gap, SinkDoor sink, Instant now) throws SinkDownException {
    KlineInterval interval = order.series().interval();
    KlinePage page = source.page(order.series(), gap.from());
    Instant reach = interval.plus(gap.from(), KlinePage.MOST);
    Instant far = reach.isBefore(gap.to()) ? reach : gap.to();
    NavigableMap<Instant, Kline> rows = within(page, gap.from(), far);
    Instant end = rows.keySet().stream().skip(sink.most()).findFirst().orElse(far);
    rows.tailMap(end, true).clear();
    List<Item> items = rows.values().stream().map(kline -> new Item(kline, 0, true)).toList();
    List<FeedRecord> offered =
        items.stream().map(i -> records.record(i.kline(), 0, "backfill", now)).toList();
    List<Sink.Refused> refused = offered.isEmpty() ? List.of() : sink.take(offered);
    KlineTable.Taken taken = KlineTask.taken(items, offered, refused, now);
    store.transact(
        sql -> {
          table.delete(sql, gap);
          rest(sql, gap, new Span(gap.from(), end), rows, page.unreadable(), now);
          if (end.isBefore(gap.to())) {
            table.insert(sql, part(gap, end, gap.to()), Status.OPEN, now, now);
          }
          return cursors.count(sql, taken);
        });
    if (!gap.from().equals(reached)) {
      begun = gap.from();
      progress.done();
      LOG.info("{}: {} until {} is asked for again", order, gap.from(), gap.to());
    }
    reached = end;
    progress.at(begun, end, gap.to(), now);
  }

  private NavigableMap<Instant, Kline> within(KlinePage page, Instant from, Instant end) {
    KlineInterval interval = order.series().interval();
    NavigableMap<Instant, Kline> rows = new TreeMap<>();
    for (Kline kline : page.klines()) {
      Instant open = kline.openTime();
      if (!open.isBefore(from) && open.isBefore(end) && interval.openTime(open).equals(open)) {
        rows.put(open, kline);
      }
    }
    return rows;
  }

  /** Keeps what is still missing of {@code asked} open, or says for good that it is not there. */
  private void rest(
      Sql sql, Gap gap, Span asked, Map<Instant, Kline> rows, int unreadable, Instant now)
      throws SQLException {
    KlineInterval interval = order.series().interval();
    List<Span> filled = new ArrayList<>();
    List<Span> empty = new ArrayList<>();
    for (Instant open = asked.from(); open.isBefore(asked.to()); open = interval.next(open)) {
      Instant following = interval.next(open);
      Reading.add(rows.containsKey(open) ? filled : empty, open, following);
    }
    for (Span span : filled) {
      table.insert(sql, part(gap, span.from(), span.to()), Status.FILLED, now, now);
    }
    for (Span span : empty) {
      stillEmpty(sql, gap, span, !rows.isEmpty(), unreadable, now);
    }
  }

  private void stillEmpty(
      Sql sql, Gap gap, Span span, boolean progress, int unreadable, Instant now)
      throws SQLException {
    Optional<Instant> firstEmpty = progress ? Optional.empty() : gap.firstEmpty();
    boolean proven = firstEmpty.filter(first -> !first.plus(PAUSE).isAfter(now)).isPresent();
    Status status = Status.OPEN;
    if (unreadable > 0 && gap.attempts() >= MOST_UNREADABLE) {
      status = Status.GIVEN_UP;
      alarm.raise("GAP_GIVEN_UP", order.name(), span.from() + " until " + span.to());
    } else if (unreadable == 0 && proven) {
      status = Status.VENUE_EMPTY;
      LOG.warn("{}: the exchange has nothing from {} until {}", order, span.from(), span.to());
    }
    Gap rest =
        new Gap(
            0,
            span.from(),
            span.to(),
            gap.attempts() + 1,
            gap.detected(),
            unreadable > 0 ? Optional.empty() : Optional.of(firstEmpty.orElse(now)));
    table.insert(sql, rest, status, now.plus(PAUSE), now);
  }

  private static Gap part(Gap gap, Instant from, Instant to) {
    return new Gap(0, from, to, gap.attempts(), gap.detected(), Optional.empty());
  }
}
