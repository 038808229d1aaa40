package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.Ticker;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.risk.Holdings;
import io.github.bybitcamel.risk.PositionKey;
import io.github.bybitcamel.risk.Quote;
import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.risk.Working;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What risk and sizing need to know of market and account, read when it is wanted and kept for a
 * moment. Amounts are in USD. Safe for use by many threads.
 */
public final class AccountReadings {

  /** How old the equity may be by which a size is worked out. */
  private static final Duration EQUITY_AGE = Duration.ofMillis(500);

  private static final Set<String> DOLLARS = Set.of("USD", "USDT", "USDC");

  private final Instruments instruments;
  private final V5Market market;
  private final V5Orders orders;
  private final V5Positions positions;
  private final Clock clock;
  private final Map<String, Remembered<Quote>> quotes = new ConcurrentHashMap<>();
  private final Map<String, Remembered<BigDecimal>> rates = new ConcurrentHashMap<>();
  private final Map<String, Remembered<BigDecimal>> leverages = new ConcurrentHashMap<>();
  private final Remembered<Holdings> holdings;
  private final Remembered<WalletBalance> wallet;
  private final Remembered<BigDecimal> day;

  /** Reads through these. */
  public AccountReadings(
      Instruments instruments,
      V5Market market,
      V5Orders orders,
      V5Positions positions,
      V5Account account,
      Clock clock) {
    this.instruments = instruments;
    this.market = market;
    this.orders = orders;
    this.positions = positions;
    this.clock = clock;
    this.holdings = new Remembered<>(this::readHoldings, clock);
    this.wallet = new Remembered<>(account::wallet, clock);
    DayResult result = new DayResult(positions, account, this::usd, clock);
    this.day = new Remembered<>(result::usd, clock);
  }

  /** Returns the prices of a symbol. */
  Reading<Quote> quote(Category category, String symbol, Instant notBefore) {
    return quotes
        .computeIfAbsent(
            category.text() + ' ' + symbol,
            any -> new Remembered<>(() -> quote(market.ticker(category, symbol)), clock))
        .since(notBefore);
  }

  private static Quote quote(Ticker ticker) {
    return new Quote(
        ticker.markPrice().orElse(ticker.lastPrice()),
        ticker.lastPrice(),
        ticker.bidPrice(),
        ticker.askPrice());
  }

  /** Returns what a unit of {@code coin} is worth. */
  Reading<BigDecimal> rate(String coin, Instant notBefore) {
    if (DOLLARS.contains(coin)) {
      return Reading.of(BigDecimal.ONE, clock.instant());
    }
    return rates
        .computeIfAbsent(
            coin,
            any ->
                new Remembered<>(
                    () -> market.ticker(Category.SPOT, coin + "USDT").lastPrice(), clock))
        .since(notBefore);
  }

  /** Returns the same at once, at most a minute old. */
  private BigDecimal usd(String coin) {
    Instant notBefore = clock.instant().minusSeconds(60);
    Reading<BigDecimal> read = rate(coin, notBefore);
    return read.value()
        .filter(any -> !read.at().isBefore(notBefore))
        .orElseThrow(() -> new IllegalStateException("the price of " + coin + " is not known"));
  }

  /** Returns the leverage of a symbol, the greater one of a hedge. */
  Reading<BigDecimal> leverage(Category category, String symbol, Instant notBefore) {
    return leverages
        .computeIfAbsent(
            category.text() + ' ' + symbol,
            any -> new Remembered<>(() -> readLeverage(category, symbol), clock))
        .since(notBefore);
  }

  private BigDecimal readLeverage(Category category, String symbol) {
    return positions.list(category, Optional.of(symbol), Optional.empty()).stream()
        .flatMap(position -> position.leverage().stream())
        .max(BigDecimal::compareTo)
        .orElseThrow(
            () -> new IllegalStateException("the exchange tells none (portfolio margin?)"));
  }

  /** Asks again the next time: somebody has set it. */
  void forgetLeverage(Category category, String symbol) {
    leverages.remove(category.text() + ' ' + symbol);
  }

  /** Returns what the account holds and has in the books. */
  Reading<Holdings> holdings(Instant notBefore) {
    return holdings.since(notBefore);
  }

