package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Carries out what places no order, once, after its intent is on disk. What is not known afterwards
 * is left to {@link OrderWatch}, which reads it back.
 */
public final class Changer {

  private final Ledger ledger;
  private final V5Orders orders;
  private final V5Positions positions;
  private final LongConsumer watch;
  private final Consumer<String> forbidden;
  private final Clock clock;

  /**
   * Prepares to carry out changes.
   *
   * @param watch takes the sequence of a signal that has to be read back
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public Changer(
      Ledger ledger,
      V5Orders orders,
      V5Positions positions,
      LongConsumer watch,
      Consumer<String> forbidden,
      Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.positions = positions;
    this.watch = watch;
    this.forbidden = forbidden;
    this.clock = clock;
  }

  /** Carries out {@code change} for {@code entry}, and writes down what came of it. */
  void change(Entry entry, Plan.Change change) {
    ledger.intend(entry.sequence(), List.of(), clock.instant());
    try {
      end(entry, SignalState.DONE, carriedOut(change));
    } catch (V5Exception e) {
      failed(entry, e);
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

  private void failed(Entry entry, V5Exception e) {
    switch (e.outcome()) {
      case ALREADY_SO -> end(entry, SignalState.DONE, "ALREADY_SO: " + e.getMessage());
      case BAD_REQUEST, FUNDS, CLOCK -> end(entry, SignalState.REJECTED, e.getMessage());
      case FORBIDDEN -> {
        forbidden.accept(e.getMessage());
        end(entry, SignalState.REJECTED, e.getMessage());
      }
      case AFTER_RESET, SAFE_TO_RETRY ->
          end(entry, SignalState.NOT_PLACED, "NOT_SENT: " + e.getMessage());
      case SUCCESS, UNKNOWN, UNLISTED -> {
        end(entry, SignalState.UNKNOWN, e.getMessage());
        watch.accept(entry.sequence());
      }
    }
  }

  private void end(Entry entry, SignalState state, String reason) {
    ledger.move(entry.sequence(), state, reason, clock.instant());
  }
}
