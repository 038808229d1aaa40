package io.github.bybitcamel.feed;

import io.github.bybitcamel.sink.DaemonPool;
import io.github.bybitcamel.v5.KlinePage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Asks for the pages of a long way back before they are needed, some of them at once, while those
 * before are delivered. One thread asks it.
 */
final class PagesAhead {

  /** Pages that one delivery may have at most: each delivery waits for the disk. */
  static final int AT_ONCE = 8;

  /**
   * Pages that lie ready or are on their way, of all series, half a megabyte each. Series take
   * turns: where the first takes all room, the others wait for each of their pages.
   */
  private static final Semaphore ROOM = new Semaphore(3 * AT_ONCE);

  private static final Executor CALLERS = DaemonPool.of("candles ahead", 4);

  private final KlineSource source;
  private final Series series;
  private final Deque<Asked> asked = new ArrayDeque<>();

  private record Asked(Instant from, CompletableFuture<KlinePage> page) {}

  PagesAhead(KlineSource source, Series series) {
    this.source = source;
    this.series = series;
  }

  /**
   * Returns the page of the candles that open from {@code from} on, as {@link KlineSource#page}.
   *
   * @param wanted where the way ends: pages before it are asked for ahead
   * @param most how many of them at most
   */
  KlinePage page(Instant from, Instant wanted, int most) {
    if (asked.isEmpty() || !asked.peek().from().equals(from)) {
      forget();
    }
    Asked first = asked.poll();
    askAhead(asked.isEmpty() ? from : asked.peekLast().from(), wanted, most);
    if (first == null) {
      return source.page(series, from);
    }
    try {
      return first.page().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      ROOM.release();
    }
  }

  /**
   * A page that is whole is followed by one that begins before its end, the overlap, unless that
   * end is where the way ends.
   */
  private void askAhead(Instant last, Instant wanted, int most) {
    Instant from = following(last);
    while (series.interval().plus(from, Reading.OVERLAP).isBefore(wanted)
        && asked.size() < most
        && ROOM.tryAcquire()) {
      Instant next = from;
      asked.add(
          new Asked(next, CompletableFuture.supplyAsync(() -> source.page(series, next), CALLERS)));
      from = following(next);
    }
  }

  private Instant following(Instant from) {
    return series.interval().plus(from, KlinePage.MOST - Reading.OVERLAP);
  }

  /** Drops what was asked for: it may be another way from now on. */
  void forget() {
    for (Asked one = asked.poll(); one != null; one = asked.poll()) {
      // What has not begun to be asked is not asked any more.
      one.page().cancel(false);
      ROOM.release();
    }
  }
}
