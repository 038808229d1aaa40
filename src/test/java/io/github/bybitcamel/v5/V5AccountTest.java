package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class V5AccountTest {

  private final ScriptedClient client = new ScriptedClient();
  private final V5Account account = new V5Account(client);

  @Test
  void readsTheWallet() {
    client.fixture("account/wallet-balance");

    Optional<BigDecimal> zero = some("0");
    assertThat(account.wallet())
        .isEqualTo(
            new WalletBalance(
                "UNIFIED",
                some("3.31216591"),
                some("3.00326056"),
                some("3.00326056"),
                some("3.00326056"),
                some("0"),
                some("0"),
                some("0"),
                zero,
                zero,
                List.of(
                    new CoinBalance(
                        "BTC",
                        BigDecimal.ZERO,
                        zero,
                        zero,
                        some("0.0"),
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero,
                        zero)),
                Instant.ofEpochMilli(1690872862481L)));
    assertThat(client.asked()).containsExactly("/v5/account/wallet-balance {accountType=UNIFIED}");
  }

  @Test
  void oneBadCoinDoesNotLoseTheWallet() {
    client.rows(
        "",
        "{'totalEquity':'','coin':[{'coin':'USDT','walletBalance':'x'},"
            + "{'coin':'BTC','walletBalance':'2'}]}");

    WalletBalance wallet = account.wallet();

    assertThat(wallet.totalEquity()).isEmpty();
    assertThat(wallet.coin("BTC").map(CoinBalance::total)).contains(new BigDecimal("2"));
    assertThat(wallet.coin("BTC").orElseThrow().equity()).isEmpty();
    assertThat(client.skippedRows())
        .containsExactly("/v5/account/wallet-balance: walletBalance is 'x' in coin USDT");
  }

  @Test
  void noAccountIsAnError() {
    client.rows("");

    assertThatThrownBy(account::wallet).hasMessageContaining("no UNIFIED account");
  }

  @Test
  void anAccountThatTellsNoCoinsIsAnError() {
    client.rows("", "{'accountType':'UNIFIED','totalEquity':'1'}");
    assertThatThrownBy(account::wallet).hasMessageContaining("coin is no list");

    client.rows("", "{'accountType':'UNIFIED','totalEquity':'1','coin':[]}");
    assertThat(account.wallet().coins()).isEmpty();
  }

  @Test
  void readsWhatTheKeyMayDoAndNotTheKey() {
    client.fixture("user/query-api");

    KeyInfo key = account.keyInfo();

    assertThat(key.readOnly()).isTrue();
    assertThat(key.permissions()).containsEntry("ContractTrade", List.of("Order", "Position"));
    assertThat(key.ips()).containsExactly("18.181.170.164", "13.212.45.47", "13.212.45.48");
    assertThat(key.expiresAt()).isEmpty();
    assertThat(key.vipLevel()).isEqualTo("PRO-1");
    assertThat(key.unified()).isTrue();
    assertThat(key.toString()).doesNotContain("XXXXXXXX");
  }

  @Test
  void readsWhenTheKeyEnds() {
    client.json("{'retCode':0,'result':{'expiredAt':'2026-05-15T03:21:05Z'}}");

    assertThat(account.keyInfo().expiresAt()).contains(Instant.parse("2026-05-15T03:21:05Z"));
  }

  @Test
  void readsTheKindOfAccount() {
    client.fixture("account/info");

    assertThat(account.accountInfo())
        .isEqualTo(new AccountInfo("REGULAR_MARGIN", 4, Instant.ofEpochMilli(1697078946000L)));
  }

  @Test
  void readsFees() {
    client.fixture("account/fee-rate");

    assertThat(account.feeRates(Category.LINEAR, Optional.of("ETHUSDT")))
        .containsExactly(
            new FeeRate(
                Category.LINEAR,
                "ETHUSDT",
                "",
                new BigDecimal("0.0006"),
                new BigDecimal("0.0001")));
  }

  @Test
  void readsTransactionsOldestFirst() {
    client.fixture("account/transaction-log").rows("");

    List<Transaction> log =
        account.transactionLog(Optional.of(Category.LINEAR), Optional.of("USDT"), Optional.empty());

    assertThat(log).isSortedAccordingTo((a, b) -> a.time().compareTo(b.time()));
    assertThat(log.get(log.size() - 1))
        .isEqualTo(
            new Transaction(
                "592324_XRPUSDT_161440249321",
                "534c0003-4bf7-486f-aa02-78cee36825e4",
                "SETTLEMENT",
                "USDT",
                "linear",
                "XRPUSDT",
                new BigDecimal("-0.003676"),
                some("0"),
                some("-0.003676"),
                some("0.00000000"),
                some("5086.55825002"),
                "1672128000-8-592324-1-2",
                "",
                Instant.ofEpochMilli(1672128000000L)));
  }

  private static Optional<BigDecimal> some(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
