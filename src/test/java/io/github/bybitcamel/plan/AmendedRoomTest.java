package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.RowsClient;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Request;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room of an order that was to be changed, where 1000 USD may be held in all. */
class AmendedRoomTest {

  private static final String BTC = "BTCUSDT";
  private static final String OPEN =
      """
      {'symbol':'BTCUSDT','orderId':'1','orderLinkId':'a','side':'Buy','orderType':'Limit',\
      'orderStatus':'New','qty':'9','price':'100','createdTime':'0','updatedTime':'0'}""";

  @TempDir Path inbox;
  private final SetClock clock = SetClock.standing(Samples.NOW);
  private final RowsClient rows = new RowsClient();
  private RiskGate gate;

  /** Linear alone has anything; time passes while the open orders are read. */
  private record Linear(RowsClient rows, SetClock clock) implements V5Client {

    @Override
    public V5Answer call(V5Request request) {
      boolean linear = request.category().filter(Category.LINEAR::equals).isPresent();
      if (linear && request.endpoint() == V5Endpoint.ORDER_REALTIME) {
        clock.forward(Duration.ofMillis(200));
      }
      return linear ? rows.call(request) : new RowsClient().call(request);
    }
  }

  @BeforeEach
  void open() {
    rows.rows(
        V5Endpoint.INSTRUMENTS,
        """
        {'symbol':'BTCUSDT','status':'Trading','baseCoin':'BTC','quoteCoin':'USDT',\
        'settleCoin':'USDT','priceFilter':{'tickSize':'0.1'},\
        'lotSizeFilter':{'qtyStep':'0.001','minOrderQty':'0.001','maxOrderQty':'100'}}""");
    V5Client client = new Linear(rows, clock);
    V5Market market = new V5Market(client);
    V5Orders orders = new V5Orders(client);
    V5Positions positions = new V5Positions(client);
    Instruments instruments = new Instruments(market, clock);
    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, new V5Account(client), clock);
    Map<String, String> settings = Map.of("risk.max-total-notional", "1000");
    gate =
        new RiskGate(
            new RiskSettings(name -> Optional.ofNullable(settings.get(name)), false)
                .limits(Set.of()),
            new KillSwitch(inbox),
            instruments,
            readings,
            clock);
  }

  @Test
  void staysWithTheOrderWhoseChangeWasRefused() {
    Plan first = placed("a", "900");
    gate.check(Asked.by("order"), first);
    gate.sent(first);
    rows.rows(V5Endpoint.ORDER_REALTIME, OPEN);
    Plan change = amended("1000");
    gate.check(Asked.by("amend"), change);
    gate.free(change);

    assertThatThrownBy(() -> gate.check(Asked.by("order"), placed("b", "500")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("MAX_TOTAL_NOTIONAL: 1400 USD > 1000");
  }

  private static Plan placed(String name, String notional) {
    OrderRequest order =
        new OrderRequest(
            Category.LINEAR,
            BTC,
            name,
            Side.BUY,
            OrderType.LIMIT,
            Samples.number("9"),
            false,
            Optional.of(Samples.number("100")),
            Optional.empty(),
            TimeInForce.GTC,
            false,
            false,
            0,
            Exits.NONE);
    return new Plan.Place(
        List.of(new PlannedOrder('e', order, Samples.number(notional), "")), false);
  }

  private Plan amended(String notional) {
    Order before =
        new V5Orders(new Linear(rows, SetClock.standing(Samples.NOW)))
            .find(Category.LINEAR, BTC, "a")
            .orElseThrow();
    AmendRequest request =
        new AmendRequest(
            Category.LINEAR,
            BTC,
            OrderName.id(before.orderId()),
            Optional.of(BigDecimal.TEN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST);
    return new Plan.Amend(request, before, Samples.number(notional), "");
  }
}
