package io.github.bybitcamel.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountWatchTest {

  private final SetClock clock = SetClock.standing(Instant.parse("2026-11-24T12:00:00Z"));
  private final RowsClient client =
      new RowsClient()
          .rows(V5Endpoint.WALLET_BALANCE, "{'accountType':'UNIFIED','totalEquity':'1','coin':[]}");
  private final Parts.Exchange exchange =
      new Parts.Exchange(
          new V5Market(client),
          new V5Orders(client),
          new V5Positions(client),
          new V5Account(client));

  @Test
  void seesOptions() {
    client
        .rows(
            V5Endpoint.ORDER_REALTIME,
            "{'symbol':'A','orderId':'1','side':'Buy','orderType':'Limit','price':'1','qty':'5',"
                + "'orderStatus':'New'}")
        .rows(V5Endpoint.POSITION_LIST, "{'symbol':'A','side':'Buy','size':'5','markPrice':'1'}");

    AccountView view = looked();

    assertThat(view.error()).isEmpty();
    assertThat(view.orders()).extracting(Order::category).contains(Category.OPTION);
    assertThat(view.positions()).extracting(Position::category).contains(Category.OPTION);
    assertThat(view.exposure()).isEqualByComparingTo("20");
  }

  @Test
  void asksOnWhenTheClockWasSetBack() {
    AccountWatch watch = watch();
    clock.forward(Duration.ofMinutes(2));
    watch.look();
    watch.refresh();

    clock.forward(Duration.ofHours(-1));
    int before = client.requests().size();
    watch.look();
    watch.refresh();

    assertThat(client.requests().stream().skip(before))
        .extracting(request -> request.endpoint())
        .contains(V5Endpoint.WALLET_BALANCE, V5Endpoint.CLOSED_PNL);
    assertThat(watch.view().at()).contains(clock.instant());
  }

  @Test
  void drawsOnWhenTheClockWasSetBack() {
    Charts charts = new Charts(exchange, clock);
    charts.fills(Category.LINEAR, "BTCUSDT");

    clock.forward(Duration.ofHours(-1));
    charts.fills(Category.LINEAR, "BTCUSDT");

    assertThat(client.requests()).hasSize(2);
  }

  private AccountView looked() {
    AccountWatch watch = watch();
    clock.forward(Duration.ofMinutes(2));
    watch.refresh();
    return watch.view();
  }

  private AccountWatch watch() {
    return new AccountWatch(exchange, new EquityHistory(), clock);
  }
}
