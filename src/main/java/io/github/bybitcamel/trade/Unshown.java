package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.TpslSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a signal that starts from the position waiting while an order before it in its lane has
 * been acknowledged and not been seen yet: the position need not show it. Without that, a {@code
 * close} right behind an order would find nothing to close, and two targets would both be bought.
 */
final class Unshown {

  private static final int PAGE = 500;
  private static final Duration MOMENT = Duration.ofMillis(50);

  /** What lessens risk leaves what the position does show rather than wait for longer. */
  private static final Duration LONGEST_OPEN = Duration.ofSeconds(5);

  private static final Set<SignalState> TAKEN = EnumSet.of(SignalState.ACKED);
  private static final Set<SignalState> PERHAPS =
      EnumSet.of(SignalState.ACKED, SignalState.INTENT, SignalState.SENT, SignalState.UNKNOWN);

  private final LedgerView ledger;
  private final Duration absence;
  private final Clock clock;

  /**
   * Prepares to look.
   *
   * @param absence how long an order that was acknowledged may be shown nowhere
   */
  Unshown(LedgerView ledger, Duration absence, Clock clock) {
    this.ledger = ledger;
    this.absence = absence;
    this.clock = clock;
  }

  /**
   * Looks before {@code signal} is planned.
   *
   * @throws NotNowException if it starts from a position that need not show an earlier order yet
   */
  void awaitBefore(Entry entry, Signal signal) {
    if (startsFromPosition(signal)) {
      refuse(entry, TAKEN, signal.lessensRisk() ? LONGEST_OPEN : absence);
    }
  }

  /**
   * Looks when {@code signal} came down to nothing because of how the position is.
   *
   * @throws NotNowException if an earlier order may still change that
   */
  void awaitNothing(Entry entry, Signal signal) {
    if (startsFromPosition(signal)) {
      refuse(entry, PERHAPS, absence);
    }
  }

  private static boolean startsFromPosition(Signal signal) {
    if (signal instanceof OrderSignal order) {
      return order.reduceOnly() || order.expectPosition().isPresent();
    }
    return signal instanceof CloseSignal
        || signal instanceof ReduceSignal
        || signal instanceof ReverseSignal
        || signal instanceof TargetSignal
        || signal instanceof TpslSignal;
  }

  private void refuse(Entry entry, Set<SignalState> states, Duration longest) {
    Instant now = clock.instant();
    long after = 0;
    List<Entry> page = ledger.inStates(states, after, PAGE);
    while (!page.isEmpty() && after < entry.sequence()) {
      for (Entry one : page) {
        boolean lasting = one.state().isUncertain() || now.isBefore(one.updatedAt().plus(longest));
        if (lasting && isOrderBefore(one, entry)) {
          throw new NotNowException(
              MOMENT,
              "%s waits until it is seen what became of %s"
                  .formatted(Subjects.of(entry), Subjects.of(one)));
        }
      }
      after = page.get(page.size() - 1).sequence();
      page = ledger.inStates(states, after, PAGE);
    }
  }

  private static boolean isOrderBefore(Entry one, Entry entry) {
    return one.lane().equals(entry.lane())
        && one.sequence() < entry.sequence()
        && !one.legs().isEmpty();
  }
}
