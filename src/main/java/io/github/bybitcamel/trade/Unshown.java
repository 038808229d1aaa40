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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders before a signal in its lane that the position need not show yet: acknowledged and not seen
 * since, or of unknown fate. What starts from the position waits for them: a {@code close} right
 * behind an order would find nothing to close, and two targets would both be bought.
 */
final class Unshown {

  private static final int PAGE = 500;

  /** Each try asks for the position. */
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  /** What lessens risk leaves what the position does show rather than wait for longer. */
  private static final Duration LONGEST_TAKEN = Duration.ofSeconds(5);

  /** What the exchange carries out after our patience is there by then; others wait behind. */
  private static final Duration LONGEST_UNKNOWN = Duration.ofSeconds(10);

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
   * Looks before {@code signal} is planned: what is seen later need not have been shown then.
   *
   * @return the first order of which nobody knows what it does to the position
   * @throws NotNowException if one was taken a moment ago, and will be seen in another
   */
  Optional<Entry> before(Entry entry, Signal signal) {
    if (!startsFromPosition(signal)) {
      return Optional.empty();
    }
    Duration longest = signal.lessensRisk() ? LONGEST_TAKEN : absence;
    List<Entry> open = ordersBefore(entry);
    open.stream()
        .filter(order -> !order.state().isUncertain() && isYounger(order, longest))
        .findFirst()
        .ifPresent(order -> refuse(entry, order, NotNowException.MOMENT));
    return open.stream()
        .filter(order -> order.state().isUncertain() || isYounger(order, LONGEST_UNKNOWN))
        .findFirst();
  }

  /**
   * Waits where the position left nothing to do, and {@code order} may still change it.
   *
   * @throws NotNowException if there may be evidence of it before long
   */
  void await(Entry entry, Optional<Entry> order) {
    order
        .filter(one -> isYounger(one, LONGEST_UNKNOWN))
        .ifPresent(one -> refuse(entry, one, BETWEEN_TRIES));
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

  private List<Entry> ordersBefore(Entry entry) {
    List<Entry> orders = new ArrayList<>();
    long after = 0;
    List<Entry> page = ledger.inStates(PERHAPS, after, PAGE);
    while (!page.isEmpty() && after < entry.sequence()) {
      page.stream().filter(one -> isOrderBefore(one, entry)).forEach(orders::add);
      after = page.get(page.size() - 1).sequence();
      page = ledger.inStates(PERHAPS, after, PAGE);
    }
    return orders;
  }

  private static boolean isOrderBefore(Entry one, Entry entry) {
    return one.lane().equals(entry.lane())
        && one.sequence() < entry.sequence()
        && !one.legs().isEmpty();
  }

  /** What lies ahead was written before the clock was set back, nobody knows how long ago. */
  private boolean isYounger(Entry order, Duration age) {
    Instant now = clock.instant();
    return !now.isBefore(order.updatedAt()) && now.isBefore(order.updatedAt().plus(age));
  }

  private static void refuse(Entry entry, Entry order, Duration pause) {
    throw new NotNowException(
        pause,
        "%s waits until it is seen what became of %s"
            .formatted(Subjects.of(entry), Subjects.of(order)));
  }
}
