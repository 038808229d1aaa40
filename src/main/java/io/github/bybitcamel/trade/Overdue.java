package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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

  private final Ledger ledger;
  private final Freshness freshness;
  private final Lanes lanes;
  private final Clock clock;
  private final Map<String, Long> looked = new HashMap<>();
  private Instant due = Instant.MIN;

  Overdue(Ledger ledger, Freshness freshness, Lanes lanes, Clock clock) {
    this.ledger = ledger;
    this.freshness = freshness;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Looks through the lanes that wait for evidence, if it is time to. */
  void look() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    due = now.plus(PAUSE);
    Set<String> blocked = lanes.blocked();
    looked.keySet().retainAll(blocked);
    blocked.forEach(lane -> look(lane, now));
  }

  private void look(String lane, Instant now) {
    List<Entry> page = ledger.waitingIn(lane, looked.getOrDefault(lane, 0L), PAGE);
    for (Entry entry : page) {
      Optional<String> expired =
          freshness.expired(CanonicalSignal.read(entry.canonical()), entry.receivedAt(), now);
      expired.ifPresent(reason -> ledger.expire(entry.sequence(), reason, now));
    }
    looked.put(lane, page.size() < PAGE ? 0L : page.get(page.size() - 1).sequence());
  }
}
