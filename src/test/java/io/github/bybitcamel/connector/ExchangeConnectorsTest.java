package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExchangeConnectorsTest {

  @Test
  void findsBybitWhateverTheCase() {
    try (ExchangeConnector connector = ExchangeConnectors.get("Bybit_V5", Priority.PRIMARY)) {
      assertThat(connector).isInstanceOf(BybitV5Connector.class);
      assertThat(connector.name()).isEqualTo("bybit_v5");
    }
  }

  @Test
  void saysWhichThereAreWhereThereIsNone() {
    assertThatThrownBy(() -> ExchangeConnectors.get("kraken", Priority.PRIMARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no connector 'kraken'")
        .hasMessageContaining("bybit_v5 PRIMARY");
    assertThatThrownBy(() -> ExchangeConnectors.get("bybit_v5", Priority.TERTIARY))
        .hasMessageContaining("with priority TERTIARY");
    assertThatThrownBy(() -> ExchangeConnectors.get(null, Priority.PRIMARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bybit_v5 PRIMARY");
  }

  @Test
  void keepsSeveralOfANameByPriority() {
    ExchangeConnector reserve = BybitV5Connector.builder().build();
    ExchangeConnectors.register(
        "spare", Priority.PRIMARY, () -> BybitV5Connector.builder().build());
    ExchangeConnectors.register("SPARE", Priority.SECONDARY, () -> reserve);

    assertThat(ExchangeConnectors.get("spare", Priority.SECONDARY)).isSameAs(reserve);
    assertThat(ExchangeConnectors.get("spare", Priority.PRIMARY)).isNotSameAs(reserve);
  }
}
