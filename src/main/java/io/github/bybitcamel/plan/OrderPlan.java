package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns one order signal into the order to be sent. Pure: what it needs to know is handed over. */
final class OrderPlan {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final OrderSignal signal;
  private final Instrument instrument;
  private final Optional<BigDecimal> lastPrice;
  private final Optional<BigDecimal> watched;
  private final Supplier<BigDecimal> equity;
  private final Rounding rounding;

  /**
   * Prepares a plan.
   *
   * @param lastPrice in quote coin; empty where {@link #needsLastPrice} said it is not needed
   * @param equity of the account, in quote coin; asked only where the size is a part of it
   */
  OrderPlan(
      OrderSignal signal,
      Instrument instrument,
      Optional<BigDecimal> lastPrice,
      Supplier<BigDecimal> equity) {
    this(signal, instrument, lastPrice, lastPrice, equity);
  }

  /**
   * Prepares a plan.
   *
   * @param watched the price by which the trigger goes, in quote coin; empty where it is not known
   */
  OrderPlan(
      OrderSignal signal,
      Instrument instrument,
      Optional<BigDecimal> lastPrice,
      Optional<BigDecimal> watched,
      Supplier<BigDecimal> equity) {
    this.watched = watched;
    this.signal = signal;
    this.instrument = instrument;
    this.lastPrice = lastPrice;
    this.equity = equity;
    this.rounding = new Rounding(instrument, signal.side());
  }

  /**
   * Returns whether the market has to be asked before {@code signal} can be planned.
   *
   * @param limited whether the order's value is limited by the risk gate
   */
  static boolean needsLastPrice(OrderSignal signal, boolean limited) {
    boolean valued = limited || signal.size().unit() != Size.Unit.BASE;
    boolean unpriced = signal.price().isEmpty() && (valued || !signal.exits().isEmpty());
    return unpriced || signal.trigger().isPresent() || signal.signalPrice().isPresent();
  }

  /**
   * Returns the order.
   *
   * @throws RefusedException if a rule of the instrument or of the market refuses it
   */
  PlannedOrder order(String orderLinkId, char leg, int positionIdx) {
    Terms terms = terms();
    if (!terms.quote()) {
      InstrumentRules.refuseAbove(instrument, signal.orderType(), signal.size(), terms.quantity());
    }
    return planned(terms, terms.quantity(), orderLinkId, leg, positionIdx);
  }

  /**
   * Returns the order, cut into several where it only lessens a position and is above the
   * instrument's greatest quantity.
   *
   * @throws RefusedException if a rule of the instrument or of the market refuses it, or if more
   *     orders would be needed than a signal can name
   */
  List<PlannedOrder> orders(LegNames names, int positionIdx) {
    if (!signal.lessensRisk()) {
      char leg = names.leg();
      return List.of(order(names.linkId(leg), leg, positionIdx));
    }
    Terms terms = terms();
    BigDecimal most =
        instrument.roundQuantity(InstrumentRules.greatest(instrument, signal.orderType()));
    List<PlannedOrder> orders = new ArrayList<>();
    BigDecimal left = terms.quantity();
    while (left.signum() > 0) {
      BigDecimal quantity = left.min(most);
      char leg = names.leg();
      orders.add(planned(terms, quantity, names.linkId(leg), leg, positionIdx));
      left = left.subtract(quantity);
    }
    return List.copyOf(orders);
  }

  /** What is sent but for the quantity of each order; {@code quote}: it counts quote coin. */
  private record Terms(
      Optional<BigDecimal> price,
      Optional<Trigger> trigger,
      Exits exits,
      BigDecimal entry,
      boolean quote,
      BigDecimal quantity) {}

  private Terms terms() {
    refuseSlippage(signal, lastPrice);
    refuseTrailing();
    Optional<BigDecimal> price = signal.price().map(rounding::limit);
    Optional<Trigger> trigger = signal.trigger().map(this::trigger);
    BigDecimal entry =
        price.or(() -> trigger.map(Trigger::price)).or(() -> lastPrice).orElse(BigDecimal.ZERO);
    boolean quote = quoteQuantity();
    Exits exits = new ExitPrices(signal.side(), entry, rounding).of(signal.exits());
    BigDecimal quantity = quantity(entry, exits, quote);
    if (!quote) {
      InstrumentRules.refuseBelow(instrument, signal.size(), quantity);
    }
    return new Terms(price, trigger, exits, entry, quote, quantity);
  }

