package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Asked;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends again, in its lane, what {@link OrderWatch} has proven absent: an order under its own name
 * and byte for byte, if the limits let it pass by now, a change as it is to be now. Whatever comes
 * of it is watched anew.
 */
public final class Resend implements Consumer<Entry> {

  private static final Logger LOG = LoggerFactory.getLogger(Resend.class);
  private static final Set<String> LEAVES = Set.of("close", "reduce");

  private final Ledger ledger;
  private final Planner planner;
  private final RiskGate gate;
  private final Sender sender;
  private final Changer changer;
  private final LateCheck late;
  private final V5Positions positions;
  private final Freshness freshness;
  private final Withdrawal withdrawal;
  private final BiConsumer<Entry, Boolean> watch;
  private final Clock clock;

  /**
   * Prepares to send again.
   *
   * @param watch takes a signal back, and whether its fate is uncertain
   */
  public Resend(
      Ledger ledger,
      Planner planner,
      RiskGate gate,
      Sender sender,
      Changer changer,
      LateCheck late,
      V5Positions positions,
      Freshness freshness,
      BiConsumer<Entry, Boolean> watch,
      Clock clock) {
    this.ledger = ledger;
    this.planner = planner;
    this.gate = gate;
    this.sender = sender;
    this.changer = changer;
    this.late = late;
    this.positions = positions;
    this.freshness = freshness;
    this.withdrawal = new Withdrawal(ledger);
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public void accept(Entry entry) {
    boolean certain = false;
    try {
      certain = entry.state().isFinal() || (entry.legs().isEmpty() ? change(entry) : orders(entry));
    } catch (V5Exception e) {
      LOG.warn("signal {} could not be sent again: {}", entry.id(), e.getMessage());
    } finally {
      watch.accept(entry, !certain);
    }
  }

  /** What was taken back while it waited for its turn is left to the watch, which ends it. */
  private boolean orders(Entry entry) {
    if (withdrawal.of(entry)) {
      return false;
    }
    Signal signal = CanonicalSignal.read(entry.canonical());
    List<Leg> legs = new ArrayList<>(entry.legs());
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.state().isUncertain() && Turn.of(legs, i) == Turn.NOW) {
        legs.set(
            i,
            leaves(entry) && flat(leg)
                ? Fate.moved(
                    leg, SignalState.NOT_PLACED, "NOT_PLACED: nothing is open any more", "")
                : again(ledger.find(entry.sequence()).orElseThrow(), signal, leg));
        ledger.update(
            entry.sequence(), legs.get(i), Fate.of(legs), legs.get(i).reason(), clock.instant());
      }
    }
    return legs.stream().noneMatch(leg -> leg.state().isUncertain());
  }

  /** What lessens risk is never held up; what cannot be judged now waits, and stays as it is. */
  private Leg again(Entry entry, Signal signal, Leg leg) {
    if (V5Orders.lessensRisk(leg.request())) {
      return sender.again(entry, signal, leg);
    }
    try {
      late.check(entry, signal, leg);
    } catch (RefusedException e) {
      return RiskGate.lacksData(e) ? leg : sender.deny(entry, leg, e.getMessage());
    }
    return sender.again(entry, signal, leg);
  }

  private static boolean leaves(Entry entry) {
    return LEAVES.contains(entry.action());
  }

  private boolean flat(Leg leg) {
    return positions.list(leg.product(), Optional.of(leg.symbol()), Optional.empty()).stream()
        .allMatch(position -> position.isFlat());
  }

  /** What cannot be judged now is left to the watch, which ends it once it is too old. */
  private boolean change(Entry entry) {
    try {
      Signal signal = CanonicalSignal.read(entry.canonical());
      Plan plan = planner.plan(entry, signal);
      gate.checkAgain(Asked.of(signal), plan);
      if (plan instanceof Plan.Change change && !(change instanceof Plan.Withdraw)) {
        Instant end = freshness.end(signal, entry.receivedAt());
        return gate.during(
            change, () -> changer.again(entry, change, end), known -> state(entry, known));
      }
      end(entry, SignalState.NOT_PLACED, "NOT_PLACED: there is nothing left to change");
    } catch (RefusedException e) {
      if (RiskGate.lacksData(e)) {
        return false;
      }
      end(entry, SignalState.NOT_PLACED, "NOT_PLACED: " + e.getMessage());
    }
    return true;
  }

  private SignalState state(Entry entry, boolean known) {
    return known
        ? ledger.find(entry.sequence()).map(Entry::state).orElse(SignalState.UNKNOWN)
        : SignalState.UNKNOWN;
  }

  private void end(Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
  }
}
