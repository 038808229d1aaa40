package io.github.bybitcamel.control;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.Standing;
import io.github.bybitcamel.risk.TradingState;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Stops and starts the trading of one account: for every door an operator may come through, and for
 * the program itself. Safe for use by many threads.
 */
public final class AccountControl {

  private static final String ALARM = "TRADING_STOPPED";
  private static final String LEFT = "ORDERS_NOT_CANCELLED";
  private static final int ROUNDS = 5;

  /** What was on its way to the exchange when trading was stopped has arrived by then. */
  private static final Duration ON_ITS_WAY = Duration.ofMillis(500);

  private final String account;
  private final KillSwitch killSwitch;
  private final V5Orders orders;
  private final V5Positions positions;
  private final DirectOrders direct;
  private final Alarms alarms;
  private final Clock clock;
  private final AtomicInteger closes = new AtomicInteger();
  private volatile Instant heartbeat;

  /** Controls {@code account}. */
  public AccountControl(
      String account,
      KillSwitch killSwitch,
      V5Orders orders,
      V5Positions positions,
      DirectOrders direct,
      Alarms alarms,
      Clock clock) {
    this.account = account;
    this.killSwitch = killSwitch;
    this.orders = orders;
    this.positions = positions;
    this.direct = direct;
    this.alarms = alarms;
    this.clock = clock;
    this.heartbeat = clock.instant();
  }

  /**
   * Stops every order that may open risk, at once and after every start, until it is resumed.
   *
   * @param cancelOrders whether all open orders are cancelled too, conditional ones among them;
   *     stops of positions only where these are closed
   * @param closePositions whether all positions are closed too, reduce-only at market
   * @return what was done, and what was not
   */
  public String halt(String reason, boolean cancelOrders, boolean closePositions) {
    List<String> said = new ArrayList<>(List.of("no new order is sent"));
    stop(TradingState.HALTED, reason).ifPresent(said::add);
    if (cancelOrders) {
      said.add(
          closePositions ? cancelRounds(this::all).text() : butStops(cancelRounds(this::butExits)));
    }
    if (closePositions) {
      said.add(closeAll());
    }
    return String.join("; ", said);
  }

  /** Lets only what lessens risk pass, at once and after every start, until it is resumed. */
  public String reduceOnly(String reason) {
    String said = "only what lessens risk is sent";
    return stop(TradingState.REDUCE_ONLY, reason).map(fault -> said + "; " + fault).orElse(said);
  }

  /**
   * Lets everything pass again.
   *
   * @throws IllegalStateException if the file {@code HALT} exists, or the exchange refuses us
   */
  public String resume() {
    heartbeat = clock.instant();
    killSwitch.resume();
    alarms.clear(ALARM, account);
    alarms.clear(LEFT, account);
    return "orders are sent again";
  }

  /** Raises the alarm anew where an earlier run was stopped, and nobody has resumed. */
  public void takeUp() {
    Standing left = killSwitch.untilResumed();
    if (left.state() != TradingState.ACTIVE) {
      alarm(left.state(), left.reason(), Optional.empty());
    }
  }

  /** Returns where trading stands. */
  public Standing state() {
    return killSwitch.standing();
  }

  /** Says that whoever must be there is there. */
  public void heartbeat() {
    heartbeat = clock.instant();
  }

  /** Returns when somebody was last heard. */
  Instant lastHeartbeat() {
    return heartbeat;
  }

  /** Stops trading by itself, unless it is stopped already; what stands is not made milder. */
  boolean trip(TradingState state, String reason) {
    Optional<String> fault = Optional.empty();
    try {
      if (!killSwitch.stopIfActive(state, reason)) {
        return false;
      }
    } catch (UncheckedIOException e) {
      fault = Optional.of(notOnDisk(e));
    }
    alarm(state, reason, fault);
    return true;
  }

  /** Returns what is wrong with it: it holds in any case. */
  private Optional<String> stop(TradingState state, String reason) {
    Optional<String> fault = Optional.empty();
    try {
      killSwitch.stop(state, reason);
    } catch (UncheckedIOException e) {
      fault = Optional.of(notOnDisk(e));
    }
    alarm(state, reason, fault);
    return fault;
  }

