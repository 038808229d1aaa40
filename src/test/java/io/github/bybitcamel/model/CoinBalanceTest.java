package io.github.bybitcamel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinBalanceTest {

  @ParameterizedTest
  @CsvSource({"100, 1, 2, 3, 4, 90, 10", "5, 1, 2, 3, 4, 0, 5", "-7, 0, 0, 0, 0, 0, -7"})
  void isFreeOrUsed(
      BigDecimal wallet,
      BigDecimal locked,
      BigDecimal orders,
      BigDecimal positions,
      BigDecimal bonus,
      BigDecimal free,
      BigDecimal used) {
    CoinBalance balance =
        new CoinBalance(
            "USDT",
            wallet,
            Optional.of(wallet),
            Optional.of(locked),
            Optional.empty(),
            Optional.empty(),
            Optional.of(orders),
            Optional.of(positions),
            Optional.empty(),
            Optional.of(bonus),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(balance.free()).isEqualByComparingTo(free);
    assertThat(balance.used()).isEqualByComparingTo(used);
    assertThat(balance.free().add(balance.used())).isEqualByComparingTo(balance.total());
  }
}
