package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.v5.V5Exception;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class BybitPositionsTest extends EndpointTest {

  private static final Map<String, Object> OF_BTC = Map.of("BybitSymbol", BTC);

  @Override
  List<String> files() {
    return List.of("v5-call", "bybit-orders", "bybit-positions");
  }

  @Test
  void answersThePositionOfASymbol() throws Exception {
    market("buy", "0.02");

    assertThat(position().signedQuantity()).isEqualByComparingTo("0.02");
  }

  @Test
  void answersAllThatAreOpen() throws Exception {
    market("sell", "0.01");

    List<?> open = list("positions", Map.of("BybitSettleCoin", "USDT"));

    assertThat(open)
        .singleElement()
        .isInstanceOfSatisfying(
            Position.class, one -> assertThat(one.signedQuantity()).isEqualByComparingTo("-0.01"));
  }

  @Test
  void closesWhatIsOpenReduceOnly() throws Exception {
    market("buy", "0.02");

    List<?> placed = list("close-position", OF_BTC);

    assertThat(placed)
        .singleElement()
        .isInstanceOfSatisfying(
            PlacedOrder.class,
            order -> {
              assertThat(order.request().reduceOnly()).isTrue();
              assertThat(order.request().quantity()).isEqualByComparingTo("0.02");
            });
    assertThat(position().isFlat()).isTrue();
  }

  @Test
  void closesBothLegsOfAHedgeAndOneThatIsNamed() throws Exception {
    hedge();
    market("buy", "0.02");
    market("sell", "0.01");

    List<?> one = list("close-position", Map.of("BybitSymbol", BTC, "BybitPositionIdx", 2));
    market("sell", "0.01");
    List<?> both = list("close-position", OF_BTC);

    assertThat(one).hasSize(1);
    assertThat(both).hasSize(2);
    assertThat(list("positions", OF_BTC)).allMatch(leg -> ((Position) leg).isFlat());
  }

  @Test
  void takesNoLegForFlatThatTheModeDoesNotHave() throws Exception {
    Map<String, Object> whole = Map.of("BybitSymbol", BTC, "BybitPositionIdx", 0);
    Map<String, Object> longLeg = Map.of("BybitSymbol", BTC, "BybitPositionIdx", 1);
    Map<String, Object> shortLeg = Map.of("BybitSymbol", BTC, "BybitPositionIdx", 2);
    assertThat(list("close-position", longLeg)).isEmpty();
    market("buy", "0.02");
    assertThatThrownBy(() -> list("close-position", longLeg))
        .hasMessageContaining("POSITION_IDX: 'position_idx' is '1': BTCUSDT is open");
    assertThat(list("close-position", whole)).hasSize(1);

    hedge();
    market("buy", "0.02");

    assertThatThrownBy(() -> list("close-position", whole))
        .hasMessageContaining("the account's mode for it needs 1 or 2");
    assertThat(list("close-position", shortLeg)).isEmpty();
    assertThat(list("close-position", longLeg)).hasSize(1);
  }

  @Test
  void triesTheSecondLegWhenTheFirstFails() throws Exception {
    hedge();
    market("buy", "0.02");
    market("sell", "0.01");
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(10001));

    assertThatThrownBy(() -> list("close-position", OF_BTC)).isInstanceOf(V5Exception.class);

    assertThat(list("positions", OF_BTC)).filteredOn(leg -> !((Position) leg).isFlat()).hasSize(1);
  }

  @Test
  void closesNothingWhereNothingIsOpenAndRefusesSpot() throws Exception {
    assertThat(list("close-position", OF_BTC)).isEmpty();
    assertThatThrownBy(
            () -> list("close-position", Map.of("BybitSymbol", BTC, "BybitCategory", "spot")))
        .hasMessageContaining("NOT_IN_CATEGORY");
  }

  @Test
  void setsTheLeverageAndKeepsTheBody() throws Exception {
    Map<String, Object> headers = Map.of("BybitSymbol", BTC, "BybitLeverage", "5");

    Exchange first = call("set-leverage", "mine", headers);
    Exchange again = call("set-leverage", "mine", headers);

    assertThat(first.getException()).isNull();
    assertThat(again.getException()).isNull();
    assertThat(first.getMessage().getBody()).isEqualTo("mine");
    assertThat(position().leverage().orElseThrow()).isEqualByComparingTo("5");
  }

  @Test
  void switchesToHedgeAndKnowsItAtOnce() throws Exception {
    market("buy", "0.01");
    list("close-position", OF_BTC);

    hedge();
    market("sell", "0.01");

    assertThat(list("positions", OF_BTC)).hasSize(2);
  }

  @Test
  void setsStopsFromAMapRoundedTowardTheEntry() throws Exception {
    market("buy", "0.02");

    TradingStop stop =
        ask(
            "trading-stop",
            Map.of("symbol", BTC, "take_profit_pct", "10", "stop_loss", "27000.04"),
            Map.of(),
            TradingStop.class);

    Position position = position();
    assertThat(stop.stopLoss().orElseThrow()).isEqualByComparingTo("27000.1");
    assertThat(position.stopLoss().orElseThrow()).isEqualByComparingTo("27000.1");
    assertThat(position.takeProfit().orElseThrow())
        .isBetween(new BigDecimal("32999"), new BigDecimal("33010"));
  }

  @Test
  void setsAPartialAndATrailingStop() throws Exception {
    market("sell", "0.02");

    TradingStop partial =
        ask(
            "trading-stop",
            "{\"symbol\":\"BTCUSDT\",\"stop_loss_offset\":\"1000\",\"tpsl_mode\":\"partial\"}",
            Map.of(),
            TradingStop.class);
    ask(
        "trading-stop",
        Map.of("symbol", BTC, "trailing_offset", "500"),
        Map.of(),
        TradingStop.class);

    assertThat(partial.size().orElseThrow()).isEqualByComparingTo("0.02");
    assertThat(position().trailingStop().orElseThrow()).isEqualByComparingTo("500");
  }

  @Test
  void takesAStopAwayThatIsGivenAsAValueOfTheModel() throws Exception {
    market("buy", "0.02");
    ask("trading-stop", Map.of("symbol", BTC, "stop_loss", "27000"), Map.of(), TradingStop.class);

    ask("trading-stop", stopLoss("0"), Map.of(), TradingStop.class);

    assertThat(position().stopLoss()).isEmpty();
  }

  @Test
  void setsNoStopForAnotherAccount() throws Exception {
    market("buy", "0.02");

    assertThatThrownBy(
            () ->
                ask(
                    "trading-stop",
                    Map.of("symbol", BTC, "stop_loss", "27000", "account", "sub"),
                    Map.of(),
                    TradingStop.class))
        .hasMessageContaining("OTHER_ACCOUNT: 'account' is 'sub'");
    assertThat(position().stopLoss()).isEmpty();
  }

  @Test
  void setsNoStopWhereNothingIsOpen() {
    assertThatThrownBy(
            () ->
                ask(
                    "trading-stop",
                    Map.of("symbol", BTC, "stop_loss", "27000"),
                    Map.of(),
                    TradingStop.class))
        .hasMessageContaining("NO_SUCH_POSITION");
  }

  @Test
  void answersTheClosedPnl() throws Exception {
    market("buy", "0.02");
    list("close-position", OF_BTC);

    List<?> closed = list("closed-pnl", OF_BTC);

    assertThat(closed).hasSize(1).allMatch(ClosedPnl.class::isInstance);
  }

  private void hedge() throws Exception {
    ask(
        "switch-position-mode",
        Map.of("BybitSymbol", BTC, "BybitPositionMode", "hedge"),
        Object.class);
  }

  private void market(String side, String quantity) throws Exception {
    ask(
        "place-order",
        Map.of("symbol", BTC, "side", side, "qty", quantity),
        Map.of(),
        PlacedOrder.class);
  }

  private Position position() throws Exception {
    return (Position) list("positions", OF_BTC).get(0);
  }

  private static TradingStop stopLoss(String price) {
    return new TradingStop(
        Category.LINEAR,
        BTC,
        0,
        TpslMode.FULL,
        Optional.empty(),
        Optional.of(new BigDecimal(price)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        PriceType.LAST,
        PriceType.LAST);
  }
}
