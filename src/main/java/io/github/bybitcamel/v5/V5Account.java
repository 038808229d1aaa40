package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The account as a whole. Each method throws {@link V5Exception} where the exchange does not answer
 * well.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/account/wallet-balance">Bybit V5:
 *     Account</a>
 */
public final class V5Account {

  private static final int TRANSACTIONS_PAGE = 50;
  private static final String ACCOUNT_TYPE = "UNIFIED";

  private final V5Client client;

  /** Creates the account as seen through {@code client}. */
  public V5Account(V5Client client) {
    this.client = client;
  }

  /** Returns the balances; a coin that cannot be understood is told to {@link V5Client#skipped}. */
  public WalletBalance wallet() {
    V5Request request =
        V5Request.to(V5Endpoint.WALLET_BALANCE).text("accountType", ACCOUNT_TYPE).build();
    V5Answer answer = client.call(request);
    return Rows.first(request, answer, row -> wallet(request, row, answer))
        .orElseThrow(() -> Rows.misunderstood(request, "no " + ACCOUNT_TYPE + " account"));
  }

  private WalletBalance wallet(V5Request request, Row row, V5Answer answer) {
    return AccountJson.wallet(row, answer.time(), why -> client.skipped(request, why));
  }

  /** Returns what the key may do. */
  public KeyInfo keyInfo() {
    return whole(V5Request.to(V5Endpoint.QUERY_API).build(), AccountJson::keyInfo);
  }

  /** Returns what kind of account it is. */
  public AccountInfo accountInfo() {
    return whole(V5Request.to(V5Endpoint.ACCOUNT_INFO).build(), AccountJson::accountInfo);
  }

  private <T> T whole(V5Request request, Function<Row, T> reader) {
    return Rows.one(request, new Row(client.call(request).result()), reader);
  }

  /** Returns what trading costs, for {@code symbol} or the whole category. */
  public List<FeeRate> feeRates(Category category, Optional<String> symbol) {
    V5Request request =
        V5Request.to(V5Endpoint.FEE_RATE).category(category).text("symbol", symbol).build();
    return Rows.good(
        client, request, client.call(request), row -> AccountJson.feeRate(category, row));
  }

  /**
   * Returns what moved the balances, oldest first.
   *
   * @param category narrows to it
   * @param currency narrows to a coin
   * @param range empty means the last 24 hours
   */
  public List<Transaction> transactionLog(
      Optional<Category> category, Optional<String> currency, Optional<TimeRange> range) {
    V5Request request =
        V5Request.to(V5Endpoint.TRANSACTION_LOG)
            .text("accountType", ACCOUNT_TYPE)
            .text("category", category.map(Category::text))
            .text("currency", currency)
            .integer("limit", TRANSACTIONS_PAGE)
            .build();
    return new Pages(client)
        .over(
            range,
            request,
            AccountJson::transaction,
            transaction -> transaction,
            Transaction::time);
  }
}
