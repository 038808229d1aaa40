package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.PlannedOrder;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends the orders of a plan, one after the other, each only after its intent is on disk, and
 * writes down what came of it. It never sends an order twice: what is not known is left to {@link
 * OrderWatch}.
 */
public final class Sender {

  /** How long what opens risk is tried by one judgement of the limits. */
  private static final Duration JUDGED = Duration.ofSeconds(5);

  /** How long it waits where it cannot be judged. */
  private static final Duration UNJUDGED = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Placing placing;
  private final LateCheck late;
  private final Withdrawal withdrawal;
  private final SwitchedMode switched;
  private final Freshness freshness;
  private final BiConsumer<Entry, Boolean> watch;
  private final Clock clock;
  private final WhileFresh whileFresh;

  /**
   * Prepares a sender.
   *
   * @param late judges again what could not be sent for a while
   * @param watch takes a signal whose orders the exchange may hold, and whether that is uncertain
   * @param refused is told of every order that was not taken, or of which nobody knows
   * @param switched words an order anew once the position mode was switched
   */
  public Sender(
      Ledger ledger,
      V5Orders orders,
      LateCheck late,
      Freshness freshness,
      BiConsumer<Entry, Boolean> watch,
      Consumer<V5Exception> refused,
      SwitchedMode switched,
      Clock clock) {
    this.ledger = ledger;
    this.placing = new Placing(orders, refused);
    this.late = late;
    this.withdrawal = new Withdrawal(ledger);
    this.switched = switched;
    this.freshness = freshness;
    this.watch = watch;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
  }

  /** Places the orders of {@code place}. Whatever happens, they are watched from here on. */
  void send(Ticket ticket, Plan.Place place) {
    List<Leg> legs = place.orders().stream().map(Placing::intent).collect(Collectors.toList());
    Instant judged = clock.instant();
    intend(ticket.entry(), legs);
    boolean certain = false;
    try {
      for (int i = 0; i < legs.size(); i++) {
        send(ticket, place, legs, i, judged);
      }
      certain = legs.stream().noneMatch(leg -> leg.state().isUncertain());
    } finally {
      watch.accept(ticket.entry(), !certain);
    }
  }

  /** An intent of which the ledger cannot tell may be on disk all the same: it is watched. */
  private void intend(Entry entry, List<Leg> legs) {
    try {
      ledger.intend(entry.sequence(), legs, clock.instant());
    } catch (LedgerException e) {
      watch.accept(entry, true);
      throw e;
    }
  }

