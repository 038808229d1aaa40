package io.github.bybitcamel.trade;

import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Plan;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.TooLateException;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out what places no order, once, and tells what is known of it afterwards. */
final class Changing {

  /**
   * What the reason of a change begins with that was answered with a code nobody has listed. It is
   * on disk, so that whoever reads it back never sends it again.
   */
  static final String UNLISTED = "UNLISTED: ";

  private static final List<Duration> MOMENTS =
      List.of(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1));

  private final V5Orders orders;
  private final V5Positions positions;
  private final Shown shown;
  private final Clock clock;
  private final Consumer<String> forbidden;

  /** How a change ended, and why. */
  record Outcome(SignalState state, String reason) {}

  /**
   * Prepares to carry out changes.
   *
   * @param forbidden is told when the exchange refuses who we are: writing must stop
   */
  Changing(V5Orders orders, V5Positions positions, Consumer<String> forbidden, Clock clock) {
    this.shown = new Shown(orders, positions);
    this.clock = clock;
    this.orders = orders;
    this.positions = positions;
    this.forbidden = forbidden;
  }

  /** Carries out {@code change}, and tells how it ended. */
  Outcome carryOut(Supplier<String> change) {
    try {
      return new Outcome(SignalState.DONE, change.get());
    } catch (RefusedException e) {
      return new Outcome(e.state(), e.getMessage());
    } catch (TooLateException e) {
      return new Outcome(SignalState.EXPIRED, Placing.TOO_LATE);
    } catch (DeniedException e) {
      return new Outcome(SignalState.DENIED, e.getMessage());
    } catch (V5Exception e) {
      return failed(e);
    }
  }

  /**
   * Makes the calls of {@code change}; returns what there is to say of it.
   *
   * @param end the instant from which on it must not be sent; what lessens risk is never too late
   * @throws TooLateException if that instant came first; not sent
   * @throws IllegalArgumentException if nothing of it goes to the exchange
   */
  String now(Plan.Change change, Instant end) {
    if (change instanceof Plan.Amend amend) {
      Instant begin = clock.instant();
      orders.amend(amend.request(), amend.lessensRisk(), amend.lessensRisk() ? Instant.MAX : end);
      if (amend.request().takeProfit().isPresent() || amend.request().stopLoss().isPresent()) {
        confirm(V5Endpoint.ORDER_AMEND, amend, begin);
      }
      return amend.rounded();
    }
    if (change instanceof Plan.Cancel cancel) {
      return cancelled(cancel);
    }
    if (change instanceof Plan.CancelAll all) {
      int count = orders.cancelAllButExits(all.category(), all.symbol()).size();
      return count + " orders cancelled";
    }
    if (change instanceof Plan.SetStops stops) {
      Instant begin = clock.instant();
      positions.tradingStop(
          stops.stop(), stops.lessensRisk(), stops.lessensRisk() ? Instant.MAX : end);
      confirm(V5Endpoint.TRADING_STOP, stops, begin);
      return stops.rounded();
    }
    if (change instanceof Plan.SetLeverage leverage) {
      return leverageSet(leverage, leverage.lessensRisk() ? Instant.MAX : end);
    }
    throw new IllegalArgumentException("nothing to send: " + change.text());
  }

  /**
   * A stop counts as set only where it is shown.
   *
   * @throws V5Exception of unknown outcome if it is not, or if nobody says
   */
  private void confirm(V5Endpoint endpoint, Plan.Change change, Instant since) {
    try {
      for (Duration moment : MOMENTS) {
        LockSupport.parkNanos(moment.toNanos());
        if (shown.isSo(change, since)) {
          return;
        }
      }
    } catch (V5Exception e) {
      throw V5Exception.unanswered(
          endpoint, "answered well, and could not be read back: " + e.getMessage(), false);
    }
    throw V5Exception.unanswered(endpoint, "answered well, and the stop is not shown", false);
  }

  private String leverageSet(Plan.SetLeverage change, Instant end) {
    try {
      positions.setLeverage(
          change.category(), change.symbol(), change.leverage(), change.lessensRisk(), end);
      return "";
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.ALREADY_SO) {
        throw e;
      }
      return "ALREADY_SO: " + e.getMessage();
    }
  }

  /** Where the exchange has nothing to cancel, the order itself says why. */
  private String cancelled(Plan.Cancel cancel) {
    try {
      orders.cancel(cancel.request());
      return "";
    } catch (V5Exception e) {
      if (e.outcome() != OutcomeClass.ALREADY_SO) {
        throw e;
      }
      Order order = ended(cancel, e);
      return "ALREADY_SO: the order is " + order.status();
    }
  }

  private Order ended(Plan.Cancel cancel, V5Exception e) {
    CancelRequest request = cancel.request();
    Optional<Order> order = orders.find(request.category(), request.symbol(), request.order());
    if (order.isEmpty() && !cancel.uncertain()) {
      throw new RefusedException(
          SignalState.REJECTED, "UNKNOWN_ORDER: the exchange has no such order: " + e.getMessage());
    }
    return order
        .filter(found -> found.status().isFinal())
        .orElseThrow(() -> V5Exception.unanswered(e.endpoint(), "the order may appear yet", false));
  }

  private Outcome failed(V5Exception e) {
    SignalState state =
        switch (e.outcome()) {
          case BAD_REQUEST, FUNDS, CLOCK, FORBIDDEN -> SignalState.REJECTED;
          case AFTER_RESET, SAFE_TO_RETRY ->
              WhileFresh.hadNoEffect(e) ? SignalState.NOT_PLACED : SignalState.UNKNOWN;
          // "Not modified" may mean a parameter that was not read: only reading back tells.
          case ALREADY_SO, SUCCESS, UNKNOWN, UNLISTED -> SignalState.UNKNOWN;
        };
    if (e.outcome() == OutcomeClass.FORBIDDEN) {
      forbidden.accept(e.getMessage());
    }
    String unlisted = e.outcome() == OutcomeClass.UNLISTED ? UNLISTED : "";
    return new Outcome(state, unlisted + e.getMessage());
  }
}
