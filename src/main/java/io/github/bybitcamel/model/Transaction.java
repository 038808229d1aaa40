package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What moved the balance of a coin.
 *
 * @param id unique together with {@code tradeId}
 * @param type Bybit's word, for example {@code TRADE} or {@code SETTLEMENT}
 * @param currency the coin; all amounts are in it
 * @param category empty text where it is about none
 * @param symbol empty text where it is about none
 * @param change the sum: cash flow plus funding minus fee
 * @param cashFlow without fee and funding
 * @param funding positive is received
 * @param fee positive is paid
 * @param balance the wallet balance afterwards
 * @param orderLinkId empty text where there is none
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/transaction-log">Bybit V5: Get
 *     Transaction Log</a>
 */
public record Transaction(
    String id,
    String tradeId,
    String type,
    String currency,
    String category,
    String symbol,
    BigDecimal change,
    Optional<BigDecimal> cashFlow,
    Optional<BigDecimal> funding,
    Optional<BigDecimal> fee,
    Optional<BigDecimal> balance,
    String orderId,
    String orderLinkId,
    Instant time) {}
