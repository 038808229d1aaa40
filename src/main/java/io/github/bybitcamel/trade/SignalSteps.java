package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a signal's way through its lane, as the route {@code signal-trade} calls them: plan,
 * check, send. A step that returns nothing has ended the way, and the ledger says why; so has one
 * in which the signal was cancelled.
 */
public final class SignalSteps {

  private static final Logger LOG = LoggerFactory.getLogger(SignalSteps.class);

  /** How somebody else may end a signal that its lane has taken, before its intent. */
  private static final Set<SignalState> ENDED_BESIDE =
      EnumSet.of(SignalState.CANCELLED, SignalState.EXPIRED);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** After so long a reading that failed is tried again. */
  private static final Duration READ_AGAIN = Duration.ofMillis(600);

  private final Ledger ledger;
  private final DeliveryCheck deliveries;
  private final Planner planner;
  private final RiskGate gate;
  private final Sender sender;
  private final Changer changer;
  private final Freshness freshness;
  private final Clock clock;
  private final WhileFresh whileFresh;
  private final Unshown unshown;
  private final Withdrawal withdrawal;

  /**
   * Wires the steps.
   *
   * @param absence how long an order that was acknowledged may be shown nowhere
   */
  public SignalSteps(
      Ledger ledger,
      DeliveryCheck deliveries,
      Planner planner,
      RiskGate gate,
      Sender sender,
      Changer changer,
      Freshness freshness,
      Duration absence,
      Clock clock) {
    this.ledger = ledger;
    this.deliveries = deliveries;
    this.planner = planner;
    this.gate = gate;
    this.sender = sender;
    this.changer = changer;
    this.freshness = freshness;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
    this.unshown = new Unshown(ledger, absence, clock);
    this.withdrawal = new Withdrawal(ledger);
  }

  /**
   * Works out what the signal comes down to.
   *
   * @throws NotNowException if the exchange cannot be asked now, or the position need not show yet
   *     what came before; the signal is as it was
   */
  public Optional<Ticket> plan(Entry entry) {
    return unlessWithdrawn(entry, () -> orRefuse(entry, () -> planned(entry)));
  }

  private Ticket planned(Entry entry) {
    Signal signal = CanonicalSignal.read(entry.canonical());
    freshness.refuseExpired(signal, entry.receivedAt(), clock.instant());
    Instant end = freshness.end(signal, entry.receivedAt());
    deliveries.refuse(entry);
    return new Ticket(entry, signal, plan(entry, signal, end));
  }

  private Plan plan(Entry entry, Signal signal, Instant end) {
    Optional<Entry> unseen = unshown.before(entry, signal);
    Plan plan;
    try {
      plan = whileFresh.call(() -> planner.plan(entry, signal), end);
    } catch (RefusedException e) {
      unshown.await(entry, unseen);
      throw e;
    }
    if (plan instanceof Plan.Nothing nothing && unseen.isPresent()) {
      unshown.await(entry, unseen);
      return new Plan.Nothing(
          nothing.state(),
          "%s; what became of %s before it is not known"
              .formatted(nothing.reason(), Subjects.of(unseen.get())));
    }
    return plan;
  }

  /**
   * Holds the plan against the limits.
   *
   * @throws NotNowException if it cannot be judged now; the signal is as it was
   */
  public Optional<Ticket> check(Ticket ticket) {
    return unlessWithdrawn(ticket.entry(), () -> orRefuse(ticket.entry(), () -> checked(ticket)));
  }

  private Ticket checked(Ticket ticket) {
    gate.check(Asked.of(ticket.entry(), ticket.signal()), ticket.plan());
    return ticket;
  }

  /** Sends what the plan asks, and writes down what came of it. */
  public void send(Ticket ticket) {
    Optional<Ticket> sent =
        unlessWithdrawn(
            ticket.entry(),
            () -> {
              sendNow(ticket);
              return Optional.of(ticket);
            });
    if (sent.isEmpty()) {
      gate.free(ticket.plan());
    }
  }

  private void sendNow(Ticket ticket) {
    if (ticket.plan() instanceof Plan.Nothing nothing) {
      move(ticket.entry(), nothing.state(), nothing.reason());
    } else if (ticket.signal().header().dryRun()) {
      move(ticket.entry(), SignalState.DRY_RUN, "dry_run: " + ticket.plan().text());
    } else {
      carryOut(ticket);
    }
  }

