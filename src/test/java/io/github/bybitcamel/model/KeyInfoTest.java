package io.github.bybitcamel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyInfoTest {

  @ParameterizedTest
  @CsvSource({
    "false, ContractTrade, Order, LINEAR, true",
    "true, ContractTrade, Order, LINEAR, false",
    "false, ContractTrade, Position, LINEAR, false",
    "false, ContractTrade, Order, SPOT, false",
    "false, Spot, SpotTrade, SPOT, true",
    "false, Options, OptionsTrade, OPTION, true",
    "false, Derivatives, DerivativesTrade, INVERSE, true",
  })
  void knowsWhatTheKeyMayTrade(
      boolean readOnly, String group, String permission, Category category, boolean may) {
    KeyInfo key =
        new KeyInfo(
            readOnly,
            Map.of(group, List.of(permission)),
            List.of(),
            Optional.empty(),
            "No VIP",
            true,
            "1");

    assertThat(key.mayTrade(category)).isEqualTo(may);
  }
}
