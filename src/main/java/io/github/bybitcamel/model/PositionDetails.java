package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * All that the exchange tells of a position; empty where it does not, as under portfolio margin.
 *
 * @param position what trading needs of it
 * @param value what it is worth, in settle coin
 * @param currentRealisedPnl since it was opened, in settle coin
 * @param realisedPnl since the first, in settle coin
 * @param initialMargin held back for it
 * @param maintenanceMargin below which it is liquidated
 * @param adlRank how soon it would be deleveraged: 1 to 5, 0 not at all
 * @param status Bybit's word: Normal, Liq, Adl; empty text where not told
 * @param reduceOnly whether the exchange lets it only become less
 * @param sequence the exchange's number of its last change
 * @param createdAt when it was opened first
 * @param updatedAt when it changed last
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position">Bybit V5: Get Position Info</a>
 */
public record PositionDetails(
    Position position,
    Optional<BigDecimal> value,
    Optional<BigDecimal> currentRealisedPnl,
    Optional<BigDecimal> realisedPnl,
    Optional<BigDecimal> initialMargin,
    Optional<BigDecimal> maintenanceMargin,
    Optional<Long> adlRank,
    String status,
    boolean reduceOnly,
    Optional<Long> sequence,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt) {}
