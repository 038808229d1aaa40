package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.ExpectedPosition;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.LeverageSignal;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.Ticker;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.v5.SentOrder;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Works out what a signal comes down to, with the market and the position as they are now. */
public final class Planner {

  private final Instruments instruments;
  private final V5Market market;
  private final V5Positions positions;
  private final PositionModes modes;
  private final AccountReadings readings;
  private final PositionPlans positionPlans;
  private final ChangePlans changePlans;
  private final boolean valueLimited;

  /** How long an order that was acknowledged may be shown nowhere, where nobody says. */
  private static final Duration ABSENCE = Duration.ofSeconds(30);

  /** Prepares a planner that waits as long as is usual for an order to be shown. */
  public Planner(
      Instruments instruments,
      V5Market market,
      V5Orders orders,
      V5Positions positions,
      AccountReadings readings,
      Optional<Ledger> ledger,
      Clock clock,
      boolean valueLimited) {
    this(instruments, market, orders, positions, readings, ledger, ABSENCE, clock, valueLimited);
  }

  /**
   * Prepares a planner.
   *
   * @param readings the equity by which sizes in percent are worked out
   * @param ledger by which signals refer to earlier ones; empty where there is no journal
   * @param absence how long an order that was acknowledged may be shown nowhere
   * @param valueLimited whether the risk gate limits the value of orders, so that it must be known
   */
  public Planner(
      Instruments instruments,
      V5Market market,
      V5Orders orders,
      V5Positions positions,
      AccountReadings readings,
      Optional<Ledger> ledger,
      Duration absence,
      Clock clock,
      boolean valueLimited) {
    this.instruments = instruments;
    this.market = market;
    this.positions = positions;
    this.modes = new PositionModes(positions);
    this.readings = readings;
    this.positionPlans = new PositionPlans(positions, readings);
    this.changePlans = new ChangePlans(ledger, orders, absence, clock);
    this.valueLimited = valueLimited;
  }

  /**
   * Returns the plan.
   *
   * @throws RefusedException if a rule of the instrument, the market or the position refuses it
   */
  public Plan plan(Entry entry, Signal signal) {
    return plan(signal, new LegNames(entry));
  }

  /**
   * Returns the plan of a signal that no ledger holds.
   *
   * @throws RefusedException if a rule of the instrument, the market or the position refuses it
   */
  public Plan plan(Signal signal) {
    return plan(signal, LegNames.of(signal));
  }

  /** Returns the plan of an order that has a name already. */
  public Plan.Place order(OrderSignal signal, String orderLinkId) {
    return (Plan.Place) plan(signal, new LegNames(signal.instrument(), leg -> orderLinkId));
  }

  private Plan plan(Signal signal, LegNames names) {
    expected(signal).ifPresent(position -> positionPlans.refuseMismatch(signal, position));
    if (signal instanceof OrderSignal order) {
      return order(order, names);
    }
    if (signal instanceof CloseSignal close) {
      return positionPlans.close(close, instrument(signal), names);
    }
    if (signal instanceof ReduceSignal reduce) {
      return positionPlans.reduce(reduce, instrument(signal), names);
    }
    if (signal instanceof ReverseSignal reverse) {
      return positionPlans.reverse(reverse, instrument(signal), () -> lastPrice(signal), names);
    }
    if (signal instanceof TargetSignal target) {
      return positionPlans.target(target, instrument(signal), () -> lastPrice(signal), names);
    }
    return change(signal);
  }

  private Plan change(Signal signal) {
    if (signal instanceof AmendSignal amend) {
      return changePlans.amend(amend, instrument(signal));
    }
    if (signal instanceof CancelSignal cancel) {
      return changePlans.cancel(cancel);
    }
    if (signal instanceof CancelAllSignal) {
      return new Plan.CancelAll(signal.category(), signal.symbol());
    }
    if (signal instanceof TpslSignal stops) {
      return changePlans.stops(stops, instrument(signal), positionPlans.open(signal));
    }
    if (signal instanceof LeverageSignal leverage) {
      return leverage(signal.category(), leverage.instrument(), leverage.leverage());
    }
    return new Plan.Nothing(SignalState.DONE, "the way to the exchange is open; nothing was sent");
  }

  /** Returns the plan of a symbol's leverage; what it is now is asked of the exchange. */
  public Plan.SetLeverage leverage(Category category, String symbol, BigDecimal leverage) {
    List<Position> legs = positions.list(category, Optional.of(symbol), Optional.empty());
    boolean raises =
        legs.isEmpty()
            || legs.stream()
                .anyMatch(
                    leg -> leg.leverage().filter(now -> now.compareTo(leverage) >= 0).isEmpty());
    return new Plan.SetLeverage(category, symbol, leverage, !raises);
  }

  /** Returns the plan of stops that are as they are to be; the position is asked for. */
  public Plan.SetStops stops(TradingStop stop) {
    return positions.list(stop.category(), Optional.of(stop.symbol()), Optional.empty()).stream()
        .filter(position -> position.positionIdx() == stop.positionIdx())
        .findFirst()
        .map(position -> Plan.SetStops.of(stop, "", position))
        .orElseGet(() -> new Plan.SetStops(stop, "", false));
  }

