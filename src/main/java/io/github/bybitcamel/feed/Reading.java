package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.KlineCursor.Offered;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.v5.KlinePage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one answer means for one cursor: which candles are to be delivered, where the cursor moves,
 * and what is missing. Arithmetic only.
 *
 * @param items what is to be delivered, in order
 * @param next where the cursor moves once they are
 * @param missing stretches before {@code next} that the exchange did not give
 * @param offered the newest of the items and the corrections, by open time in epoch milliseconds
 * @param whole whether every candle that is closed by the exchange's time, as far as one call
 *     reaches, is there or known to be missing
 */
record Reading(
    List<Item> items, Instant next, List<Span> missing, Map<Long, Offered> offered, boolean whole) {

  /** How many candles before the cursor are read again, to see corrections. */
  static final int OVERLAP = 3;

  /** A candle counts as closed only this long after its end by the exchange's time. */
  static final Duration MARGIN = Duration.ofSeconds(2);

  /** The newest candles may be late; what is older and not there is missing. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * A candle to be delivered.
   *
   * @param first whether it was never delivered before, as far as is known
   */
  record Item(Kline kline, int revision, boolean first) {}

  /** A stretch; {@code to} is exclusive. */
  record Span(Instant from, Instant to) {}

  /** Returns the exclusive end of what one call from {@code from} on can tell for sure. */
  static Instant closedEnd(KlineInterval interval, Instant serverTime) {
    return interval.openTime(serverTime.minus(MARGIN));
  }

  /**
   * Reads a page.
   *
   * @param from what was asked for
   * @param until candles from here on are not wanted
   */
  static Reading of(
      KlineInterval interval,
      KlineCursor cursor,
      KlinePage page,
      Instant from,
      Optional<Instant> until) {
    Instant closed = closedEnd(interval, page.serverTime());
    Instant reach = earlier(closed, interval.plus(from, KlinePage.MOST));
    Instant end = until.map(last -> earlier(last, reach)).orElse(reach);
    List<Kline> rows = page.klines();
    Instant newest = newest(interval, rows);
    Instant late = page.serverTime().minus(PATIENCE);

    List<Item> items = corrections(cursor, rows);
    List<Span> missing = new ArrayList<>();
    Instant next = cursor.next();
    int row = 0;
    while (next.isBefore(end)) {
      // What is not on the grid is passed over with what lies before the cursor.
      while (row < rows.size() && rows.get(row).openTime().isBefore(next)) {
        row++;
      }
      Instant following = interval.next(next);
      if (row < rows.size() && rows.get(row).openTime().equals(next)) {
        items.add(item(cursor, rows.get(row)));
      } else if (newest.isAfter(next) || following.isBefore(late)) {
        add(missing, next, following);
      } else {
        break;
      }
      next = following;
    }
    return new Reading(
        items, next, missing, offered(items, interval.plus(next, -OVERLAP)), !next.isBefore(end));
  }

  /**
   * Puts the reading of the next page behind this one, so that both are delivered at once. A candle
   * that the second corrects is delivered as it is now.
   */
  Reading then(Reading following) {
    List<Item> all = new ArrayList<>(items);
    for (Item item : following.items) {
      int before = item.first() ? -1 : place(item.kline().openTime());
      if (before < 0) {
        all.add(item);
      } else {
        all.set(before, new Item(item.kline(), item.revision(), items.get(before).first()));
      }
    }
    List<Span> gaps = new ArrayList<>(missing);
    following.missing.forEach(gap -> add(gaps, gap.from(), gap.to()));
    Map<Long, Offered> both = new HashMap<>(offered);
    both.putAll(following.offered);
    return new Reading(all, following.next, gaps, both, following.whole);
  }

  private int place(Instant open) {
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i).kline().openTime().equals(open)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Parts it into readings of at most {@code most} items, one after the other.
   *
   * @param begin where the cursor stands
   */
  List<Reading> parts(KlineInterval interval, Instant begin, int most) {
    List<Reading> parts = new ArrayList<>();
    Instant from = begin;
    for (int i = 0; i + most < items.size(); i += most) {
      Item following = items.get(i + most);
      Instant to = following.first() ? following.kline().openTime() : begin;
      parts.add(part(interval, items.subList(i, i + most), from, to));
      from = to;
    }
    if (parts.isEmpty()) {
      return List.of(this);
    }
    parts.add(part(interval, items.subList(parts.size() * most, items.size()), from, next));
    return parts;
  }

  private Reading part(KlineInterval interval, List<Item> some, Instant from, Instant to) {
    List<Span> holes =
        missing.stream()
            .filter(gap -> !gap.from().isBefore(from) && !gap.to().isAfter(to))
            .toList();
    return new Reading(some, to, holes, offered(some, interval.plus(to, -OVERLAP)), whole);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant newest(KlineInterval interval, List<Kline> rows) {
    for (int i = rows.size() - 1; i >= 0; i--) {
      Instant open = rows.get(i).openTime();
      if (interval.openTime(open).equals(open)) {
        return open;
      }
    }
    return Instant.MIN;
  }

  private static List<Item> corrections(KlineCursor cursor, List<Kline> rows) {
    List<Item> items = new ArrayList<>(rows.size());
    for (Kline kline : rows) {
      if (!kline.openTime().isBefore(cursor.next())) {
        break;
      }
      Offered known = cursor.window().get(kline.openTime().toEpochMilli());
      if (known != null && differs(known, kline)) {
        items.add(new Item(kline, known.revision() + 1, false));
      } else if (known != null && !known.taken()) {
        // A correction that was offered, and that the sink may not have.
        items.add(new Item(kline, known.revision(), false));
      }
    }
    return items;
  }

  private static Item item(KlineCursor cursor, Kline kline) {
    Offered known = cursor.window().get(kline.openTime().toEpochMilli());
    if (known == null) {
      return new Item(kline, 0, true);
    }
    // Offered before the last crash: the sink may have it. What differs must win over it.
    return new Item(kline, known.revision() + (differs(known, kline) ? 1 : 0), true);
  }

  private static boolean differs(Offered known, Kline kline) {
    return !known.digest().equals(KlineRecords.digest(kline));
  }

  /** Adds a stretch, to the last one where that ends there. */
  static void add(List<Span> missing, Instant from, Instant to) {
    int last = missing.size() - 1;
    if (last >= 0 && missing.get(last).to().equals(from)) {
      missing.set(last, new Span(missing.get(last).from(), to));
    } else {
      missing.add(new Span(from, to));
    }
  }

  private static Map<Long, Offered> offered(List<Item> items, Instant keepFrom) {
    Map<Long, Offered> offered = new HashMap<>();
    for (Item item : items) {
      Instant open = item.kline().openTime();
      if (!item.first() || !open.isBefore(keepFrom)) {
        offered.put(
            open.toEpochMilli(),
            new Offered(item.revision(), KlineRecords.digest(item.kline()), false));
      }
    }
    return offered;
  }
}
