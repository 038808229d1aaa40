package io.github.bybitcamel.model;

import java.time.Instant;
import java.util.List;

/**
 * What is offered in a symbol.
 *
 * @param bids highest price first
 * @param asks lowest price first
 * @param updateId grows with every change of the book
 * @param time when the exchange took the picture
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/orderbook">Bybit V5: Get
 *     Orderbook</a>
 */
public record OrderBook(
    Category category,
    String symbol,
    List<BookLevel> bids,
    List<BookLevel> asks,
    long updateId,
    Instant time) {

  /** Copies the levels. */
  public OrderBook {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }
}
