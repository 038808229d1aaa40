package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a perpetual paid.
 *
 * @param rate as a fraction, 0.0001 is one hundredth of a percent; positive: longs pay shorts
 * @param time when it was paid
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/history-fund-rate">Bybit V5: Get
 *     Funding Rate History</a>
 */
public record FundingRate(Category category, String symbol, BigDecimal rate, Instant time) {}
