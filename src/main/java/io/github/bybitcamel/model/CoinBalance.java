package io.github.bybitcamel.model;

import java.math.BigDecimal;

/**
 * What an account holds of a coin; all figures are in that coin.
 *
 * @param walletBalance what is there; negative when borrowed
 * @param equity what is there, with unrealised profit and loss
 * @param locked held back for spot orders
 * @param orderMargin held back for orders; zero under portfolio margin
 * @param positionMargin held back for positions; zero under portfolio margin
 * @param bonus lent by the exchange; cannot be taken out
 * @param unrealisedPnl profit and loss of open positions
 * @param usdValue what it is worth, in USD
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/wallet-balance">Bybit V5: Get
 *     Wallet Balance</a>
 */
public record CoinBalance(
    String coin,
    BigDecimal walletBalance,
    BigDecimal equity,
    BigDecimal locked,
    BigDecimal orderMargin,
    BigDecimal positionMargin,
    BigDecimal bonus,
    BigDecimal unrealisedPnl,
    BigDecimal usdValue) {

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
        .subtract(locked)
        .subtract(orderMargin)
        .subtract(positionMargin)
        .subtract(bonus)
        .max(BigDecimal.ZERO);
  }

  /** Returns what is held back: with what is free, the total. */
  public BigDecimal used() {
    return total().subtract(free());
  }
}
