package io.github.bybitcamel.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an account is worth; the totals are in USD, and empty under isolated margin.
 *
 * @param accountType Bybit's word, {@code UNIFIED}
 * @param totalEquity all assets
 * @param totalWalletBalance all assets without unrealised profit and loss
 * @param totalMarginBalance wallet balance with the unrealised profit and loss of contracts
 * @param totalAvailableBalance what new positions can be opened with
 * @param totalUnrealisedPnl of contracts
 * @param totalInitialMargin held back for positions and orders
 * @param totalMaintenanceMargin below which positions are liquidated
 * @param initialMarginRate initial margin by margin balance, as a fraction
 * @param maintenanceMarginRate maintenance margin by margin balance, as a fraction
 * @param coins what is not zero
 * @param time the exchange's time of the answer
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/wallet-balance">Bybit V5: Get
 *     Wallet Balance</a>
 */
public record WalletBalance(
    String accountType,
    Optional<BigDecimal> totalEquity,
    Optional<BigDecimal> totalWalletBalance,
    Optional<BigDecimal> totalMarginBalance,
    Optional<BigDecimal> totalAvailableBalance,
    Optional<BigDecimal> totalUnrealisedPnl,
    Optional<BigDecimal> totalInitialMargin,
    Optional<BigDecimal> totalMaintenanceMargin,
    Optional<BigDecimal> initialMarginRate,
    Optional<BigDecimal> maintenanceMarginRate,
    List<CoinBalance> coins,
    Instant time) {

  /** Copies the coins. */
  public WalletBalance {
    coins = List.copyOf(coins);
  }

  /** Returns the balance of {@code coin}; empty where it is zero. */
  public Optional<CoinBalance> coin(String coin) {
    return coins.stream().filter(balance -> balance.coin().equals(coin)).findFirst();
  }
}
