package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.model.FeeRate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountCallsTest extends ConnectorTest {

  @Test
  void readsFreeUsedAndTotalOfEachCoin() {
    List<CoinBalance> balances = connector.getBalances();

    CoinBalance usdt =
        balances.stream().filter(one -> one.coin().equals("USDT")).findFirst().orElseThrow();
    assertThat(balances).extracting(CoinBalance::coin).containsExactlyInAnyOrder("USDT", "BTC");
    assertThat(usdt.free().add(usdt.used())).isEqualByComparingTo(usdt.total());
    assertThat(usdt.total()).isEqualByComparingTo("100000");
  }

  @Test
  void readsTheTotals() {
    assertThat(connector.getAccountBalance().totalEquity()).isPresent();
    assertThat(connector.accountInfo().marginMode()).isNotEmpty();
  }

  @Test
  void readsWhatTheKeyMayDo() {
    assertThat(connector.keyInfo().readOnly()).isFalse();
  }

  @Test
  void readsFees() {
    assertThat(connector.feeRates(Category.LINEAR, Optional.of(BTC)))
        .extracting(FeeRate::symbol)
        .containsExactly(BTC);
  }

  @Test
  void readsWhatMovedTheBalances() {
    market("buy", "0.01");

    assertThat(
            connector.transactions(
                Optional.of(Category.LINEAR), Optional.of("USDT"), Optional.empty()))
        .isNotEmpty();
  }
}
