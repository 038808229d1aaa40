package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks once for the orders of a signal, writes down what was seen, and never sends anything. */
final class OrderLook {

  private static final String COMPARED =
      "NOT_PLACED: older than the exchange remembers; the operator compared it with the account";

  private static final String UNWANTED = Placing.NOT_SENT + "it is not wanted any more";

  private final Ledger ledger;
  private final OrderEvidence evidence;
  private final Freshness freshness;
  private final Withdrawal withdrawal;
  private final Duration absence;
  private final Clock clock;

  /**
   * Prepares to look.
   *
   * @param absence how long an order must be absent from every healthy answer to count as never
   *     placed
   */
  OrderLook(
      Ledger ledger, OrderEvidence evidence, Freshness freshness, Duration absence, Clock clock) {
    this.ledger = ledger;
    this.evidence = evidence;
    this.freshness = freshness;
    this.withdrawal = new Withdrawal(ledger);
    this.absence = absence;
    this.clock = clock;
  }

  /** Looks for the orders of {@code entry}, first among those that were read by the page. */
  Finding look(Entry entry, Watch watch, Sighting sighting) {
    List<Leg> legs = new ArrayList<>(entry.legs());
    boolean last = longEnough(watch.absentSince(clock.instant()), absence);
    boolean absent = false;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.state().isOpen() && !waits(legs, i)) {
        Optional<Leg> seen =
            Placing.certainlyNotSent(leg)
                ? unsent(entry, leg, sighting)
                : seen(leg, sighting, last);
        absent |= seen.isEmpty();
        replace(entry, legs, i, seen.orElse(leg));
      }
    }
    SignalState state = Fate.of(legs);
    if (state.isFinal()) {
      end(entry, legs);
      return Finding.ENDED;
    }
    if (absent) {
      return absent(
          entry, legs, watch.absentSince(clock.instant()).orElseGet(clock::instant), last);
    }
    return state.isUncertain() ? next(entry, legs) : Finding.RESTING;
  }

  /** What was never sent, and is not wanted any more, ends though the exchange cannot be asked. */
  private Optional<Leg> unsent(Entry entry, Leg leg, Sighting sighting) {
    try {
      return seen(leg, sighting, true);
    } catch (V5Exception e) {
      if (wanted(entry)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** The last look before an absence counts asks for the order itself. */
  private Optional<Leg> seen(Leg leg, Sighting sighting, boolean last) {
    Optional<Order> paged = sighting.find(leg);
    if (paged.isPresent()) {
      return paged.map(order -> Fate.adopted(leg, order));
    }
    boolean notWorthAsking = leg.state().isUncertain() && !last && sighting.withClosed();
    return notWorthAsking ? Optional.empty() : evidence.of(leg);
  }

  /**
   * The time of the look's beginning counts: what came to be long enough only while others were
   * asked for was not asked for itself.
   */
  private Finding absent(Entry entry, List<Leg> legs, Instant since, boolean last) {
    boolean forgotten = last && entry.isForgotten(clock.instant());
    if (forgotten && compared(entry)) {
      return endCompared(entry, legs);
    }
    List<Leg> inTurn = inTurn(legs);
    if (inTurn.isEmpty()) {
      endUnsent(entry, legs);
      boolean vanished = longEnough(Optional.of(since), absence.multipliedBy(2));
      return vanished ? Finding.vanished(since) : Finding.absent(since);
    }
    if (inTurn.stream().allMatch(Placing::certainlyNotSent)) {
      return next(entry, legs);
    }
    return last && !forgotten ? next(entry, legs) : Finding.absent(since);
  }

  private boolean compared(Entry entry) {
    return ledger.attempts(entry.sequence()).stream()
        .anyMatch(attempt -> attempt.outcome().equals(Attempt.COMPARED));
  }

  /** What waits for an order that is shown nowhere need not wait where it is not wanted. */
  private void endUnsent(Entry entry, List<Leg> legs) {
    if (legs.stream().noneMatch(Placing::certainlyNotSent) || wanted(entry)) {
      return;
    }
    for (int i = 0; i < legs.size(); i++) {
      if (Placing.certainlyNotSent(legs.get(i))) {
        replace(entry, legs, i, Fate.moved(legs.get(i), SignalState.NOT_PLACED, UNWANTED, ""));
      }
    }
  }

  /** What may have executed and be shown nowhere ends by a person's word, and is not sent again. */
  private Finding endCompared(Entry entry, List<Leg> legs) {
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).state().isUncertain() || legs.get(i).state() == SignalState.ACKED) {
        replace(entry, legs, i, Fate.moved(legs.get(i), SignalState.NOT_PLACED, COMPARED, ""));
      }
    }
    return Fate.of(legs).isFinal() ? Finding.ENDED : Finding.OPEN;
  }

  private static List<Leg> inTurn(List<Leg> legs) {
    List<Leg> inTurn = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).state().isUncertain() && Turn.of(legs, i) == Turn.NOW) {
        inTurn.add(legs.get(i));
      }
    }
    return inTurn;
  }

  /** What is known not to be there is sent again while it is wanted, else it was not placed. */
  private Finding next(Entry entry, List<Leg> legs) {
    boolean wanted = wanted(entry);
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.state().isUncertain()) {
        Turn turn = Turn.of(legs, i);
        if (turn == Turn.NOW && wanted) {
          return Finding.SEND_AGAIN;
        }
        if (turn == Turn.NEVER) {
          replace(entry, legs, i, Placing.unsent(leg));
        } else if (!wanted) {
          replace(entry, legs, i, Fate.moved(leg, SignalState.NOT_PLACED, notThere(leg), ""));
        }
      }
    }
    return Fate.of(legs).isFinal() ? Finding.ENDED : Finding.OPEN;
  }

  /** An order that waits for one before it was never sent: there is nothing to look for. */
  private static boolean waits(List<Leg> legs, int i) {
    return legs.get(i).state() == SignalState.INTENT && Turn.of(legs, i) != Turn.NOW;
  }

  private boolean wanted(Entry entry) {
    return freshness
            .expired(CanonicalSignal.read(entry.canonical()), entry.receivedAt(), clock.instant())
            .isEmpty()
        && !withdrawal.of(entry);
  }

  private void replace(Entry entry, List<Leg> legs, int i, Leg leg) {
    if (!leg.equals(legs.get(i))) {
      legs.set(i, leg);
      update(entry, leg, Fate.of(now(entry), legs), legs);
    }
  }

  /** An earlier version may have ended the orders and left their signal open. */
  private void end(Entry entry, List<Leg> legs) {
    SignalState now = now(entry);
    SignalState state = Fate.of(now, legs);
    if (now != state) {
      update(entry, legs.get(0), state, legs);
    }
  }

  private void update(Entry entry, Leg leg, SignalState state, List<Leg> legs) {
    ledger.update(entry.sequence(), leg, state, Fate.reason(state, leg, legs), clock.instant());
  }

  private SignalState now(Entry entry) {
    return ledger.find(entry.sequence()).map(Entry::state).orElse(entry.state());
  }

  private boolean longEnough(Optional<Instant> since, Duration length) {
    return since.filter(from -> !clock.instant().isBefore(from.plus(length))).isPresent();
  }

  private String notThere(Leg leg) {
    if (Placing.certainlyNotSent(leg)) {
      return leg.reason();
    }
    return "NOT_PLACED: the exchange has no such order, seen so for %d s"
        .formatted(absence.toSeconds());
  }
}
