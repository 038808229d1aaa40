package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * What trading costs.
 *
 * @param symbol empty text for options
 * @param baseCoin options only; empty text elsewhere
 * @param taker fraction of the value for taking from the book
 * @param maker fraction of the value for adding to the book
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/fee-rate">Bybit V5: Get Fee
 *     Rate</a>
 */
public record FeeRate(
    Category category, String symbol, String baseCoin, BigDecimal taker, BigDecimal maker) {}
