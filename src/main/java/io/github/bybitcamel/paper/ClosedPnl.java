package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;

/**
 * What an order closed of a position.
 *
 * @param pnl profit less the fees of opening and closing, in settle coin
 */
record ClosedPnl(
    long number,
    Category category,
    String symbol,
    long orderNumber,
    BigDecimal qty,
    BigDecimal entryValue,
    BigDecimal exitValue,
    BigDecimal pnl,
    int fills,
    BigDecimal leverage,
    long createdAt,
    long updatedAt) {

  /** Returns this one and a later execution of the same order together. */
  ClosedPnl and(ClosedPnl later) {
    return new ClosedPnl(
        number,
        category,
        symbol,
        orderNumber,
        qty.add(later.qty),
        entryValue.add(later.entryValue),
        exitValue.add(later.exitValue),
        pnl.add(later.pnl),
        fills + later.fills,
        leverage,
        createdAt,
        later.updatedAt);
  }
}
