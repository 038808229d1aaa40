package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.risk.Holdings;
import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountReadingsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final RowsClient client = new RowsClient();

  @Test
  void aPositionThatCannotBeReadDoesNotCountNothing() {
    client.rows(V5Endpoint.POSITION_LIST, "{'symbol':'A','side':'Long','size':'5'}");

    assertThat(holdings().value()).isEmpty();
    assertThat(holdings().failure()).contains("side is 'Long'");
  }

  @Test
  void anOrderThatCannotBeReadDoesNotCountNothing() {
    client.rows(V5Endpoint.ORDER_REALTIME, "{'symbol':'A','orderId':'1','side':'Long','qty':'5'}");

    assertThat(holdings().value()).isEmpty();
    assertThat(holdings().failure()).contains("side is 'Long'");
  }

  @Test
  void anEmptyAccountHoldsNothing() {
    assertThat(holdings().value()).isPresent();
  }

  private Reading<Holdings> holdings() {
    SetClock clock = SetClock.standing(NOW);
    V5Market market = new V5Market(client);
    return new AccountReadings(
            new Instruments(market, clock),
            market,
            new V5Orders(client),
            new V5Positions(client),
            new V5Account(client),
            clock)
        .holdings(NOW);
  }
}