  private void send(Ticket ticket, Plan.Place place, List<Leg> legs, int i, Instant judged) {
    boolean last = i == legs.size() - 1;
    Leg intent = legs.get(i);
    Leg leg =
        switch (Turn.of(legs, i)) {
          case NOW -> first(ticket, place, intent, judged);
          case LATER -> Placing.waiting(intent);
          case NEVER -> Placing.unsent(intent);
        };
    if (place.eachFilled() && !last && leg.state() == SignalState.ACKED) {
      leg = placing.executed(leg);
    }
    legs.set(i, leg);
    ledger.update(ticket.entry().sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
  }

  private Leg first(Ticket ticket, Plan.Place place, Leg intent, Instant judged) {
    Leg sent = sent(ticket, intent, judged);
    if (sent.state() != SignalState.REJECTED || place.orders().size() > 1) {
      return sent;
    }
    return switched
        .instead(ticket.signal(), place.orders().get(0))
        .map(order -> reworded(ticket, order))
        .orElse(sent);
  }

  /** What is sent is on disk before, as the first was. */
  private Leg reworded(Ticket ticket, PlannedOrder order) {
    Leg intent = Placing.intent(order);
    ledger.update(
        ticket.entry().sequence(),
        intent,
        SignalState.INTENT,
        "the position mode was switched: positionIdx is " + order.request().positionIdx(),
        clock.instant());
    return sent(ticket, intent, clock.instant());
  }

  /**
   * Tries while the signal is fresh. The lane waits: what comes after an order that was not sent
   * must not go before it. What opens risk is judged anew whenever its judgement is old, and not
   * sent any more once it was taken back.
   */
  private Leg sent(Ticket ticket, Leg leg, Instant judged) {
    Instant end = freshness.end(ticket.signal(), ticket.entry().receivedAt());
    if (V5Orders.lessensRisk(leg.request())) {
      return whileWanted(tried(leg, end, end), end);
    }
    Leg placed = notYet(leg, "it is judged again");
    Instant until = earlier(judged.plus(JUDGED), end);
    while (true) {
      if (clock.instant().isBefore(until)) {
        placed = tried(leg, end, until);
        if (placed.state() != SignalState.NOT_PLACED || clock.instant().isBefore(until)) {
          return whileWanted(placed, end);
        }
      }
      if (!clock.instant().isBefore(end) || withdrawal.of(ticket.entry())) {
        return whileWanted(placed, end);
      }
      try {
        late.check(ticket.entry(), ticket.signal(), leg);
        until = earlier(clock.instant().plus(JUDGED), end);
      } catch (RefusedException e) {
        if (!RiskGate.lacksData(e)) {
          return Fate.moved(leg, SignalState.DENIED, e.getMessage(), "");
        }
        placed = notYet(leg, e.getMessage());
        LockSupport.parkNanos(UNJUDGED.toNanos());
      } catch (V5Exception e) {
        placed = notYet(leg, e.getMessage());
        if (WhileFresh.shutOut(e)) {
          return whileWanted(placed, end);
        }
        LockSupport.parkNanos(UNJUDGED.toNanos());
      }
      if (Thread.currentThread().isInterrupted()) {
        return whileWanted(placed, end);
      }
    }
  }

  private static Leg notYet(Leg leg, String why) {
    return Fate.moved(leg, SignalState.NOT_PLACED, Placing.NOT_SENT + why, "");
  }

  private Leg tried(Leg leg, Instant end, Instant until) {
    return placing.place(leg, () -> whileFresh.call(() -> placing.create(leg, end), until));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** What the exchange certainly did not take, and may take later, waits while it is fresh. */
  private Leg whileWanted(Leg placed, Instant end) {
    return placed.state() == SignalState.NOT_PLACED && clock.instant().isBefore(end)
        ? Placing.wanted(placed)
        : placed;
  }

  /**
   * Sends an order whose absence is proven once more, under the same name, as it was judged just
   * now. What certainly did not arrive in a few seconds is left to the watch, and judged again.
   *
   * @return what came of it
   */
  Leg again(Entry entry, Signal signal, Leg leg) {
    Leg intent = intendAgain(entry, leg);
    Instant end = freshness.end(signal, entry.receivedAt());
    Instant until =
        V5Orders.lessensRisk(leg.request()) ? end : earlier(clock.instant().plus(JUDGED), end);
    return whileWanted(
        placing.place(intent, () -> whileFresh.call(() -> placing.createAgain(intent, end), until)),
        end);
  }

  /**
   * Ends an order whose absence is proven, and which the limits deny by now; nothing is sent.
   *
   * @return what came of it
   */
  Leg deny(Entry entry, Leg leg, String reason) {
    return Fate.moved(intendAgain(entry, leg), SignalState.DENIED, reason, "");
  }

  private Leg intendAgain(Entry entry, Leg leg) {
    Leg intent = Fate.moved(leg, SignalState.INTENT, "", "");
    if (entry.state() != SignalState.INTENT) {
      ledger.intend(entry.sequence(), List.of(intent), clock.instant());
    } else if (!leg.equals(intent)) {
      // On disk it must not look unsent while it is being sent.
      ledger.update(entry.sequence(), intent, SignalState.INTENT, "", clock.instant());
    }
    return intent;
  }
}
