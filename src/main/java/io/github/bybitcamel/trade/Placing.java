package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.PlannedOrder;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends one order, never twice, and tells what is known of it afterwards. */
final class Placing {

  /**
   * What the reason of an order begins with of which nothing has reached the exchange since its
   * intent. It is on disk, and is taken away on disk before anything is sent.
   */
  static final String NOT_SENT = "NOT_SENT: ";

  /** Why nothing was sent of what waited longer than it was good for. */
  static final String TOO_LATE =
      "EXPIRED: its time passed while it waited for the exchange's limits";

  private static final int LOOKS = 10;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final V5Orders orders;
  private final Consumer<V5Exception> refused;

  /**
   * Prepares to send.
   *
   * @param refused is told of every order that was not taken, or of which nobody knows
   */
  Placing(V5Orders orders, Consumer<V5Exception> refused) {
    this.orders = orders;
    this.refused = refused;
  }

  /** Returns a planned order as it stands before it is sent. */
  static Leg intent(PlannedOrder order) {
    OrderRequest request = order.request();
    return new Leg(
        request.orderLinkId(),
        order.leg(),
        request.category().text(),
        request.symbol(),
        V5Orders.text(request),
        order.asked(),
        SignalState.INTENT,
        "",
        "",
        "",
        "");
  }

  /** Returns an order that is not sent because of the one before it. */
  static Leg unsent(Leg leg) {
    String reason = NOT_SENT + "the order before it did not go through";
    return Fate.moved(leg, SignalState.CANCELLED, reason, "");
  }

  /** Returns an order that is not sent yet because the fate of the one before it is open. */
  static Leg waiting(Leg leg) {
    return Fate.moved(leg, SignalState.INTENT, NOT_SENT + "it waits for the order before it", "");
  }

  /** Returns an order that the exchange certainly did not take, as it is while it is wanted. */
  static Leg wanted(Leg notPlaced) {
    return Fate.moved(notPlaced, SignalState.INTENT, notPlaced.reason(), "");
  }

  /** Returns whether nothing of an order can have reached the exchange since its intent. */
  static boolean certainlyNotSent(Leg leg) {
    return leg.state() == SignalState.INTENT && leg.reason().startsWith(NOT_SENT);
  }

  /** Sends an order unless it is {@code sendBefore}. */
  OrderAck create(Leg leg, Instant sendBefore) {
    return orders.create(leg.request(), sendBefore);
  }

  /** Sends an order again, before new ones, unless it is {@code sendBefore}. */
  OrderAck createAgain(Leg leg, Instant sendBefore) {
    return orders.createAgain(leg.request(), sendBefore);
  }

  /** Sends an order by {@code create}, and returns it as it stands then. */
  Leg place(Leg leg, Supplier<OrderAck> create) {
    try {
      return Fate.moved(leg, SignalState.ACKED, "", create.get().orderId());
    } catch (TooLateException e) {
      return Fate.moved(leg, SignalState.EXPIRED, TOO_LATE, "");
    } catch (DeniedException e) {
      return Fate.moved(leg, SignalState.DENIED, e.getMessage(), "");
    } catch (V5Exception e) {
      return failed(leg, e);
    }
  }

  private Leg failed(Leg leg, V5Exception e) {
    refused.accept(e);
    return switch (e.outcome()) {
      case BAD_REQUEST, FUNDS, CLOCK, FORBIDDEN ->
          Fate.moved(leg, SignalState.REJECTED, e.getMessage(), "");
      case AFTER_RESET, SAFE_TO_RETRY ->
          WhileFresh.hadNoEffect(e)
              ? Fate.moved(leg, SignalState.NOT_PLACED, NOT_SENT + e.getMessage(), "")
              : Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
      case SUCCESS, UNKNOWN -> Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
      case ALREADY_SO ->
          named(leg)
              .map(order -> taken(leg, order))
              .orElseGet(() -> Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), ""));
      case UNLISTED -> unlisted(leg, e);
    };
  }

  /** The order of our name is ours, unless it is another than the one that was to be placed. */
  private static Leg taken(Leg leg, Order order) {
    return V5Orders.isSame(leg.request(), order)
        ? Fate.adopted(leg, order)
        : Fate.moved(
            leg,
            SignalState.REJECTED,
            "ID_TAKEN: %s of %s %s goes by this name; was the id used by another desk?"
                .formatted(order.side(), order.quantity().toPlainString(), order.symbol()),
            "");
  }

  /** A code nobody has listed: the order counts as refused only if it is nowhere for a while. */
  private Leg unlisted(Leg leg, V5Exception e) {
    try {
      return taken(
          leg,
          Unlisted.found(e, () -> orders.find(leg.product(), leg.symbol(), leg.orderLinkId())));
    } catch (V5Exception missing) {
      boolean refused = missing.outcome() == OutcomeClass.UNLISTED;
      SignalState state = refused ? SignalState.REJECTED : SignalState.UNKNOWN;
      return Fate.moved(leg, state, e.getMessage(), "");
    }
  }

  /** Follows a market order for a moment, until it has executed or ended. */
  Leg executed(Leg leg) {
    Leg now = leg;
    for (int look = 0; look < LOOKS && !now.state().isFinal(); look++) {
      LockSupport.parkNanos(PAUSE.toNanos() * look);
      now = seen(leg).orElse(now);
    }
    return now;
  }

  /** Asks the exchange by our name; empty where it does not say. */
  Optional<Leg> seen(Leg leg) {
    return named(leg).map(found -> Fate.adopted(leg, found));
  }

  private Optional<Order> named(Leg leg) {
    try {
      return orders.find(leg.product(), leg.symbol(), leg.orderLinkId());
    } catch (V5Exception e) {
      // Not a healthy answer: no evidence of anything.
      return Optional.empty();
    }
  }
}
