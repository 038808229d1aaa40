package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends what has become too old while it waits behind an order of unknown fate: its turn may not
 * come for hours, and its sender is to know. One thread only.
 */
final class Overdue {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How many signals of a lane are looked at in one go; the next go takes the following. */
  private static final int PAGE = 200;

  /** How many of all lanes: a cancel of all that is of unknown fate holds up every lane. */
  private static final int MOST = 1000;

  private final Ledger ledger;
  private final Freshness freshness;
  private final Lanes lanes;
  private final Alarms alarms;
  private final Clock clock;
  private final Map<String, Long> looked = new HashMap<>();
  private final Set<Long> unreadable = new HashSet<>();
  private Due due = Due.AT_ONCE;

  Overdue(Ledger ledger, Freshness freshness, Lanes lanes, Alarms alarms, Clock clock) {
    this.ledger = ledger;
    this.freshness = freshness;
    this.lanes = lanes;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Looks through the lanes that wait for evidence, if it is time to. */
  void look() {
    Instant now = clock.instant();
    if (!due.is(now)) {
      return;
    }
    due = Due.in(PAUSE, clock);
    Set<String> blocked = lanes.blocked();
    looked.keySet().retainAll(blocked);
    unreadable.removeIf(this::waitsNoMore);
    int page = Math.max(1, Math.min(PAGE, MOST / Math.max(1, blocked.size())));
    blocked.forEach(lane -> look(lane, page, now));
  }

  private void look(String lane, int size, Instant now) {
    List<Entry> page = ledger.waitingIn(lane, looked.getOrDefault(lane, 0L), size);
    for (Entry entry : page) {
      expired(entry, now).ifPresent(reason -> ledger.expire(entry.sequence(), reason, now));
    }
    looked.put(lane, page.size() < size ? 0L : page.get(page.size() - 1).sequence());
  }

  /** A signal that another version wrote may be one that this one cannot read. */
  private Optional<String> expired(Entry entry, Instant now) {
    try {
      return freshness.expired(CanonicalSignal.read(entry.canonical()), entry.receivedAt(), now);
    } catch (RuntimeException e) {
      unreadable.add(entry.sequence());
      alarms.raise(OrderWatch.NOT_FOLLOWED, subject(entry.sequence()), e.toString());
      return Optional.empty();
    }
  }

  private boolean waitsNoMore(long sequence) {
    boolean gone = ledger.find(sequence).filter(e -> e.state().isBeforeIntent()).isEmpty();
    if (gone) {
      alarms.clear(OrderWatch.NOT_FOLLOWED, subject(sequence));
    }
    return gone;
  }

  private static String subject(long sequence) {
    return String.valueOf(sequence);
  }
}
