package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Changes the exchange from inside the process: prices, liquidity. What it does holds when the call
 * returns. Safe for use by several threads.
 */
public final class PaperControl {

  private final Lock lock;
  private final Books books;
  private final Matching matching;

  PaperControl(Lock lock, Books books, Matching matching) {
    this.lock = lock;
    this.books = books;
    this.matching = matching;
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
    lock.hold(matching::tick);
  }

  private void match(String symbol) {
    for (Contract contract : books.catalogue().all()) {
      if (contract.symbol().equals(symbol)) {
        matching.match(contract, books.prices().last(contract));
      }
    }
  }
}