  private static String notOnDisk(UncheckedIOException e) {
    return "NOT ON DISK, so it does not outlive this program: " + e.getCause().getMessage();
  }

  private void alarm(TradingState state, String reason, Optional<String> fault) {
    alarms.raise(ALARM, account, state + ": " + reason + fault.map(f -> "; " + f).orElse(""));
  }

  /**
   * Cancels for somebody who is not there, but the stops of positions; an alarm stands while
   * something else may be left.
   *
   * @return whether nothing else is left
   */
  boolean sweep(String reason) {
    Cancelled cancelled = cancelRounds(this::butExits);
    if (cancelled.whole()) {
      alarms.clear(LEFT, account);
    } else {
      alarms.raise(LEFT, account, reason + "; " + cancelled.text() + "; trying again");
    }
    return cancelled.whole();
  }

  /** Says more of why trading is stopped, unless somebody has resumed meanwhile. */
  void explain(Standing stands, String reason) {
    killSwitch.explain(stands, reason);
  }

  private record Cancelled(String text, boolean whole) {}

  private static String butStops(Cancelled cancelled) {
    return cancelled.text() + "; stops of positions stay";
  }

  private List<OrderAck> all(Category category) {
    return orders.cancelAll(category, Optional.empty(), Optional.empty());
  }

  private List<OrderAck> butExits(Category category) {
    return orders.cancelAllButExits(category, Optional.empty());
  }

  /** Cancels until a round finds nothing: an order may have been on its way. */
  private Cancelled cancelRounds(Function<Category, List<OrderAck>> cancel) {
    int count = 0;
    boolean whole = false;
    List<String> failures = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      failures.clear();
      int cancelled = 0;
      for (Category category : Category.values()) {
        cancelled += tried(category.text(), failures, () -> cancel.apply(category).size());
      }
      count += cancelled;
      whole = round > 0 && cancelled == 0 && failures.isEmpty();
      if (whole) {
        break;
      }
      LockSupport.parkNanos(ON_ITS_WAY.toNanos());
    }
    return new Cancelled(count + " orders cancelled" + words(failures), whole);
  }

  /** Closes until nothing is open: a position is closed by what the exchange says is left of it. */
  private String closeAll() {
    int count = 0;
    List<String> failures = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      failures.clear();
      List<Position> open = new ArrayList<>();
      for (Category category : Category.values()) {
        if (category.hasPositions()) {
          open.addAll(open(category, failures));
        }
      }
      open.removeIf(Position::isFlat);
      if (open.isEmpty() && failures.isEmpty()) {
        break;
      }
      for (Position position : open) {
        count += tried(position.symbol(), failures, () -> close(position));
      }
      LockSupport.parkNanos(ON_ITS_WAY.toNanos());
    }
    return count + " closing orders" + words(failures);
  }

  /** A position that cannot be understood is told, and does not keep the others from closing. */
  private List<Position> open(Category category, List<String> failures) {
    List<Position> open = new ArrayList<>();
    tried(
        category.text(),
        failures,
        () -> {
          try {
            open.addAll(positions.allOpen(category));
            return 0;
          } catch (V5Exception e) {
            open.addAll(positions.list(category, Optional.empty(), Optional.empty()));
            throw e;
          }
        });
    return open;
  }

  private int close(Position position) {
    return direct
        .close(
            new CloseSignal(
                header(),
                position.category(),
                position.symbol(),
                Optional.empty(),
                Optional.of(position.positionIdx()),
                Optional.empty()))
        .size();
  }

  private SignalHeader header() {
    String id = "close-" + clock.instant() + "-" + closes.incrementAndGet();
    return new SignalHeader(
        "control",
        id,
        account,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static int tried(String what, List<String> failures, Supplier<Integer> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      // Whatever stops one must not keep the rest of what lessens risk from being sent.
      failures.add(what + ": " + e.getMessage());
      return 0;
    }
  }

  private static String words(List<String> failures) {
    return failures.isEmpty() ? "" : ", not done: " + String.join(", ", failures);
  }
}
