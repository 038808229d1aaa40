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
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends the orders of a plan, one after the other, each only after its intent is on disk, and
 * writes down what came of it. It never sends an order twice: what is not known is left to {@link
 * OrderWatch}.
 */
public final class Sender {

  /**
   * How long what opens risk is tried at once. What certainly did not arrive by then waits, and is
   * held against the limits anew before it is sent: see {@link Resend}.
   */
  private static final Duration JUDGED = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final Placing placing;
  private final SwitchedMode switched;
  private final Freshness freshness;
  private final BiConsumer<Entry, Boolean> watch;
  private final Clock clock;
  private final WhileFresh whileFresh;

  /**
   * Prepares a sender.
   *
   * @param watch takes a signal whose orders the exchange may hold, and whether that is uncertain
   * @param refused is told of every order that was not taken, or of which nobody knows
   * @param switched words an order anew once the position mode was switched
   */
  public Sender(
      Ledger ledger,
      V5Orders orders,
      Freshness freshness,
      BiConsumer<Entry, Boolean> watch,
      Consumer<V5Exception> refused,
      SwitchedMode switched,
      Clock clock) {
    this.ledger = ledger;
    this.placing = new Placing(orders, refused);
    this.switched = switched;
    this.freshness = freshness;
    this.watch = watch;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
  }

  /** Places the orders of {@code place}. Whatever happens, they are watched from here on. */
  void send(Ticket ticket, Plan.Place place) {
    List<Leg> legs = place.orders().stream().map(Placing::intent).collect(Collectors.toList());
    intend(ticket.entry(), legs);
    boolean certain = false;
    try {
      for (int i = 0; i < legs.size(); i++) {
        send(ticket, place, legs, i);
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

  private void send(Ticket ticket, Plan.Place place, List<Leg> legs, int i) {
    boolean last = i == legs.size() - 1;
    Leg intent = legs.get(i);
    Leg leg =
        switch (Turn.of(legs, i)) {
          case NOW -> first(ticket, place, intent);
          case LATER -> Placing.waiting(intent);
          case NEVER -> Placing.unsent(intent);
        };
    if (place.eachFilled() && !last && leg.state() == SignalState.ACKED) {
      leg = placing.executed(leg);
    }
    legs.set(i, leg);
    ledger.update(ticket.entry().sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
  }

  private Leg first(Ticket ticket, Plan.Place place, Leg intent) {
    Leg sent = sent(ticket, intent);
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
    return sent(ticket, intent);
  }

  private Leg sent(Ticket ticket, Leg leg) {
    Instant end = freshness.end(ticket.signal(), ticket.entry().receivedAt());
    return whileWanted(
        placing.place(
            leg, () -> whileFresh.call(() -> placing.create(leg, end), triedUntil(leg, end))),
        end);
  }

  private Instant triedUntil(Leg leg, Instant end) {
    Instant judged = clock.instant().plus(JUDGED);
    return V5Orders.lessensRisk(leg.request()) || end.isBefore(judged) ? end : judged;
  }

  /** What the exchange certainly did not take, and may take later, waits while it is fresh. */
  private Leg whileWanted(Leg placed, Instant end) {
    return placed.state() == SignalState.NOT_PLACED && clock.instant().isBefore(end)
        ? Placing.wanted(placed)
        : placed;
  }

  /**
   * Sends an order whose absence is proven once more, under the same name.
   *
   * @return what came of it
   */
  Leg again(Entry entry, Signal signal, Leg leg) {
    Leg intent = intendAgain(entry, leg);
    Instant end = freshness.end(signal, entry.receivedAt());
    return whileWanted(
        placing.place(
            intent,
            () -> whileFresh.call(() -> placing.createAgain(intent, end), triedUntil(intent, end))),
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
