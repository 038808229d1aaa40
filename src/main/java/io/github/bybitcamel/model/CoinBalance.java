package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account holds of a coin; all figures are in that coin, and empty where the exchange does
 * not tell, as under portfolio margin.
 *
 * @param walletBalance what is there; negative when borrowed
 * @param equity what is there, with unrealised profit and loss
 * @param locked held back for spot orders
 * @param borrowed what was borrowed
 * @param accruedInterest what that has cost and was not paid yet
 * @param orderMargin held back for orders
 * @param positionMargin held back for positions
 * @param maintenanceMargin below which positions are liquidated
 * @param bonus lent by the exchange; cannot be taken out
 * @param unrealisedPnl profit and loss of open positions
 * @param realisedPnl of closed positions, since the first
 * @param usdValue what it is worth, in USD
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/wallet-balance">Bybit V5: Get
 *     Wallet Balance</a>
 */
public record CoinBalance(
    String coin,
    BigDecimal walletBalance,
    Optional<BigDecimal> equity,
    Optional<BigDecimal> locked,
    Optional<BigDecimal> borrowed,
    Optional<BigDecimal> accruedInterest,
    Optional<BigDecimal> orderMargin,
    Optional<BigDecimal> positionMargin,
    Optional<BigDecimal> maintenanceMargin,
    Optional<BigDecimal> bonus,
    Optional<BigDecimal> unrealisedPnl,
    Optional<BigDecimal> realisedPnl,
    Optional<BigDecimal> usdValue) {

  /** Returns what is there. */
  public BigDecimal total() {
    return walletBalance;
  }

  /**
   * Returns what is not held back, never negative. Bybit's own field for it is dead; this is its
   * formula for isolated margin. Under cross margin more may be available, in USD, for the account
   * as a whole.
   */
  public BigDecimal free() {
    return walletBalance
        .subtract(locked.orElse(BigDecimal.ZERO))
        .subtract(orderMargin.orElse(BigDecimal.ZERO))
        .subtract(positionMargin.orElse(BigDecimal.ZERO))
        .subtract(bonus.orElse(BigDecimal.ZERO))
        .max(BigDecimal.ZERO);
  }

  /** Returns what is held back: with what is free, the total. */
  public BigDecimal used() {
    return total().subtract(free());
  }
}
