package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Selection;
import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many of the signals received since midnight UTC stand in each state: read from the ledger
 * once, then kept by its changes; none until it was read. Memory grows with the signals that are
 * not at their end.
 */
final class Today {

  private static final int PAGE = 1000;

  private final LedgerView ledger;
  private final Map<SignalState, Long> counts = new EnumMap<>(SignalState.class);
  private final Map<Long, SignalState> open = new HashMap<>();
  private final List<Entry> meanwhile = new ArrayList<>();
  private Instant midnight = Instant.EPOCH;
  private long highest;
  private boolean loading;
  private boolean loaded;

  Today(LedgerView ledger) {
    this.ledger = ledger;
  }

  /**
   * Reads what the ledger has, unless that was done; changes that are heard meanwhile wait. Where
   * the ledger cannot be read, nothing is known, and it may be called again. Called by one thread.
   */
  void load(Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    synchronized (this) {
      if (loaded) {
        return;
      }
      midnight = day;
      loading = true;
    }
    try {
      read(Selection.received(Optional.of(day), Optional.empty()));
    } finally {
      settle();
    }
  }

  private void read(Selection selection) {
    List<Entry> page = ledger.oldest(selection, 0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::count);
      page = ledger.oldest(selection, page.get(page.size() - 1).sequence(), PAGE);
    }
    synchronized (this) {
      loaded = true;
      meanwhile.forEach(this::count);
    }
  }

  private synchronized void settle() {
    loading = false;
    meanwhile.clear();
    if (!loaded) {
      counts.clear();
      open.clear();
      highest = 0;
    }
  }

  /** Hears of a change; what is not heard here, {@link #load} reads. */
  synchronized void changed(Entry entry) {
    if (loaded) {
      count(entry);
    } else if (loading) {
      meanwhile.add(entry);
    }
  }

  synchronized Map<SignalState, Long> counts(Instant now) {
    turn(now);
    Map<SignalState, Long> some = new EnumMap<>(counts);
    some.values().removeIf(count -> count == 0);
    return some;
  }

  private synchronized void count(Entry entry) {
    turn(entry.receivedAt());
    if (entry.receivedAt().isBefore(midnight)) {
      return;
    }
    SignalState before = open.remove(entry.sequence());
    if (before == null && entry.sequence() <= highest) {
      return;
    }
    highest = Math.max(highest, entry.sequence());
    if (before != null) {
      counts.merge(before, -1L, Long::sum);
    }
    counts.merge(entry.state(), 1L, Long::sum);
    if (!entry.state().isFinal()) {
      open.put(entry.sequence(), entry.state());
    }
  }

  private void turn(Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    if (day.isAfter(midnight)) {
      midnight = day;
      counts.clear();
      open.clear();
    }
  }
}
