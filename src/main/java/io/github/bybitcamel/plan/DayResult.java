package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the UTC day has brought, by two accounts of the exchange: the transaction log (profit and
 * loss, funding and fees as they were booked) and the closed positions. Either may lag behind, so
 * the worse one counts. Not safe for use by many threads.
 */
final class DayResult {

  /** How far back is looked again for what the exchange enters late. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final V5Positions positions;
  private final V5Account account;
  private final Function<String, BigDecimal> usd;
  private final Clock clock;
  private final Map<String, BigDecimal> booked = new HashMap<>();
  private final Map<String, BigDecimal> funding = new HashMap<>();
  private final Map<String, BigDecimal> closed = new HashMap<>();
  private Instant day = Instant.EPOCH;
  private Instant read = Instant.EPOCH;

  DayResult(
      V5Positions positions, V5Account account, Function<String, BigDecimal> usd, Clock clock) {
    this.positions = positions;
    this.account = account;
    this.usd = usd;
    this.clock = clock;
  }

  /** Returns the result in USD; a loss is negative. */
  BigDecimal usd() {
    Instant now = clock.instant();
    begin(now.truncatedTo(ChronoUnit.DAYS));
    Instant from = read.minus(OVERLAP).isBefore(day) ? day : read.minus(OVERLAP);
    // The exchange's clock may be ahead of ours.
    Optional<TimeRange> range = Optional.of(new TimeRange(from, now.plusSeconds(2)));
    account.transactionLog(Optional.empty(), Optional.empty(), range).forEach(this::book);
    for (Category category : List.of(Category.LINEAR, Category.INVERSE)) {
      positions.closedPnl(category, Optional.empty(), range).forEach(this::close);
    }
    read = now;
    return sum(booked).min(sum(closed).add(sum(funding)));
  }

  private void begin(Instant today) {
    if (!today.equals(day)) {
      booked.clear();
      funding.clear();
      closed.clear();
      day = today;
      read = today;
    }
  }

  private void book(Transaction one) {
    if (one.time().isBefore(day) || one.category().isEmpty() || one.type().startsWith("TRANSFER")) {
      return;
    }
    String key = one.id() + ' ' + one.tradeId() + ' ' + one.currency();
    boolean spot = one.category().equals(Category.SPOT.text());
    // What a coin exchange moves is no profit and no loss; its fee is.
    BigDecimal amount = spot ? one.fee().orElse(BigDecimal.ZERO).negate() : one.change();
    put(booked, key, amount, one.currency());
    put(funding, key, one.funding().orElse(BigDecimal.ZERO), one.currency());
  }

  private void close(ClosedPnl one) {
    if (!one.updatedAt().isBefore(day)) {
      String coin = one.category() == Category.LINEAR ? "USDT" : base(one.symbol());
      put(closed, one.orderId(), one.pnl(), coin);
    }
  }

  /** Inverse contracts settle in their base coin: {@code BTCUSD}, {@code BTCUSDH26}. */
  private static String base(String symbol) {
    return symbol.substring(0, Math.max(1, symbol.lastIndexOf("USD")));
  }

  private void put(Map<String, BigDecimal> where, String key, BigDecimal amount, String coin) {
    if (amount.signum() != 0) {
      where.put(key, amount.multiply(usd.apply(coin)));
    }
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts) {
    return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
