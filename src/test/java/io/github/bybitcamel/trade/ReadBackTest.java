package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.plan.Instruments;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether all orders of a symbol are gone. */
class ReadBackTest {

  private final RowsClient client = new RowsClient();

  @Test
  void allAreGoneWhereNoneIsListed() {
    assertThat(readBack().cameTrue(cancelAll())).contains(true);
  }

  @Test
  void theStopOfAPositionStays() {
    client.rows(V5Endpoint.ORDER_REALTIME, "{'symbol':'A','stopOrderType':'StopLoss'}");
    assertThat(readBack().cameTrue(cancelAll())).contains(true);

    client.rows(V5Endpoint.ORDER_REALTIME, "{'symbol':'A','stopOrderType':'Stop'}");
    assertThat(readBack().cameTrue(cancelAll())).contains(false);
  }

  @Test
  void anOrderThatCannotBeReadIsThereAllTheSame() {
    client.rows(V5Endpoint.ORDER_REALTIME, "{'symbol':'A','side':'Long'}");

    assertThat(readBack().cameTrue(cancelAll())).contains(false);
  }

  @Test
  void whatIsNoListSaysNothing() {
    client.result(V5Endpoint.ORDER_REALTIME, "{}");

    assertThatThrownBy(() -> readBack().cameTrue(cancelAll())).isInstanceOf(V5Exception.class);
  }

  private ReadBack readBack() {
    Clock clock = Clock.systemUTC();
    V5Market market = new V5Market(client);
    V5Orders orders = new V5Orders(client);
    V5Positions positions = new V5Positions(client);
    Instruments instruments = new Instruments(market, clock);
    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, new V5Account(client), clock);
    Planner planner =
        new Planner(
            instruments, market, orders, positions, readings, Optional.empty(), clock, false);
    return new ReadBack(planner, orders, positions, sequence -> false);
  }

  private static Entry cancelAll() {
    SignalHeader header =
        new SignalHeader(
            "inbox",
            "c",
            "default",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    CancelAllSignal signal = new CancelAllSignal(header, Category.LINEAR, Optional.of("A"));
    return new Entry(
        1,
        "inbox",
        "c",
        "default",
        "c.json",
        1,
        "default/A",
        signal.action(),
        "A",
        true,
        false,
        SignalState.UNKNOWN,
        "",
        0,
        "",
        CanonicalSignal.write(signal),
        Instant.EPOCH,
        Instant.EPOCH,
        List.of());
  }
}
