package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Looks once whether a change has come true, and never sends anything. What has not is for its lane
 * to send again while it is fresh: every change says how things are to be, so that twice is once.
 * Only what the exchange answered with an unlisted code is not sent again, but counts as refused.
 */
final class ChangeLook {

  /** What may be sent again as soon as it is seen not to have happened. */
  private static final Set<String> AT_ONCE = Set.of("cancel", "cancel_all");

  /** How long what was answered with an unlisted code may take to show. */
  private static final Duration SETTLED = Duration.ofSeconds(3);

  private static final int LOOKS = 3;
  private static final int MOST_MORE_LOOKS = 10;

  private final Ledger ledger;
  private final ReadBack readBack;
  private final Freshness freshness;
  private final Duration absence;
  private final Clock clock;

  /**
   * Prepares to look.
   *
   * @param absence how long every healthy answer must say that it is not so
   */
  ChangeLook(Ledger ledger, ReadBack readBack, Freshness freshness, Duration absence, Clock clock) {
    this.ledger = ledger;
    this.readBack = readBack;
    this.freshness = freshness;
    this.absence = absence;
    this.clock = clock;
  }

  /** Looks whether what {@code entry} asked for is so. */
  Finding look(Entry entry, Watch watch) {
    Optional<Boolean> cameTrue = readBack.cameTrue(entry);
    if (cameTrue.isEmpty()) {
      return Finding.OPEN;
    }
    if (cameTrue.get()) {
      return end(entry, SignalState.DONE, "read back: it is so");
    }
    Instant since = watch.absentSince(clock.instant()).orElseGet(clock::instant);
    if (entry.reason().startsWith(Changing.UNLISTED)) {
      return refused(entry, watch, since);
    }
    boolean longNotSo = !clock.instant().isBefore(since.plus(absence));
    if (!longNotSo && !atOnce(entry, watch)) {
      return Finding.absent(since);
    }
    Signal signal = CanonicalSignal.read(entry.canonical());
    return freshness.expired(signal, entry.receivedAt(), clock.instant()).isEmpty()
        ? Finding.SEND_AGAIN
        : end(
            entry,
            SignalState.NOT_PLACED,
            "NOT_PLACED: it is not so, seen so for %d s".formatted(absence.toSeconds()));
  }

  /** A code nobody has listed means no, once the answer has been borne out; it is not repeated. */
  private Finding refused(Entry entry, Watch watch, Instant since) {
    boolean borneOut = watch.looks() >= LOOKS && !clock.instant().isBefore(since.plus(SETTLED));
    return borneOut
        ? end(
            entry,
            SignalState.REJECTED,
            entry.reason().substring(Changing.UNLISTED.length()) + "; read back: it is not so")
        : Finding.absent(since);
  }

  /** The more often it was sent in vain, the longer it is looked at. */
  private static boolean atOnce(Entry entry, Watch watch) {
    return AT_ONCE.contains(entry.action())
        && watch.looks() >= LOOKS + Math.min(2 * watch.sends(), MOST_MORE_LOOKS);
  }

  private Finding end(Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
    return Finding.ENDED;
  }
}
