package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearSymbolTest {

  private static final Set<String> LISTED =
      Set.of("BTCUSDT", "ETHUSDT", "ETHPERP", "SOLUSDT", "1000PEPEUSDT", "BTCUSDT-26DEC26");

  @ParameterizedTest
  @CsvSource({
    "BTCUSDTT, BTCUSDT",
    "BTCUSTD, BTCUSDT",
    "BTCUSD, BTCUSDT",
    "BTC, BTCUSDT",
    "ETH, ETHUSDT",
    "SOLUDST, SOLUSDT",
    "1000PEPUSDT, 1000PEPEUSDT",
    "BTCUSDT-27DEC26, BTCUSDT-26DEC26",
    "NOSUCH,",
    "DOGEUSDT,",
    "X,",
    "BTCUSDTBTCUSDTBTCUSDTBTCUSDTBTCUSDTBTCUSDT,",
  })
  void guessesWhatWasMeant(String symbol, String meant) {
    assertThat(NearSymbol.of(symbol, LISTED).orElse(null)).isEqualTo(meant);
  }
}
