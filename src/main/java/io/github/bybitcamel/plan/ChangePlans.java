package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Plans what changes an order or a position that is there: amend, cancel, set_tpsl. */
final class ChangePlans {

  /** When an order is looked for of which no journal says that it must be there. */
  private static final List<Duration> MOMENTS =
      List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));

  private final Optional<Ledger> ledger;
  private final V5Orders orders;
  private final Duration absence;
  private final Clock clock;

  /**
   * Prepares to plan changes.
   *
   * @param absence how long an order that was acknowledged may be shown nowhere and be there all
   *     the same
   */
  ChangePlans(Optional<Ledger> ledger, V5Orders orders, Duration absence, Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.absence = absence;
    this.clock = clock;
  }

  /** Puts the new numbers on the grid, as the side of the order needs it. */
  Plan.Amend amend(AmendSignal signal, Instrument instrument) {
    Order order = shown(signal);
    Rounding rounding = new Rounding(instrument, order.side());
    Optional<BigDecimal> price = signal.price().map(rounding::limit);
    Optional<BigDecimal> trigger = signal.triggerPrice().map(rounding::trigger);
    Exits exits =
        new ExitPrices(order.side(), entry(order, price, trigger), rounding).of(signal.exits());
    AmendRequest request =
        new AmendRequest(
            signal.category(),
            signal.instrument(),
            OrderName.id(order.orderId()),
            signal.quantity().map(quantity -> rounding.quantity("qty", quantity)),
            price,
            trigger,
            exits.takeProfit().map(ExitLevel::value),
            exits.stopLoss().map(ExitLevel::value),
            exits.takeProfitBy(),
            exits.stopLossBy());
    return planned(request, order, instrument, rounding);
  }

  /** Puts new numbers that are absolute on the grid, as the side of the order needs it. */
  Plan.Amend amend(AmendRequest asked, Instrument instrument) {
    Order order =
        findPatiently(asked.category(), asked.symbol(), asked.order())
            .orElseThrow(() -> unknownOrder(field(asked.order()), asked.order().value()));
    Rounding rounding = new Rounding(instrument, order.side());
    AmendRequest request =
        new AmendRequest(
            asked.category(),
            asked.symbol(),
            OrderName.id(order.orderId()),
            asked.quantity().map(quantity -> rounding.quantity("qty", quantity)),
            asked.price().map(rounding::limit),
            asked.triggerPrice().map(rounding::trigger),
            asked.takeProfit().map(price -> isNone(price) ? price : rounding.takeProfit(price)),
            asked.stopLoss().map(price -> isNone(price) ? price : rounding.stopLoss(price)),
            asked.takeProfitBy(),
            asked.stopLossBy());
    return planned(request, order, instrument, rounding);
  }

  /**
   * Returns the order as the exchange shows it.
   *
   * @throws V5Exception if it was acknowledged a moment ago and is not shown yet
   * @throws RefusedException if there is no such order
   */
  private Order shown(AmendSignal signal) {
    Optional<Entry> meant = journalled(signal, signal.order());
    meant.ifPresent(entry -> refuseOther(signal, entry));
    OrderName name = name(signal, signal.order());
    Optional<Order> order =
        ledger.isPresent()
            ? orders.find(signal.category(), signal.instrument(), name)
            : findPatiently(signal.category(), signal.instrument(), name);
    if (order.isEmpty() && meant.filter(this::mayAppear).isPresent()) {
      throw V5Exception.unanswered(
          V5Endpoint.ORDER_REALTIME, "order " + name.value() + " is not shown yet", true);
    }
    return order.orElseThrow(() -> unknownOrder(signal.order()));
  }

  private Optional<Entry> journalled(Signal signal, OrderRef ref) {
    return switch (ref.kind()) {
      case SIGNAL_ID -> ledger.flatMap(all -> all.find(signal.header().source(), ref.value()));
      case ORDER_LINK_ID -> ledger.flatMap(all -> all.findByOrderLinkId(ref.value()));
      case ORDER_ID -> Optional.empty();
    };
  }

  /** The exchange answers before it has the order: what is acknowledged may show only later. */
  private boolean mayAppear(Entry entry) {
    boolean young = clock.instant().isBefore(entry.updatedAt().plus(absence));
    return entry.state().isUncertain() || (entry.state() == SignalState.ACKED && young);
  }

  private Optional<Order> findPatiently(Category category, String symbol, OrderName name) {
    Optional<Order> order = Optional.empty();
    for (Duration moment : MOMENTS) {
      if (order.isEmpty()) {
        LockSupport.parkNanos(moment.toNanos());
        order = orders.find(category, symbol, name);
      }
    }
    return order;
  }

  /** A limit order enters at its limit, a stop order without one at its trigger. */
  private static BigDecimal entry(
      Order order, Optional<BigDecimal> price, Optional<BigDecimal> trigger) {
    return price.or(order::price).or(() -> trigger).or(order::triggerPrice).orElse(BigDecimal.ZERO);
  }

  private static Plan.Amend planned(
      AmendRequest request, Order order, Instrument instrument, Rounding rounding) {
    BigDecimal entry = entry(order, request.price(), request.triggerPrice());
    BigDecimal quantity = request.quantity().orElse(order.quantity());
    BigDecimal notional =
        order.reduceOnly() ? BigDecimal.ZERO : instrument.notional(quantity, entry);
    if (!order.reduceOnly() && entry.signum() > 0) {
      InstrumentRules.refuseNotional(instrument, new Size(Size.Unit.BASE, quantity), notional);
      ExitPrices.refuse(order.side(), entry, exits(request, order));
    }
    return new Plan.Amend(request, order, notional, rounding.changes());
  }

  /** Returns the exits that the order will have: new ones, and old ones that stay. */
  private static Exits exits(AmendRequest request, Order order) {
    return new Exits(
        request.takeProfit().or(order::takeProfit).flatMap(ChangePlans::level),
        request.stopLoss().or(order::stopLoss).flatMap(ChangePlans::level),
        Optional.empty(),
        Optional.empty(),
        request.takeProfitBy(),
        request.stopLossBy());
  }

  /** Zero takes an exit away. */
  private static boolean isNone(BigDecimal price) {
    return price.signum() == 0;
  }

  private static Optional<ExitLevel> level(BigDecimal price) {
    return Optional.of(price)
        .filter(value -> value.signum() > 0)
        .map(value -> new ExitLevel(ExitLevel.Kind.PRICE, value));
  }

  /** Cancels at the exchange, or here if the order was not sent yet. */
  Plan cancel(CancelSignal signal) {
    Optional<Entry> meant = meant(signal);
    if (meant.filter(entry -> CancelTarget.isWithdrawable(signal, entry)).isPresent()) {
      return new Plan.Withdraw(meant.get().sequence());
    }
    if (signal.order().kind() == OrderRef.Kind.SIGNAL_ID && meant.get().legs().isEmpty()) {
      return unsent(meant.get());
    }
    return new Plan.Cancel(
        new CancelRequest(
            signal.category(), signal.instrument(), name(signal, signal.order()), Optional.empty()),
        meant.filter(this::mayAppear).isPresent());
  }

  private Optional<Entry> meant(CancelSignal signal) {
    Optional<Entry> meant =
        signal.order().kind() == OrderRef.Kind.SIGNAL_ID
            ? Optional.of(referred(signal, signal.order()))
            : ledger.flatMap(journal -> new CancelTarget(journal).of(signal));
    meant.ifPresent(entry -> refuseOther(signal, entry));
    return meant;
  }

  /** An order of ours is looked for where it was placed: nowhere else is its absence evidence. */
  private static void refuseOther(Signal signal, Entry meant) {
    refuseOther("account", signal.header().account(), meant.account());
    refuseOther("symbol", signal.symbol().orElse(""), meant.symbol());
    refuseOther("category", signal.category().text(), category(meant).text());
  }

  private static void refuseOther(String field, String said, String meant) {
    if (!said.equals(meant)) {
      throw RefusedException.invalid(
          "OTHER_" + field.toUpperCase(Locale.ROOT),
          field,
          said,
          "the order is of " + meant + "; name that one");
    }
  }

  private static Category category(Entry meant) {
    return meant.legs().isEmpty()
        ? CanonicalSignal.read(meant.canonical()).category()
        : meant.legs().get(0).product();
  }

  private static Plan unsent(Entry meant) {
    return meant.state() == SignalState.CANCELLED
        ? new Plan.Nothing(SignalState.DONE, "cancelled before it was sent")
        : new Plan.Nothing(
            SignalState.REJECTED, "NOT_PLACED: signal " + meant.id() + " is " + meant.state());
  }

  /** Puts the new stops on the grid, as the side of the position needs it. */
  Plan stops(TpslSignal signal, Instrument instrument, List<Position> open) {
    List<Position> meant =
        open.stream()
            .filter(p -> signal.positionIdx().map(idx -> idx == p.positionIdx()).orElse(true))
            .toList();
    if (meant.size() != 1) {
      throw RefusedException.invalid(
          "NO_SUCH_POSITION",
          "position_idx",
          signal.positionIdx().map(String::valueOf).orElse(""),
          meant.isEmpty()
              ? "names no open position"
              : "is needed: both sides of the hedge are open; say 1 or 2");
    }
    Position position = meant.get(0);
    Rounding rounding = new Rounding(instrument, position.side().orElseThrow());
    BigDecimal entry = position.averagePrice().orElseThrow();
    Exits exits = moved(signal.exits(), position, entry, rounding);
    TpslMode mode = exits.mode().orElse(TpslMode.FULL);
    TradingStop stop =
        new TradingStop(
            signal.category(),
            signal.instrument(),
            position.positionIdx(),
            mode,
            exits.takeProfit().map(ExitLevel::value),
            exits.stopLoss().map(ExitLevel::value),
            exits.trailingOffset().map(rounding::distance),
            Optional.empty(),
            size(mode, exits, position),
            exits.takeProfitBy(),
            exits.stopLossBy());
    return Plan.SetStops.of(stop, rounding.changes(), position);
  }

  /** A trailing stop always covers the position; only a level has a size of its own. */
  private static Optional<BigDecimal> size(TpslMode mode, Exits exits, Position position) {
    boolean level = exits.takeProfit().isPresent() || exits.stopLoss().isPresent();
    return mode == TpslMode.PARTIAL && level ? Optional.of(position.quantity()) : Optional.empty();
  }

  /** Distances count from the entry; where the market stands now, none may be reached yet. */
  private static Exits moved(Exits asked, Position position, BigDecimal entry, Rounding rounding) {
    return new ExitPrices(position.side().orElseThrow(), entry, rounding)
        .of(asked, position.markPrice().orElse(entry));
  }

  private OrderName name(Signal signal, OrderRef ref) {
    return switch (ref.kind()) {
      case ORDER_ID -> OrderName.id(ref.value());
      case ORDER_LINK_ID -> OrderName.linkId(ref.value());
      case SIGNAL_ID ->
          OrderName.linkId(
              referred(signal, ref).legs().stream()
                  .reduce((first, last) -> first.state().isFinal() ? last : first)
                  .map(Leg::orderLinkId)
                  .orElseThrow(() -> unknownOrder(ref)));
    };
  }

  private Entry referred(Signal signal, OrderRef ref) {
    return journal(ref)
        .find(signal.header().source(), ref.value())
        .orElseThrow(() -> unknownOrder(ref));
  }

  private Ledger journal(OrderRef ref) {
    return ledger.orElseThrow(
        () ->
            RefusedException.invalid(
                "NO_JOURNAL",
                "ref",
                ref.value(),
                "there is no journal here; give order_id or order_link_id"));
  }

  private static String field(OrderName name) {
    return name.kind() == OrderName.Kind.ORDER_ID ? "order_id" : "order_link_id";
  }

  private static RefusedException unknownOrder(OrderRef ref) {
    String field =
        switch (ref.kind()) {
          case ORDER_ID -> "order_id";
          case ORDER_LINK_ID -> "order_link_id";
          case SIGNAL_ID -> "ref";
        };
    return unknownOrder(field, ref.value());
  }

  private static RefusedException unknownOrder(String field, String name) {
    return new RefusedException(
        SignalState.REJECTED,
        "UNKNOWN_ORDER: '%s' is '%s': neither the ledger nor the exchange knows such an order; %s"
            .formatted(field, name, "name one that was sent before"));
  }
}
