package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The market's latest figures for a symbol.
 *
 * @param lastPrice last traded price, in quote coin
 * @param markPrice by which positions are valued; empty for spot
 * @param indexPrice price of the underlying; empty for spot
 * @param bidPrice best bid; empty when the book has none
 * @param askPrice best ask; empty when the book has none
 * @param high24h highest price of 24 hours
 * @param low24h lowest price of 24 hours
 * @param volume24h traded quantity of 24 hours, in base coin (inverse: USD)
 * @param turnover24h traded value of 24 hours, in quote coin (inverse: base coin)
 * @param change24h price change of 24 hours as a fraction, 0.01 is one percent
 * @param fundingRate next funding rate as a fraction; perpetuals only
 * @param nextFunding when it is paid; perpetuals only
 * @param serverTime the exchange's time of the answer
 * @see <a href="https://bybit-exchange.github.io/docs/v5/market/tickers">Bybit V5: Get Tickers</a>
 */
public record Ticker(
    Category category,
    String symbol,
    BigDecimal lastPrice,
    Optional<BigDecimal> markPrice,
    Optional<BigDecimal> indexPrice,
    Optional<BigDecimal> bidPrice,
    Optional<BigDecimal> askPrice,
    Optional<BigDecimal> high24h,
    Optional<BigDecimal> low24h,
    Optional<BigDecimal> volume24h,
    Optional<BigDecimal> turnover24h,
    Optional<BigDecimal> change24h,
    Optional<BigDecimal> fundingRate,
    Optional<Instant> nextFunding,
    Instant serverTime) {}
