package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Carries out what places no order, once, after its intent is on disk. What is not known afterwards
 * is left to {@link OrderWatch}, which reads it back.
 */
public final class Changer {

  private final Ledger ledger;
  private final V5Orders orders;
  private final V5Positions positions;
  private final BiConsumer<Entry, Boolean> watch;
  private final Consumer<String> forbidden;
  private final Clock clock;
  private final WhileFresh whileFresh;

  /**
   * Prepares to carry out changes.
   *
   * @param watch takes a signal that has to be read back
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public Changer(
      Ledger ledger,
      V5Orders orders,
      V5Positions positions,
      BiConsumer<Entry, Boolean> watch,
      Consumer<String> forbidden,
      Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.positions = positions;
    this.watch = watch;
    this.forbidden = forbidden;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
  }

  /**
   * Carries out {@code change} for {@code entry}, and writes down what came of it.
   *
   * @param end the instant from which on it is not tried any more
   */
  void change(Entry entry, Plan.Change change, Instant end) {
    ledger.intend(entry.sequence(), List.of(), clock.instant());
    boolean certain = false;
    try {
      certain = carryOut(entry, change, end);
    } finally {
      if (!certain) {
        watch.accept(entry, true);
      }
    }
  }

  private boolean carryOut(Entry entry, Plan.Change change, Instant end) {
    try {
      end(entry, SignalState.DONE, whileFresh.call(() -> carriedOut(change), end));
      return true;
    } catch (V5Exception e) {
      return failed(entry, e);
    }
  }

  private String carriedOut(Plan.Change change) {
    if (change instanceof Plan.Amend amend) {
      orders.amend(amend.request());
      return amend.rounded();
    }
    if (change instanceof Plan.Cancel cancel) {
      orders.cancel(cancel.request());
      return "";
    }
    if (change instanceof Plan.CancelAll all) {
      int count = orders.cancelAll(all.category(), all.symbol(), Optional.empty()).size();
      return count + " orders cancelled";
    }
    if (change instanceof Plan.SetStops stops) {
      positions.tradingStop(stops.stop());
      return stops.rounded();
    }
    Plan.SetLeverage leverage = (Plan.SetLeverage) change;
    positions.setLeverage(leverage.category(), leverage.symbol(), leverage.leverage());
    return "";
  }

  /** Returns whether the outcome is certain. */
  private boolean failed(Entry entry, V5Exception e) {
    SignalState state =
        switch (e.outcome()) {
          case ALREADY_SO -> SignalState.DONE;
          case BAD_REQUEST, FUNDS, CLOCK, FORBIDDEN -> SignalState.REJECTED;
          case AFTER_RESET, SAFE_TO_RETRY ->
              WhileFresh.hadNoEffect(e) ? SignalState.NOT_PLACED : SignalState.UNKNOWN;
          case SUCCESS, UNKNOWN, UNLISTED -> SignalState.UNKNOWN;
        };
    if (e.outcome() == OutcomeClass.FORBIDDEN) {
      forbidden.accept(e.getMessage());
    }
    end(entry, state, e.getMessage());
    return state != SignalState.UNKNOWN;
  }

  private void end(Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
  }
}
