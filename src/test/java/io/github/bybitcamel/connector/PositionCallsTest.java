package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.v5.V5Exception;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionCallsTest extends ConnectorTest {

  @Test
  void readsPositionsOfASymbolAndAllThatAreOpen() {
    market("buy", "0.02");

    assertThat(connector.getPositions(BTC))
        .extracting(Position::signedQuantity)
        .singleElement()
        .satisfies(quantity -> assertThat(quantity).isEqualByComparingTo("0.02"));
    assertThat(connector.getPositions(Category.LINEAR, Optional.empty())).hasSize(1);
  }

  @Test
  void closesAPositionAboveTheGreatestOrderInSeveral() {
    connector.close();
    connector = builder().setting("risk.max-order-notional", "").build();
    connector.initialize();
    BigDecimal most =
        connector.instruments(Category.LINEAR).stream()
            .filter(one -> one.symbol().equals(BTC))
            .findFirst()
            .orElseThrow()
            .maxMarketQuantity();
    exchange.control().price(BTC, new BigDecimal("100"));
    for (int i = 0; i < 2; i++) {
      connector.placeOrder(Map.of("symbol", BTC, "side", "buy", "qty", most));
    }

    List<PlacedOrder> placed = connector.closePosition(BTC);

    assertThat(placed).hasSizeGreaterThan(1).allMatch(order -> order.request().reduceOnly());
    assertThat(connector.getPositions(BTC)).allMatch(Position::isFlat);
  }

  @Test
  void closesBothLegsOfAHedge() {
    connector.setPositionMode(Category.LINEAR, BTC, PositionMode.HEDGE);
    market("buy", "0.02");
    market("sell", "0.01");

    List<PlacedOrder> placed = connector.closePosition(BTC);

    assertThat(placed).extracting(order -> order.request().positionIdx()).containsExactly(1, 2);
    assertThat(connector.getPositions(BTC)).hasSize(2).allMatch(Position::isFlat);
  }

  @Test
  void anOrderThatNamesALegMeansNoOther() {
    connector.setPositionMode(Category.LINEAR, BTC, PositionMode.HEDGE);
    OrderRequest opened = market("buy", "0.02").request();

    assertThatThrownBy(() -> connector.placeOrder(sell(opened, "mine-1", false).at(1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("POSITION_IDX: 'position_idx' is '1'");
    assertThat(connector.getPositions(BTC))
        .filteredOn(position -> position.positionIdx() == 2)
        .allMatch(Position::isFlat);
    connector.placeOrder(sell(opened, "mine-2", true).at(1));
    connector.placeOrder(sell(opened, "mine-3", false).at(0));

    assertThat(connector.getPositions(BTC))
        .extracting(Position::positionIdx, Position::isFlat)
        .containsExactly(tuple(1, true), tuple(2, false));
  }

  private static OrderRequest sell(OrderRequest like, String orderLinkId, boolean reduceOnly) {
    return new OrderRequest(
        like.category(),
        like.symbol(),
        orderLinkId,
        Side.SELL,
        like.orderType(),
        like.quantity(),
        false,
        Optional.empty(),
        Optional.empty(),
        like.timeInForce(),
        reduceOnly,
        false,
        0,
        like.exits());
  }

  @Test
  void losesNoOrderWhenSomebodyElseSwitchesTheMode() {
    market("buy", "0.01");
    connector.closePosition(BTC);
    switchBehindItsBack(PositionMode.HEDGE);

    PlacedOrder placed = market("buy", "0.01");
    assertThat(placed.request().positionIdx()).isEqualTo(1);
    connector.closePosition(BTC);
    switchBehindItsBack(PositionMode.ONE_WAY);

    String order = "{\"id\":\"1\",\"symbol\":\"BTCUSDT\",\"side\":\"sell\",\"qty\":\"0.01\"}";
    assertThat(connector.executeTrade(order).state()).isEqualTo(SignalState.FILLED);
    assertThat(connector.getPositions(BTC)).extracting(Position::positionIdx).containsExactly(0);
  }

  private void switchBehindItsBack(PositionMode mode) {
    try (BybitV5Connector other = builder().build()) {
      other.initialize();
      other.setPositionMode(Category.LINEAR, BTC, mode);
    }
  }

  @Test
  void closesAnInversePosition() {
    connector.placeOrder(
        Map.of("category", "inverse", "symbol", "BTCUSD", "side", "sell", "qty", "500"));

    connector.closePosition(Category.INVERSE, "BTCUSD");

    assertThat(connector.getPositions(Category.INVERSE, Optional.of("BTCUSD")))
        .allMatch(Position::isFlat);
  }

  @Test
  void raisesNoLeverageAndLoosensNoStopWhileTradingIsHalted() throws IOException {
    market("buy", "0.02");
    connector.setTradingStop(Map.of("symbol", BTC, "stop_loss", "29000"));
    Files.createFile(inbox.resolve("HALT"));

    assertThatThrownBy(() -> connector.setLeverage(Category.LINEAR, BTC, new BigDecimal("20")))
        .hasMessageStartingWith("HALTED");
    assertThatThrownBy(() -> connector.setTradingStop(Map.of("symbol", BTC, "stop_loss", "28000")))
        .hasMessageStartingWith("HALTED");
    connector.setTradingStop(Map.of("symbol", BTC, "stop_loss", "29500"));
    connector.setLeverage(Category.LINEAR, BTC, new BigDecimal("3"));

    Position held = connector.getPositions(BTC).get(0);
    assertThat(held.stopLoss().orElseThrow()).isEqualByComparingTo("29500");
    assertThat(held.leverage().orElseThrow()).isEqualByComparingTo("3");
  }

  @Test
  void setsTheLeverage() {
    connector.setLeverage(Category.LINEAR, BTC, new BigDecimal("7"));

    assertThat(connector.getPositions(BTC).get(0).leverage().orElseThrow())
        .isEqualByComparingTo("7");
  }

  @Test
  void looksWhetherAChangeWasMadeThatWasAnsweredWithACodeNobodyHasListed() {
    for (String path : List.of("set-leverage", "trading-stop", "switch-mode")) {
      exchange
          .control()
          .fault(Fault.on("/v5/position/" + path, Fault.Kind.CODE_AFTER).with(199999));
    }

    connector.setPositionMode(Category.LINEAR, BTC, PositionMode.HEDGE);
    connector.setLeverage(Category.LINEAR, BTC, new BigDecimal("7"));
    market("buy", "0.02");
    connector.setTradingStop(Map.of("symbol", BTC, "stop_loss", "28000"));

    Position held = connector.getPositions(BTC).get(0);
    assertThat(held.positionIdx()).isEqualTo(1);
    assertThat(held.leverage().orElseThrow()).isEqualByComparingTo("7");
    assertThat(held.stopLoss().orElseThrow()).isEqualByComparingTo("28000");
  }

  @Test
  void holdsALeverageAgainstTheLimit() {
    try (BybitV5Connector bounded = builder().setting("risk.max-leverage", "5").build()) {
      bounded.initialize();

      assertThatThrownBy(() -> bounded.setLeverage(Category.LINEAR, BTC, new BigDecimal("7")))
          .isInstanceOf(RefusedException.class);
    }
    assertThat(exchange.record().requests("/v5/position/set-leverage")).isEmpty();
  }

  @Test
  void stopsWritingWhereAChangeShowsThatTheExchangeRefusesUs() {
    exchange
        .control()
        .fault(Fault.on("/v5/position/set-leverage", Fault.Kind.CODE_BEFORE).with(10005));

    assertThatThrownBy(() -> connector.setLeverage(Category.LINEAR, BTC, BigDecimal.TEN))
        .isInstanceOf(V5Exception.class);
    assertThatThrownBy(() -> market("buy", "0.01")).hasMessageContaining("10005");
    assertThat(exchange.record().requests("/v5/order/create")).isEmpty();
  }

  @Test
  void setsStopsByFieldsAndTakesThemAwayByValue() {
    market("buy", "0.02");

    TradingStop stop =
        connector.setTradingStop(
            Map.of("symbol", BTC, "stop_loss", "28000", "trailing_offset", "300"));
    Position guarded = connector.getPositions(BTC).get(0);
    connector.setTradingStop(
        new TradingStop(
            stop.category(),
            stop.symbol(),
            stop.positionIdx(),
            stop.mode(),
            Optional.empty(),
            Optional.of(BigDecimal.ZERO),
            Optional.of(BigDecimal.ZERO),
            Optional.empty(),
            Optional.empty(),
            stop.takeProfitBy(),
            stop.stopLossBy()));

    assertThat(guarded.stopLoss().orElseThrow()).isEqualByComparingTo("28000");
    assertThat(guarded.trailingStop().orElseThrow()).isEqualByComparingTo("300");
    assertThat(connector.getPositions(BTC).get(0).stopLoss()).isEmpty();
  }

  @Test
  void readsWhatClosingBroughtIn() {
    market("buy", "0.02");
    connector.closePosition(BTC);

    assertThat(connector.closedPnl(Category.LINEAR, Optional.of(BTC), Optional.empty())).hasSize(1);
  }
}
