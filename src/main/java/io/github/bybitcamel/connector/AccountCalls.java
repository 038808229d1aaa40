package io.github.bybitcamel.connector;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The account as a whole. */
public interface AccountCalls extends AsyncCalls {

  /**
   * Returns the balance of each coin: free, used and total.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/account/wallet-balance">Bybit V5: Get
   *     Wallet Balance</a>
   */
  default List<CoinBalance> getBalances() {
    return getAccountBalance().coins();
  }

  /** Does {@link #getBalances()} without waiting for it. */
  default CompletableFuture<List<CoinBalance>> getBalancesAsync() {
    return async(() -> getBalances());
  }

  /** Returns what the account is worth, in USD, with its coins. */
  WalletBalance getAccountBalance();

  /** Does {@link #getAccountBalance()} without waiting for it. */
  default CompletableFuture<WalletBalance> getAccountBalanceAsync() {
    return async(() -> getAccountBalance());
  }

  /**
   * Returns what kind of account it is.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/account/account-info">Bybit V5: Get
   *     Account Info</a>
   */
  AccountInfo accountInfo();

  /** Does {@link #accountInfo()} without waiting for it. */
  default CompletableFuture<AccountInfo> accountInfoAsync() {
    return async(() -> accountInfo());
  }

  /**
   * Returns what the key may do, without the key.
   *
   * @see <a href="https://bybit-exchange.github.io/docs/v5/user/apikey-info">Bybit V5: Get API Key
   *     Information</a>
   */
  KeyInfo keyInfo();

  /** Does {@link #keyInfo()} without waiting for it. */
  default CompletableFuture<KeyInfo> keyInfoAsync() {
    return async(() -> keyInfo());
  }

  /**
   * Returns what trading costs.
   *
   * @param symbol empty means the whole category
   * @see <a href="https://bybit-exchange.github.io/docs/v5/account/fee-rate">Bybit V5: Get Fee
   *     Rate</a>
   */
  List<FeeRate> feeRates(Category category, Optional<String> symbol);

  /** Does {@link #feeRates(Category, Optional)} without waiting for it. */
  default CompletableFuture<List<FeeRate>> feeRatesAsync(
      Category category, Optional<String> symbol) {
    return async(() -> feeRates(category, symbol));
  }

  /**
   * Returns what moved the balances, oldest first.
   *
   * @param category narrows to it
   * @param currency narrows to a coin
   * @param range empty means the last 24 hours
   * @see <a href="https://bybit-exchange.github.io/docs/v5/account/transaction-log">Bybit V5: Get
   *     Transaction Log</a>
   */
  List<Transaction> transactions(
      Optional<Category> category, Optional<String> currency, Optional<TimeRange> range);

  /** Does {@link #transactions(Optional, Optional, Optional)} without waiting for it. */
  default CompletableFuture<List<Transaction>> transactionsAsync(
      Optional<Category> category, Optional<String> currency, Optional<TimeRange> range) {
    return async(() -> transactions(category, currency, range));
  }
}