  private Plan order(OrderSignal signal, LegNames names) {
    Instrument instrument = instrument(signal);
    signal.leverage().ifPresent(leverage -> refuseLeverage(signal, leverage));
    Optional<Ticker> ticker =
        OrderPlan.needsLastPrice(signal, valueLimited && !signal.lessensRisk())
            ? Optional.of(market.ticker(signal.category(), signal.instrument()))
            : Optional.empty();
    int positionIdx =
        modes.index(
            signal.category(),
            signal.instrument(),
            signal.side(),
            signal.reduceOnly(),
            signal.positionIdx());
    List<PlannedOrder> orders =
        new OrderPlan(
                signal,
                instrument,
                ticker.map(Ticker::lastPrice),
                ticker.flatMap(now -> watched(signal, now)),
                () -> readings.equity(instrument.quoteCoin()))
            .orders(names, positionIdx);
    orders.forEach(order -> positionPlans.refuseOtherStop(order.request()));
    return new Plan.Place(orders, false);
  }

  /** Returns the price by which the signal's trigger goes. */
  private static Optional<BigDecimal> watched(OrderSignal signal, Ticker ticker) {
    return switch (signal.trigger().map(Trigger::by).orElse(PriceType.LAST)) {
      case LAST -> Optional.of(ticker.lastPrice());
      case MARK -> ticker.markPrice();
      case INDEX -> ticker.indexPrice();
    };
  }

  private void refuseLeverage(OrderSignal signal, BigDecimal wanted) {
    Optional<BigDecimal> other =
        positions.list(signal.category(), signal.symbol(), Optional.empty()).stream()
            .map(Position::leverage)
            .flatMap(Optional::stream)
            .filter(actual -> actual.compareTo(wanted) != 0)
            .findFirst();
    other.ifPresent(
        actual -> {
          throw new RefusedException(
              SignalState.DENIED,
              "LEVERAGE_MISMATCH: 'leverage' is '%s': the symbol's is %s; send set_leverage first"
                  .formatted(wanted.toPlainString(), actual.toPlainString()));
        });
  }

  private static Optional<ExpectedPosition> expected(Signal signal) {
    if (signal instanceof OrderSignal order) {
      return order.expectPosition();
    }
    if (signal instanceof CloseSignal close) {
      return close.expectPosition();
    }
    if (signal instanceof ReduceSignal reduce) {
      return reduce.expectPosition();
    }
    if (signal instanceof ReverseSignal reverse) {
      return reverse.expectPosition();
    }
    return signal instanceof TargetSignal target ? target.expectPosition() : Optional.empty();
  }

  private BigDecimal lastPrice(Signal signal) {
    return market.ticker(signal.category(), signal.symbol().orElseThrow()).lastPrice();
  }

  /**
   * Returns an order that is to be sent once more as it was worded, valued by the market as it is
   * now.
   *
   * @throws RefusedException if the market has moved further than the sender wants
   * @throws V5Exception if the exchange cannot be asked
   */
  public PlannedOrder again(Signal signal, Leg leg) {
    OrderRequest request = SentOrder.of(leg.request());
    Instrument instrument = instruments.named(request.category(), request.symbol());
    Optional<BigDecimal> ownPrice = request.price().or(() -> request.trigger().map(Trigger::price));
    boolean seen = signal instanceof OrderSignal order && order.signalPrice().isPresent();
    Optional<BigDecimal> last =
        seen || (valueLimited && ownPrice.isEmpty())
            ? Optional.of(market.ticker(request.category(), request.symbol()).lastPrice())
            : Optional.empty();
    if (signal instanceof OrderSignal order) {
      OrderPlan.refuseSlippage(order, last);
    }
    BigDecimal entry = ownPrice.or(() -> last).orElse(BigDecimal.ZERO);
    BigDecimal notional =
        request.quoteQuantity()
            ? request.quantity()
            : instrument.notional(request.quantity(), entry);
    return new PlannedOrder(leg.leg(), request, notional, leg.asked());
  }

  /**
   * Returns the plan of a change whose numbers are absolute; zero takes an exit away.
   *
   * @throws RefusedException if there is no such instrument or order
   */
  public Plan.Amend amend(AmendRequest asked) {
    return changePlans.amend(asked, instruments.named(asked.category(), asked.symbol()));
  }

  /**
   * Returns the time by the exchange's clock, which it tells everybody.
   *
   * @throws V5Exception if it cannot be asked
   */
  public Instant exchangeTime() {
    return market.serverTime();
  }

  /** Learns from a refused order what it had assumed wrongly. */
  public void learn(V5Exception refusal) {
    modes.learn(refusal);
  }

  /**
   * Returns {@code order} with the positionIdx that its symbol needs by now; empty where that is
   * the one it has, or where its sender insists on one.
   *
   * @throws V5Exception if the mode is not known any more, and cannot be asked for
   */
  public Optional<PlannedOrder> inModeNow(Signal signal, PlannedOrder order) {
    if (!(signal instanceof OrderSignal asked) || asked.positionIdx().isPresent()) {
      return Optional.empty();
    }
    OrderRequest request = order.request();
    int now =
        modes.index(
            request.category(),
            request.symbol(),
            request.side(),
            request.reduceOnly(),
            Optional.empty());
    return now == request.positionIdx() ? Optional.empty() : Optional.of(order.at(now));
  }

  /** Looks at the account's modes again: somebody has switched one. */
  public void forgetModes() {
    modes.forget();
  }

  private Instrument instrument(Signal signal) {
    Instrument instrument = instruments.named(signal.category(), signal.symbol().orElseThrow());
    if (!signal.lessensRisk()) {
      InstrumentRules.refuseClosed(instrument);
    }
    return instrument;
  }
}
