package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;

/**
 * What an order asks for; zero prices and empty words mean that nothing was asked.
 *
 * @param qty base coin; inverse: US dollars; spot by value: quote coin
 * @param byValue spot market orders: whether {@code qty} is in quote coin
 * @param filter {@code Order}, {@code StopOrder} or {@code tpslOrder}
 */
record Terms(
    Category category,
    String symbol,
    Side side,
    boolean market,
    BigDecimal qty,
    boolean byValue,
    BigDecimal price,
    String timeInForce,
    int positionIdx,
    String linkId,
    boolean reduceOnly,
    boolean closeOnTrigger,
    String filter,
    Trigger trigger,
    Exits exits) {

  boolean conditional() {
    return !trigger.none();
  }

  boolean buy() {
    return side == Side.BUY;
  }

  Terms withQty(BigDecimal other) {
    return copy(market, other, price, linkId, trigger, exits);
  }

  Terms withoutExits() {
    return copy(market, qty, price, linkId, trigger, Exits.NONE);
  }

  Terms withPrice(BigDecimal other) {
    return copy(market, qty, other, linkId, trigger, exits);
  }

  Terms withLinkId(String other) {
    return copy(market, qty, price, other, trigger, exits);
  }

  Terms withTrigger(Trigger other) {
    return copy(market, qty, price, linkId, other, exits);
  }

  Terms withExits(Exits other) {
    return copy(market, qty, price, linkId, trigger, other);
  }

  private Terms copy(
      boolean atMarket, BigDecimal q, BigDecimal p, String link, Trigger wake, Exits brought) {
    return new Terms(
        category,
        symbol,
        side,
        atMarket,
        q,
        byValue,
        p,
        timeInForce,
        positionIdx,
        link,
        reduceOnly,
        closeOnTrigger,
        filter,
        wake,
        brought);
  }
}