  private void carryOut(Ticket ticket) {
    try {
      if (ticket.plan() instanceof Plan.Place place) {
        sender.send(ticket, place);
        return;
      }
      Entry entry = ticket.entry();
      Instant end = freshness.end(ticket.signal(), entry.receivedAt());
      gate.during(
          ticket.plan(),
          () -> {
            changer.change(entry, (Plan.Change) ticket.plan(), end);
            return ledger.find(entry.sequence());
          },
          now -> now.map(Entry::state).orElse(SignalState.UNKNOWN));
    } catch (RuntimeException e) {
      gate.lost(ticket.plan());
      throw e;
    } finally {
      gate.changed();
    }
  }

  /** Ends the way of a signal that a fault of ours stopped before anything was sent. */
  public void hold(Entry entry, String reason) {
    unlessWithdrawn(
        entry,
        () -> {
          Optional<Entry> now = ledger.find(entry.sequence());
          now.filter(found -> found.state() == SignalState.RECEIVED)
              .ifPresent(
                  found -> {
                    move(found, SignalState.HELD, reason);
                    gate.free(found);
                  });
          return now;
        });
  }

  /**
   * A cancel overtakes, so it may end a signal that its lane has taken already: from then on the
   * ledger refuses every step of that signal, the one before the sending above all.
   */
  private <T> Optional<T> unlessWithdrawn(Entry entry, Supplier<Optional<T>> step) {
    try {
      return step.get();
    } catch (IllegalStateException e) {
      Optional<SignalState> now = ledger.find(entry.sequence()).map(Entry::state);
      if (now.filter(ENDED_BESIDE::contains).isEmpty()) {
        throw e;
      }
      LOG.info("signal {} was {} before it was sent", entry.id(), now.get());
      return Optional.empty();
    }
  }

  /** What cannot be judged yet waits, unless it is in the way of what takes it back. */
  private Optional<Ticket> orRefuse(Entry entry, Supplier<Ticket> step) {
    try {
      return Optional.of(judged(step));
    } catch (RefusedException e) {
      if (RiskGate.lacksData(e) && mayBeJudgedLater() && !isInTheWay(entry)) {
        waitWhileFresh(entry, RETRY, e.getMessage());
      } else {
        move(entry, e.state(), e.getMessage());
      }
    } catch (V5Exception e) {
      notAsked(entry, e);
    }
    return Optional.empty();
  }

  /**
   * What lacks data is refused only where the exchange answers and they lack all the same: it may
   * have been away when they were read.
   *
   * @throws V5Exception if the exchange does not answer
   */
  private Ticket judged(Supplier<Ticket> step) {
    try {
      return judgedOnce(step);
    } catch (RefusedException e) {
      if (!RiskGate.lacksData(e) || mayBeJudgedLater()) {
        throw e;
      }
    }
    LockSupport.parkNanos(READ_AGAIN.toNanos());
    return judgedOnce(step);
  }

  private Ticket judgedOnce(Supplier<Ticket> step) {
    try {
      return step.get();
    } catch (RefusedException e) {
      if (RiskGate.lacksData(e) && !mayBeJudgedLater()) {
        planner.exchangeTime();
      }
      throw e;
    }
  }

  /** Who is told to end reads nothing; and what the last run left will be known before long. */
  private boolean mayBeJudgedLater() {
    return Thread.currentThread().isInterrupted() || gate.awaitsLastRun();
  }

  /** Whether what takes it back waits behind it, and may wait until it is too old. */
  private boolean isInTheWay(Entry entry) {
    return !Thread.currentThread().isInterrupted() && waitsBehind(entry) && withdrawal.of(entry);
  }

  private boolean waitsBehind(Entry entry) {
    return Stream.of(
            ledger.nextOf(entry.lane(), true),
            ledger.nextOf(Crossing.laneOfAll(entry.lane()), false))
        .flatMap(Optional::stream)
        .anyMatch(next -> next.sequence() > entry.sequence());
  }

  /**
   * An exchange that cannot be asked refuses nobody: the signal waits, or its time has passed.
   *
   * @throws NotNowException if it waits
   */
  private void notAsked(Entry entry, V5Exception e) {
    String why = "the exchange could not be asked: " + e.getMessage();
    if (WhileFresh.hadNoEffect(e)) {
      waitWhileFresh(entry, e.retryAfter().orElse(RETRY), why);
    } else {
      move(entry, SignalState.REJECTED, "NOT_SENT: " + why);
    }
  }

  private void waitWhileFresh(Entry entry, Duration pause, String why) {
    Instant now = clock.instant();
    Instant end = freshness.end(CanonicalSignal.read(entry.canonical()), entry.receivedAt());
    if (!now.isBefore(end)) {
      move(entry, SignalState.EXPIRED, "EXPIRED: good until %s: %s".formatted(end, why));
      return;
    }
    Instant next = now.plus(pause);
    throw new NotNowException(Duration.between(now, next.isBefore(end) ? next : end), why);
  }

  private void move(Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
  }
}
