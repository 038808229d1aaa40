package io.github.bybitcamel.console;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.v5.V5Exception;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the account for all pages at once: often while somebody watches, once a minute
 * otherwise. Nobody who asks waits for the exchange.
 */
final class AccountWatch {

  /** Where little is traded, less is looked at: every call is one that trading cannot make. */
  private static final List<Category> SLOW =
      List.of(Category.INVERSE, Category.SPOT, Category.OPTION);

  private static final Duration WATCHED = Duration.ofSeconds(2);
  private static final Duration SLOWLY = Duration.ofSeconds(15);
  private static final Duration UNWATCHED = Duration.ofMinutes(1);
  private static final Duration LOOKED_AT = Duration.ofSeconds(15);

  private final Parts.Exchange exchange;
  private final EquityHistory history;
  private final Clock clock;
  private volatile AccountView view = AccountView.NONE;
  private volatile Instant wanted = Instant.EPOCH;
  private Instant last;
  private Instant lastSlow = Instant.EPOCH;
  private List<Order> slowOrders = List.of();
  private List<Position> slowPositions = List.of();
  private BigDecimal realised = BigDecimal.ZERO;

  AccountWatch(Parts.Exchange exchange, EquityHistory history, Clock clock) {
    this.exchange = exchange;
    this.history = history;
    this.clock = clock;
    this.last = clock.instant();
  }

  /** Returns what is known, and says that somebody looks. */
  AccountView look() {
    wanted = clock.instant();
    return view;
  }

  /** Returns what is known. */
  AccountView view() {
    return view;
  }

  /** Asks the exchange if it is time to. Called by one thread. */
  void refresh() {
    Instant now = clock.instant();
    boolean watched = age(wanted, now).compareTo(LOOKED_AT) < 0;
    if (age(last, now).compareTo(watched ? WATCHED : UNWATCHED) < 0) {
      return;
    }
    last = now;
    try {
      view = read(now);
      view.wallet().flatMap(WalletBalance::totalEquity).ifPresent(e -> history.add(now, e));
    } catch (V5Exception e) {
      view = view.failed(e.getMessage());
    }
  }

  /** What lies ahead was before the clock was set back: it is as old as it lies ahead. */
  private static Duration age(Instant then, Instant now) {
    return Duration.between(then, now).abs();
  }

  private AccountView read(Instant now) {
    if (age(lastSlow, now).compareTo(SLOWLY) >= 0) {
      readSlowly(now);
      lastSlow = now;
    }
    List<Position> positions = new ArrayList<>(positions(Category.LINEAR));
    List<Order> orders = new ArrayList<>(orders(Category.LINEAR));
    positions.addAll(slowPositions);
    orders.addAll(slowOrders);
    return new AccountView(
        Optional.of(now),
        "",
        positions,
        orders,
        Optional.of(exchange.account().wallet()),
        sum(positions, AccountWatch::value),
        sum(positions, position -> position.unrealisedPnl().orElse(BigDecimal.ZERO)),
        realised);
  }

  private void readSlowly(Instant now) {
    slowOrders = SLOW.stream().flatMap(category -> orders(category).stream()).toList();
    slowPositions =
        SLOW.stream()
            .filter(Category::hasPositions)
            .flatMap(category -> positions(category).stream())
            .toList();
    realised = sum(closedToday(now), ClosedPnl::pnl);
  }

  private List<Order> orders(Category category) {
    return exchange.orders().open(category, Optional.empty(), Optional.empty());
  }

  private List<Position> positions(Category category) {
    return exchange.positions().list(category, Optional.empty(), Optional.empty()).stream()
        .filter(position -> !position.isFlat())
        .toList();
  }

  private List<ClosedPnl> closedToday(Instant now) {
    Optional<TimeRange> today = Optional.of(new TimeRange(now.truncatedTo(ChronoUnit.DAYS), now));
    return exchange.positions().closedPnl(Category.LINEAR, Optional.empty(), today);
  }

  /** An inverse contract is counted in dollars already. */
  private static BigDecimal value(Position position) {
    if (position.category() == Category.INVERSE) {
      return position.quantity();
    }
    return position
        .markPrice()
        .or(position::averagePrice)
        .orElse(BigDecimal.ZERO)
        .multiply(position.quantity());
  }

  private static <T> BigDecimal sum(List<T> all, Function<T, BigDecimal> amount) {
    return all.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
