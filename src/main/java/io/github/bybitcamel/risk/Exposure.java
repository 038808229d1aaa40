package io.github.bybitcamel.risk;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The data of one decision. A reading that no rule in force needs may have failed.
 *
 * @param now the moment of the decision
 * @param quote prices of the symbol
 * @param rate what a unit of the quote coin is worth, in USD
 * @param holdings positions and working orders, with what is on its way
 * @param leverage of the symbol
 * @param day what the UTC day has brought, in USD; a loss is negative
 * @param pace which orders have passed
 */
public record Exposure(
    Instant now,
    Reading<Quote> quote,
    Reading<BigDecimal> rate,
    Reading<Holdings> holdings,
    Reading<BigDecimal> leverage,
    Reading<BigDecimal> day,
    Pace pace) {}