  /** Returns what the account held when it was last read for a decision; reads nothing. */
  public Reading<Holdings> lastHoldings() {
    return holdings.last();
  }

  /** Returns what the day had brought when it was last read for a decision; reads nothing. */
  public Reading<BigDecimal> lastDay() {
    return day.last();
  }

  /** Returns the balances. */
  Reading<WalletBalance> wallet(Instant notBefore) {
    return wallet.since(notBefore);
  }

  /** Returns what the UTC day has brought; a loss is negative. */
  public Reading<BigDecimal> day(Instant notBefore) {
    return day.since(notBefore);
  }

  /**
   * Orders before positions: what executes in between is seen twice rather than never. What cannot
   * be understood is not left out: it would count nothing.
   */
  private Holdings readHoldings() {
    List<Working> working = new ArrayList<>();
    Map<PositionKey, BigDecimal> held = new HashMap<>();
    for (Category category : Category.values()) {
      orders.allOpen(category).stream()
          .filter(AccountReadings::opens)
          .forEach(order -> working.add(working(category, order)));
    }
    for (Category category : Category.values()) {
      if (category.hasPositions()) {
        positions.allOpen(category).stream()
            .filter(position -> !position.isFlat())
            .forEach(position -> held.put(key(position), value(position)));
      }
    }
    return new Holdings(held, working);
  }

  private static boolean opens(Order order) {
    return !order.reduceOnly() && !order.isExit() && !order.status().isFinal();
  }

  private Working working(Category category, Order order) {
    BigDecimal left = order.quantity().subtract(order.filledQuantity());
    BigDecimal price =
        order
            .price()
            .filter(limit -> limit.signum() > 0)
            .or(order::triggerPrice)
            .orElseGet(() -> market.ticker(category, order.symbol()).lastPrice());
    return new Working(
        Wishes.name(order),
        new PositionKey(category, order.symbol(), order.positionIdx()),
        order.side(),
        value(category, order.symbol(), left, price),
        true);
  }

  private static PositionKey key(Position position) {
    return new PositionKey(position.category(), position.symbol(), position.positionIdx());
  }

  private BigDecimal value(Position position) {
    BigDecimal price =
        position
            .markPrice()
            .or(position::averagePrice)
            .orElseGet(() -> market.ticker(position.category(), position.symbol()).lastPrice());
    return value(position.category(), position.symbol(), position.signedQuantity(), price);
  }

  private BigDecimal value(
      Category category, String symbol, BigDecimal quantity, BigDecimal price) {
    Optional<Instrument> instrument = instruments.find(category, symbol);
    if (category == Category.INVERSE) {
      return quantity;
    }
    return quantity
        .multiply(price)
        .multiply(usd(instrument.map(Instrument::quoteCoin).orElse("USDT")));
  }

  /**
   * Returns the equity of the account, unrealised profit and loss included, in {@code coin}.
   *
   * @throws RefusedException if it cannot be read now: nothing is sized by an old figure
   */
  BigDecimal equity(String coin) {
    Instant notBefore = clock.instant().minus(EQUITY_AGE);
    Reading<WalletBalance> read = wallet(notBefore);
    Reading<BigDecimal> rate = rate(coin, notBefore);
    if (read.at().isBefore(notBefore) || rate.at().isBefore(notBefore)) {
      throw new RefusedException(
          SignalState.DENIED,
          "NO_DATA: the equity could not be read: " + read.failure() + rate.failure());
    }
    WalletBalance balance = read.value().orElseThrow();
    BigDecimal usd = balance.totalEquity().orElseGet(() -> sum(balance));
    return usd.divide(rate.value().orElseThrow(), MathContext.DECIMAL128);
  }

  /** Isolated margin has no total. */
  private static BigDecimal sum(WalletBalance balance) {
    return balance.coins().stream()
        .flatMap(coin -> coin.usdValue().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns what is held of a coin. */
  Reading<BigDecimal> coin(String coin, Instant notBefore) {
    Reading<WalletBalance> read = wallet(notBefore);
    return new Reading<>(
        read.value()
            .map(all -> all.coin(coin).flatMap(CoinBalance::usdValue).orElse(BigDecimal.ZERO)),
        read.at(),
        read.failure());
  }
}
