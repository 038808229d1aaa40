package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Changes the exchange from inside the process: prices, liquidity, limits, faults. What it does
 * holds when the call returns. Safe for use by several threads.
 */
public final class PaperControl {

  private final Lock lock;
  private final Books books;
  private final Matching matching;
  private final Gates gates;
  private final Faults faults;
  private final SkewedClock clock;

  PaperControl(
      Lock lock, Books books, Matching matching, Gates gates, Faults faults, SkewedClock clock) {
    this.lock = lock;
    this.books = books;
    this.matching = matching;
    this.gates = gates;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * Sets the price of a symbol, in quote coin, in every category that has it; it stays until the
   * next call or {@link #release}. Orders that it reaches are executed.
   */
  public void price(String symbol, BigDecimal price) {
    lock.hold(
        () -> {
          books.prices().forget(symbol, books.now());
          books.prices().mark(symbol, books.now(), price);
          match(symbol);
        });
  }

  /** Gives the price of a symbol back to the walk. */
  public void release(String symbol) {
    price(symbol, BigDecimal.ZERO);
  }

  /**
   * Plays prices, one each {@code step} from now on; the last one stays.
   *
   * @param prices in quote coin, for example the open, low, high and close of recorded candles
   */
  public void replay(String symbol, List<BigDecimal> prices, Duration step) {
    lock.hold(
        () -> {
          long at = books.now();
          books.prices().forget(symbol, at);
          for (BigDecimal price : prices) {
            books.prices().mark(symbol, at, price);
            at += step.toMillis();
          }
          match(symbol);
        });
  }

  /**
   * Plays recorded candles, one each {@code length}, oldest first, beginning with the next whole
   * {@code length} since the epoch, so that candles of that interval show them; within each the
   * price goes from open over both extremes to close. The last close stays.
   *
   * @param length of a candle, at least four milliseconds
   */
  public void replayCandles(String symbol, List<Recorded> candles, Duration length) {
    long step = length.toMillis();
    if (step < 4) {
      throw new IllegalArgumentException("a candle of " + length + " is too short");
    }
    lock.hold(
        () -> {
          long at = (books.now() + step - 1) / step * step;
          books.prices().forget(symbol, at);
          books.prices().forgetVolumes(symbol, at);
          for (Recorded candle : candles) {
            books.prices().mark(symbol, at, candle.open());
            books.prices().mark(symbol, at + step / 4, candle.first());
            books.prices().mark(symbol, at + step / 2, candle.second());
            books.prices().mark(symbol, at + step * 3 / 4, candle.close());
            books.prices().volume(symbol, at, at + step, candle.volume());
            at += step;
          }
          match(symbol);
        });
  }

  /** Holds every price where it is. */
  public void freeze() {
    lock.hold(
        () ->
            books
                .catalogue()
                .all()
                .forEach(
                    c -> books.prices().mark(c.symbol(), books.now(), books.prices().last(c))));
  }

  /** Limits how much of a symbol can be executed between two ticks, a quarter of a second apart. */
  public void liquidity(String symbol, BigDecimal quantity) {
    lock.hold(() -> books.liquidity().limit(symbol, quantity));
  }

  /** Lets any quantity of a symbol be executed again. */
  public void liftLiquidity(String symbol) {
    lock.hold(() -> books.liquidity().lift(symbol));
  }

  /** Lets the exchange act on the time that has passed, as its own tick does. */
  public void tick() {
    lock.hold(() -> matching.tick());
  }

  /** Lets something go wrong; several faults are looked through in the order they were given. */
  public void fault(Fault fault) {
    faults.add(fault);
  }

  /** Forgets the faults that still wait for their requests. */
  public void clearFaults() {
    faults.clear();
  }

  /** Lets the exchange's clock run ahead of the injected one; less than zero: behind. */
  public void skew(Duration ahead) {
    clock.skew(ahead);
  }

  /** Takes the permission to trade from the key, or gives it back. */
  public void readOnly(boolean only) {
    gates.key().readOnly(only);
  }

  /** Lets the key expire, or be valid again. */
  public void expired(boolean over) {
    gates.key().expired(over);
  }

  /** Binds the key to one address; {@code *} for any. Requests come from 127.0.0.1. */
  public void bindKey(String address) {
    gates.key().bind(address);
  }

  /** Lets the key end at {@code end}, by the exchange's clock. */
  public void keyEnds(Instant end) {
    gates.key().endsAt(end);
  }

  /** Lets the key withdraw, as far as it tells, or not. */
  public void mayWithdraw(boolean may) {
    gates.key().withdraws(may);
  }

  /** Lets the account be a classic one, as far as it tells, or a unified one again. */
  public void classic(boolean account) {
    gates.key().classic(account);
  }

  /** Announces a maintenance; every endpoint works on. */
  public void maintenance(String title, Instant begin, Instant end) {
    lock.hold(
        () -> {
          String state = begin.toEpochMilli() > books.now() ? "scheduled" : "ongoing";
          books.notices().add(title, state, begin.toEpochMilli(), end.toEpochMilli());
        });
  }

  /** Takes back what was announced. */
  public void clearMaintenance() {
    lock.hold(() -> books.notices().clear());
  }

  /** Replaces the requests a second that a path takes, and says so in the headers. */
  public void quota(String path, int perSecond) {
    gates.limits().quota(path, perSecond);
  }

  /** Lets every request pass whatever its rate, or holds the limits again. */
  public void liftLimits(boolean lifted) {
    gates.limits().lift(lifted);
    gates.address().lift(lifted);
  }

  /** Refuses every request by 403 for a while, as for too many from one address; zero ends it. */
  public void ban(Duration length) {
    gates.address().ban(clock.millis() + length.toMillis());
  }

  /** Forgets the closed orders of order/realtime, as a restart of the exchange's servers does. */
  public void clearRecentOrders() {
    lock.hold(() -> books.orders().forgetRecent());
  }

  /** Sets the status of a symbol in every category: {@code Trading}, {@code Closed} and others. */
  public void status(String symbol, String status) {
    lock.hold(() -> books.catalogue().status(symbol, status));
  }

  /** Returns the exchange's time. */
  Instant now() {
    return clock.instant();
  }

  private void match(String symbol) {
    for (Contract contract : books.catalogue().all()) {
      if (contract.symbol().equals(symbol)) {
        matching.match(contract, books.prices().last(contract));
      }
    }
  }
}
