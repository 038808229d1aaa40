package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What closing a position, or a part of it, brought in.
 *
 * @param orderId the order that closed it
 * @param side of that order: to sell closes a long position
 * @param closedQuantity how much was closed, in base coin (inverse: USD)
 * @param entryPrice average, in quote coin
 * @param exitPrice average, in quote coin
 * @param pnl profit or loss, in settle coin
 * @param leverage the multiple
 * @see <a href="https://bybit-exchange.github.io/docs/v5/position/close-pnl">Bybit V5: Get Closed
 *     PnL</a>
 */
public record ClosedPnl(
    Category category,
    String symbol,
    String orderId,
    Side side,
    BigDecimal closedQuantity,
    BigDecimal entryPrice,
    BigDecimal exitPrice,
    BigDecimal pnl,
    Optional<BigDecimal> leverage,
    Instant createdAt,
    Instant updatedAt) {}
