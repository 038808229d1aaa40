package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sends the orders of a plan, one after the other, each only after its intent is on disk, and
 * writes down what came of it. It never sends an order twice: what is not known is left to {@link
 * OrderWatch}.
 */
public final class Sender {

  private static final List<Duration> MOMENTS =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final int LOOKS = 10;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Ledger ledger;
  private final V5Orders orders;
  private final Freshness freshness;
  private final BiConsumer<Entry, Boolean> watch;
  private final Consumer<String> forbidden;
  private final Clock clock;
  private final WhileFresh whileFresh;

  /**
   * Prepares a sender.
   *
   * @param watch takes a signal whose orders the exchange may hold, and whether that is uncertain
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  public Sender(
      Ledger ledger,
      V5Orders orders,
      Freshness freshness,
      BiConsumer<Entry, Boolean> watch,
      Consumer<String> forbidden,
      Clock clock) {
    this.ledger = ledger;
    this.orders = orders;
    this.freshness = freshness;
    this.watch = watch;
    this.forbidden = forbidden;
    this.clock = clock;
    this.whileFresh = new WhileFresh(clock);
  }

  /** Places the orders of {@code place}. Whatever happens, they are watched from here on. */
  void send(Ticket ticket, Plan.Place place) {
    List<Leg> legs = place.orders().stream().map(Sender::intent).collect(Collectors.toList());
    ledger.intend(ticket.entry().sequence(), legs, clock.instant());
    boolean certain = false;
    try {
      for (int i = 0; i < legs.size(); i++) {
        send(ticket, place, legs, i);
      }
      certain = legs.stream().noneMatch(leg -> leg.state() == SignalState.UNKNOWN);
    } finally {
      watch.accept(ticket.entry(), !certain);
    }
  }

  private void send(Ticket ticket, Plan.Place place, List<Leg> legs, int i) {
    boolean last = i == legs.size() - 1;
    SignalState wanted = place.eachFilled() ? SignalState.FILLED : SignalState.ACKED;
    boolean inTurn = i == 0 || legs.get(i - 1).state() == wanted;
    Leg leg = inTurn ? placed(ticket.entry(), ticket.signal(), legs.get(i)) : unsent(legs.get(i));
    if (place.eachFilled() && !last && leg.state() == SignalState.ACKED) {
      leg = executed(leg);
    }
    legs.set(i, leg);
    ledger.update(ticket.entry().sequence(), leg, Fate.of(legs), leg.reason(), clock.instant());
  }

  /**
   * Sends an order whose absence is proven once more, under the same name.
   *
   * @return what came of it
   */
  Leg again(Entry entry, Signal signal, Leg leg) {
    Leg intent = Fate.moved(leg, SignalState.INTENT, "", "");
    if (entry.state() != SignalState.INTENT) {
      ledger.intend(entry.sequence(), List.of(intent), clock.instant());
    }
    return placed(entry, signal, intent);
  }

  private static Leg intent(PlannedOrder order) {
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

  private static Leg unsent(Leg leg) {
    String reason = "NOT_SENT: the order before it did not go through";
    return Fate.moved(leg, SignalState.CANCELLED, reason, "");
  }

  private Leg placed(Entry entry, Signal signal, Leg leg) {
    try {
      Instant end = freshness.end(signal, entry.receivedAt());
      String orderId = whileFresh.call(() -> orders.create(leg.request(), end), end).orderId();
      return Fate.moved(leg, SignalState.ACKED, "", orderId);
    } catch (TooLateException e) {
      String reason = "EXPIRED: its time passed while it waited for the exchange's limits";
      return Fate.moved(leg, SignalState.EXPIRED, reason, "");
    } catch (DeniedException e) {
      return Fate.moved(leg, SignalState.DENIED, e.getMessage(), "");
    } catch (V5Exception e) {
      return failed(leg, e);
    }
  }

  private Leg failed(Leg leg, V5Exception e) {
    return switch (e.outcome()) {
      case BAD_REQUEST, FUNDS, CLOCK -> Fate.moved(leg, SignalState.REJECTED, e.getMessage(), "");
      case FORBIDDEN -> {
        forbidden.accept(e.getMessage());
        yield Fate.moved(leg, SignalState.REJECTED, e.getMessage(), "");
      }
      case AFTER_RESET, SAFE_TO_RETRY ->
          WhileFresh.hadNoEffect(e)
              ? Fate.moved(leg, SignalState.NOT_PLACED, "NOT_SENT: " + e.getMessage(), "")
              : Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
      case SUCCESS, UNKNOWN -> Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
      case ALREADY_SO ->
          seen(leg).orElseGet(() -> Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), ""));
      case UNLISTED -> unlisted(leg, e);
    };
  }

  /** A code nobody has listed: the order counts as refused only if it is nowhere for a while. */
  private Leg unlisted(Leg leg, V5Exception e) {
    try {
      for (Duration moment : MOMENTS) {
        LockSupport.parkNanos(moment.toNanos());
        Optional<Order> order = orders.find(category(leg), leg.symbol(), leg.orderLinkId());
        if (order.isPresent()) {
          return Fate.adopted(leg, order.get());
        }
      }
      return Fate.moved(leg, SignalState.REJECTED, e.getMessage(), "");
    } catch (V5Exception unhealthy) {
      return Fate.moved(leg, SignalState.UNKNOWN, e.getMessage(), "");
    }
  }

  /** Follows a market order for a moment, until it has executed or ended. */
  private Leg executed(Leg leg) {
    Leg now = leg;
    for (int look = 0; look < LOOKS && !now.state().isFinal(); look++) {
      LockSupport.parkNanos(PAUSE.toNanos() * look);
      now = seen(leg).orElse(now);
    }
    return now;
  }

  private Optional<Leg> seen(Leg leg) {
    try {
      return orders
          .find(category(leg), leg.symbol(), leg.orderLinkId())
          .map(found -> Fate.adopted(leg, found));
    } catch (V5Exception e) {
      // Not a healthy answer: no evidence of anything.
      return Optional.empty();
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
