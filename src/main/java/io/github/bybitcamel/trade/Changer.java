package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Carries out what places no order, once, after its intent is on disk. What is not known afterwards
 * is left to {@link OrderWatch}, which reads it back.
 */
public final class Changer {

  private final Ledger ledger;
  private final Changing changing;
  private final BiConsumer<Entry, Boolean> watch;
  private final CarriedSignal carried;
  private final Predicate<Entry> unknownBefore;
  private final Clock clock;
  private final WhileFresh whileFresh;

  /**
   * Prepares to carry out changes.
   *
   * @param watch takes a signal that has to be read back
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   * @param carried is told which signal the calls are made for
   * @param unknownBefore whether a signal before this one is of unknown fate that it may have
   *     missed
   */
  public Changer(
      Ledger ledger,
      V5Orders orders,
      V5Positions positions,
      BiConsumer<Entry, Boolean> watch,
      Consumer<String> forbidden,
      CarriedSignal carried,
      Predicate<Entry> unknownBefore,
      Clock clock) {
    this.ledger = ledger;
    this.carried = carried;
    this.changing = new Changing(orders, positions, forbidden, clock);
    this.watch = watch;
    this.unknownBefore = unknownBefore;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
  }

  /**
   * Carries out {@code change} for {@code entry}, and writes down what came of it.
   *
   * @param end the instant from which on it is not tried any more
   */
  void change(Entry entry, Plan.Change change, Instant end) {
    if (change instanceof Plan.Withdraw withdraw) {
      withdraw(entry, withdraw.sequence());
      return;
    }
    intend(entry);
    boolean certain = false;
    try {
      certain = carryOut(entry, change, end);
    } finally {
      if (!certain) {
        watch.accept(entry, true);
      }
    }
  }

  /** An intent of which the ledger cannot tell may be on disk all the same: it is watched. */
  private void intend(Entry entry) {
    try {
      ledger.intend(entry.sequence(), List.of(), clock.instant());
    } catch (LedgerException e) {
      watch.accept(entry, true);
      throw e;
    }
  }

  /**
   * Carries out a change once more.
   *
   * @return whether its outcome is known; if not, the caller hands it to be read back
   */
  boolean again(Entry entry, Plan.Change change, Instant end) {
    if (entry.state() != SignalState.INTENT) {
      ledger.intend(entry.sequence(), List.of(), clock.instant());
    }
    return carryOut(entry, change, end);
  }

  /**
   * Ends a signal that waits. Its lane may take it at the same moment: the ledger lets only one of
   * CANCELLED and INTENT follow. Where that is INTENT, nothing is done, and the cancel goes on
   * waiting until the order is acknowledged.
   */
  private void withdraw(Entry entry, long sequence) {
    String reason = "cancelled by signal " + entry.id() + " before it was sent";
    if (ledger.withdraw(sequence, reason, clock.instant())) {
      ledger.move(
          entry.sequence(), SignalState.DONE, "cancelled before it was sent", clock.instant());
    }
  }

  private boolean carryOut(Entry entry, Plan.Change change, Instant end) {
    Changing.Outcome outcome =
        carried.during(
            entry.sequence(),
            () -> changing.carryOut(() -> whileFresh.call(() -> changing.now(change, end), end)));
    if (outcome.state() == SignalState.NOT_PLACED && clock.instant().isBefore(end)) {
      // It had no effect and is still wanted: it stays intended, and is read back before it is
      // sent again.
      return false;
    }
    if (outcome.state() == SignalState.DONE && mayHaveMissed(entry, change)) {
      outcome =
          new Changing.Outcome(
              SignalState.UNKNOWN, "sent; an order of unknown fate came before it and may be left");
    }
    ledger.move(entry.sequence(), outcome.state(), outcome.reason(), clock.instant());
    return outcome.state() != SignalState.UNKNOWN;
  }

  /** An order that is still on its way to the exchange is not among those that were cancelled. */
  private boolean mayHaveMissed(Entry entry, Plan.Change change) {
    return change instanceof Plan.CancelAll && unknownBefore.test(entry);
  }
}