  private PlannedOrder planned(
      Terms terms, BigDecimal quantity, String orderLinkId, char leg, int positionIdx) {
    BigDecimal notional = terms.quote() ? quantity : instrument.notional(quantity, terms.entry());
    if (!signal.lessensRisk() && terms.entry().signum() > 0) {
      InstrumentRules.refuseNotional(instrument, signal.size(), notional);
    }
    OrderRequest request =
        new OrderRequest(
            signal.category(),
            signal.instrument(),
            orderLinkId,
            signal.side(),
            signal.orderType(),
            quantity,
            terms.quote(),
            terms.price(),
            terms.trigger(),
            timeInForce(),
            signal.reduceOnly(),
            false,
            positionIdx,
            terms.exits());
    return new PlannedOrder(leg, request, notional, rounding.changes());
  }

  private boolean quoteQuantity() {
    return signal.category() == Category.SPOT
        && signal.orderType() == OrderType.MARKET
        && signal.size().unit() == Size.Unit.QUOTE;
  }

  private BigDecimal quantity(BigDecimal entry, Exits exits, boolean quote) {
    Size size = signal.size();
    if (quote) {
      return rounding.value(size.value());
    }
    BigDecimal asked =
        switch (size.unit()) {
          case BASE -> size.value();
          case QUOTE -> sizing(entry).worth(size.value());
          case EQUITY_PERCENT -> sizing(entry).worth(percentOf(equity.get()));
          case RISK_PERCENT -> sizing(entry).losing(percentOf(equity.get()), stop(exits));
          case POSITION_PERCENT ->
              throw RefusedException.invalid(
                  "UNSUPPORTED_SIZE",
                  size.unit().field(),
                  size.value().toPlainString(),
                  "a part of the position is a size of close and reduce");
        };
    return rounding.quantity("qty", asked);
  }

  private Sizing sizing(BigDecimal entry) {
    return new Sizing(signal.category(), entry);
  }

  private BigDecimal percentOf(BigDecimal whole) {
    return whole.multiply(signal.size().value()).divide(HUNDRED, MathContext.DECIMAL128);
  }

  private BigDecimal stop(Exits exits) {
    return exits
        .stopLoss()
        .map(ExitLevel::value)
        .orElseThrow(
            () ->
                RefusedException.invalid(
                    "STOP_REQUIRED",
                    Size.Unit.RISK_PERCENT.field(),
                    signal.size().value().toPlainString(),
                    "it says what is lost at the stop; add stop_loss, or give another size"));
  }

  private TimeInForce timeInForce() {
    return signal
        .timeInForce()
        .orElse(signal.orderType() == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC);
  }

  private Trigger trigger(Trigger asked) {
    BigDecimal price = rounding.trigger(asked.price());
    TriggerDirection usual =
        signal.side() == Side.BUY ? TriggerDirection.RISE : TriggerDirection.FALL;
    TriggerDirection direction = asked.direction().orElse(usual);
    watched
        .filter(now -> crossed(now, price, direction))
        .ifPresent(
            now -> {
              throw RefusedException.invalid(
                  "TRIGGER_CROSSED",
                  "trigger_price",
                  price.toPlainString(),
                  "the %s price is already ".formatted(asked.by().name().toLowerCase(Locale.ROOT))
                      + now.toPlainString()
                      + "; choose a price beyond it or give trigger_direction");
            });
    return new Trigger(price, asked.by(), Optional.of(direction));
  }

  private static boolean crossed(BigDecimal now, BigDecimal trigger, TriggerDirection direction) {
    int distance = now.compareTo(trigger);
    return direction == TriggerDirection.RISE ? distance >= 0 : distance <= 0;
  }

  private void refuseTrailing() {
    signal
        .exits()
        .trailingOffset()
        .ifPresent(
            offset -> {
              throw RefusedException.invalid(
                  "UNSUPPORTED",
                  "trailing_offset",
                  offset.toPlainString(),
                  "the exchange trails positions, not orders; send set_tpsl once it is filled");
            });
  }

  /**
   * Lets an order pass while the market is near enough to what its sender saw.
   *
   * @throws RefusedException if it moved further than the sender wants
   */
  static void refuseSlippage(OrderSignal signal, Optional<BigDecimal> lastPrice) {
    if (signal.signalPrice().isEmpty() || signal.maxSlippagePct().isEmpty()) {
      return;
    }
    BigDecimal seen = signal.signalPrice().get();
    BigDecimal last = lastPrice.orElse(seen);
    BigDecimal moved =
        last.subtract(seen).abs().multiply(HUNDRED).divide(seen, MathContext.DECIMAL64);
    if (moved.compareTo(signal.maxSlippagePct().get()) > 0) {
      throw new RefusedException(
          SignalState.DENIED,
          "MAX_SLIPPAGE: the market moved from %s to %s, %s %% > %s %%"
              .formatted(
                  seen.toPlainString(),
                  last.toPlainString(),
                  moved.setScale(3, RoundingMode.HALF_UP).toPlainString(),
                  signal.maxSlippagePct().get().toPlainString()));
    }
  }
}
