package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BybitAccountTest extends EndpointTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "bybit-orders", "bybit-account");
  }

  @Test
  void answersTheWallet() throws Exception {
    WalletBalance wallet = ask("account", Map.of(), WalletBalance.class);

    assertThat(wallet.totalEquity().orElseThrow()).isEqualByComparingTo("100000");
  }

  @Test
  void answersFreeUsedAndTotalOfEachCoin() throws Exception {
    CoinBalance usdt = (CoinBalance) list("balances", Map.of()).get(0);

    assertThat(usdt.coin()).isEqualTo("USDT");
    assertThat(usdt.free()).isEqualByComparingTo("100000");
    assertThat(usdt.used()).isEqualByComparingTo("0");
    assertThat(usdt.total()).isEqualByComparingTo("100000");
  }

  @Test
  void answersTheKindOfAccount() throws Exception {
    assertThat(ask("account-info", Map.of(), AccountInfo.class).unifiedStatus()).isPositive();
  }

  @Test
  void answersWhatTheKeyMayDo() throws Exception {
    assertThat(ask("key-info", Map.of(), KeyInfo.class).mayTrade(Category.LINEAR)).isTrue();
  }

  @Test
  void answersFees() throws Exception {
    List<?> rates = list("fee-rates", Map.of("BybitSymbol", BTC));

    assertThat(rates)
        .singleElement()
        .isInstanceOfSatisfying(
            FeeRate.class, rate -> assertThat(rate.taker().signum()).isPositive());
  }

  @Test
  void answersWhatMovedTheBalances() throws Exception {
    ask(
        "place-order",
        Map.of("symbol", BTC, "side", "buy", "qty", "0.01"),
        Map.of(),
        PlacedOrder.class);

    List<?> moves = list("transactions", Map.of("BybitCoin", "USDT"));

    assertThat(moves).isNotEmpty().allMatch(Transaction.class::isInstance);
  }
}
