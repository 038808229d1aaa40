package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * Sends the orders of a plan, one after the other, each only after its intent is on disk, and
 * writes down what came of it. It never sends an order twice: what is not known is left to {@link
 * OrderWatch}.
 */
final class Sender {

  private static final int LOOKS = 10;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Ledger ledger;
  private final V5Orders orders;
  private final Freshness freshness;
  private final LongConsumer watch;
  private final Clock clock;

  /**
   * Prepares a sender.
   *
   * @param watch takes the sequence of a signal whose orders the exchange may hold
   */
  Sender(Ledger ledger, V5Orders orders, Freshness freshness, LongConsumer watch, Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.freshness = freshness;
    this.watch = watch;
    this.clock = clock;
  }

  /** Returns what a plan would send, in a line. */
  static String describe(Plan plan) {
    return plan instanceof Plan.Place place
        ? place.orders().stream().map(Sender::describe).collect(Collectors.joining("; "))
        : plan.toString();
  }

  private static String describe(PlannedOrder order) {
    OrderRequest request = order.request();
    return "%s %s %s %s%s"
        .formatted(
            request.side().text(),
            request.quantity().toPlainString(),
            request.symbol(),
            request.orderType().text(),
            request.price().map(price -> " at " + price.toPlainString()).orElse(""));
  }

  /** Places the orders of {@code place}. */
  void send(Ticket ticket, Plan.Place place) {
    List<PlannedOrder> planned = place.orders();
    List<Leg> legs = planned.stream().map(Sender::intent).collect(Collectors.toList());
    Entry entry = ledger.intend(ticket.entry().sequence(), legs, clock.instant());
    boolean goOn = true;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg =
          goOn
              ? placed(ticket, planned.get(i).request(), legs.get(i))
              : Fate.moved(
                  legs.get(i), SignalState.CANCELLED, "not sent: the order before it failed", "");
      boolean last = i == legs.size() - 1;
      if (place.eachFilled() && !last && leg.state() == SignalState.ACKED) {
        leg = executed(leg);
      }
      goOn = leg.state() == (place.eachFilled() ? SignalState.FILLED : SignalState.ACKED);
      legs.set(i, leg);
      ledger.update(entry.sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
    }
    if (legs.stream().anyMatch(leg -> leg.state().isOpen())) {
      watch.accept(entry.sequence());
    }
  }

  /** Follows a market order for a moment, until it has executed or ended. */
  private Leg executed(Leg leg) {
    Leg seen = leg;
    for (int look = 0; look < LOOKS && !seen.state().isFinal(); look++) {
      LockSupport.parkNanos(PAUSE.toNanos() * look);
      seen = lookedUp(leg, "not confirmed");
    }
    return seen;
  }

  private static Leg intent(PlannedOrder order) {
    OrderRequest request = order.request();
    return new Leg(
        request.orderLinkId(),
        order.leg(),
        request.category().text(),
        request.symbol(),
        describe(order),
        order.asked(),
        SignalState.INTENT,
        "",
        "",
        "",
        "");
  }

  private Leg placed(Ticket ticket, OrderRequest request, Leg leg) {
    Optional<String> old =
        freshness.expired(ticket.signal(), ticket.entry().receivedAt(), clock.instant());
    if (old.isPresent()) {
      return Fate.moved(leg, SignalState.EXPIRED, old.get(), "");
    }
    try {
      OrderAck ack = orders.create(request);
      return Fate.moved(leg, SignalState.ACKED, "", ack.orderId());
    } catch (DeniedException e) {
      return Fate.moved(leg, SignalState.DENIED, e.getMessage(), "");
    } catch (V5Exception e) {
      return failed(leg, e);
    }
  }

  private Leg failed(Leg leg, V5Exception e) {
    return switch (e.outcome()) {
      case BAD_REQUEST, FUNDS, FORBIDDEN, CLOCK ->
          Fate.moved(leg, SignalState.REJECTED, e.getMessage(), "");
      case AFTER_RESET, SAFE_TO_RETRY ->
          Fate.moved(leg, SignalState.NOT_PLACED, "NOT_SENT: " + e.getMessage(), "");
      case SUCCESS, UNKNOWN -> Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
      case ALREADY_SO, UNLISTED -> lookedUp(leg, e.getMessage());
    };
  }

  /** The exchange's answer leaves open whether the order is there: it is asked by our name. */
  private Leg lookedUp(Leg leg, String why) {
    try {
      Optional<Order> order = orders.find(category(leg), leg.symbol(), leg.orderLinkId());
      return order
          .map(found -> Fate.adopted(leg, found))
          .orElseGet(() -> Fate.moved(leg, SignalState.UNKNOWN, why, ""));
    } catch (V5Exception e) {
      return Fate.moved(leg, SignalState.UNKNOWN, why, "");
    }
  }

  static Category category(Leg leg) {
    for (Category category : Category.values()) {
      if (category.text().equals(leg.category())) {
        return category;
      }
    }
    throw new IllegalStateException("no category '" + leg.category() + "'");
  }
}
