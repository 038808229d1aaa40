package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.OrderOutcome;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.plan.RefusedException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecuteTradeTest extends ConnectorTest {

  private static final String BUY =
      "{\"id\":\"%s\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}";

  @Test
  void fillsASignalAndTellsAtWhichPrice() {
    TradeOutcome outcome = connector.executeTrade(BUY.formatted("a"));

    assertThat(outcome.state()).isEqualTo(SignalState.FILLED);
    OrderOutcome order = outcome.orders().get(0);
    assertThat(new BigDecimal(order.filledQuantity())).isEqualByComparingTo("0.01");
    assertThat(order.averagePrice()).isNotEmpty();
    assertThat(order.orderId()).isNotEmpty();
  }

  @Test
  void findsTheFirstOrderWhenTheSameSignalComesAgain() {
    TradeOutcome first = connector.executeTrade(BUY.formatted("b"));
    TradeOutcome second = connector.executeTrade(BUY.formatted("b"));

    assertThat(second.orders().get(0).orderId()).isEqualTo(first.orders().get(0).orderId());
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void adoptsAnOrderWhoseAnswerWasLost() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));

    TradeOutcome outcome = connector.executeTrade(BUY.formatted("c"));

    assertThat(outcome.state()).isEqualTo(SignalState.FILLED);
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void staysUnknownWhereNobodyKnows() {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_BEFORE));

    TradeOutcome outcome = connector.executeTrade(BUY.formatted("d"));

    assertThat(outcome.state()).isEqualTo(SignalState.UNKNOWN);
    assertThat(exchange.record().requests("/v5/order/create")).hasSize(1);
  }

  @Test
  void tellsWhatTheExchangeOrTheLimitsRefuse() throws Exception {
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(110007));

    assertThat(connector.executeTrade(BUY.formatted("e")).state()).isEqualTo(SignalState.REJECTED);
    assertThat(connector.executeTrade(BUY.formatted("f").replace("0.01", "1")).reason())
        .isEqualTo("MAX_NOTIONAL: 30000 USDT > 10000");
    Files.createFile(inbox.resolve("HALT"));
    assertThat(connector.executeTrade(BUY.formatted("g")).state()).isEqualTo(SignalState.DENIED);
  }

  @Test
  void sendsNothingForADryRunATestOrAnOldSignal() {
    String dry = BUY.formatted("h").replace("}", ",\"dry_run\":true}");
    String old = BUY.formatted("i").replace("}", ",\"time\":\"2020-01-01T00:00:00Z\"}");

    assertThat(connector.executeTrade(dry).state()).isEqualTo(SignalState.DRY_RUN);
    assertThat(connector.executeTrade(old).state()).isEqualTo(SignalState.EXPIRED);
    assertThat(connector.executeTrade("{\"action\":\"test\"}").state()).isEqualTo(SignalState.DONE);
    assertThat(exchange.record().orders()).isEmpty();
  }

  @Test
  void leavesTheSecondLegOfAHedgeThoughTheFirstIsRefused() {
    connector.setPositionMode(Category.LINEAR, BTC, PositionMode.HEDGE);
    market("buy", "0.01");
    market("sell", "0.02");
    exchange.control().fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(110007));

    TradeOutcome outcome =
        connector.executeTrade("{\"id\":\"x\",\"action\":\"close\",\"symbol\":\"BTCUSDT\"}");

    assertThat(outcome.state()).isEqualTo(SignalState.REJECTED);
    assertThat(connector.getPositions(BTC))
        .filteredOn(position -> !position.isFlat())
        .singleElement()
        .satisfies(left -> assertThat(left.positionIdx()).isEqualTo(1));
  }

  @Test
  void closesByASignalOfTheModel() {
    market("sell", "0.02");

    TradeOutcome outcome = connector.executeTradeAsync(close(SignalHeader.DEFAULT_ACCOUNT)).join();

    assertThat(outcome.state()).isEqualTo(SignalState.FILLED);
    assertThat(connector.getPositions(BTC)).allMatch(position -> position.isFlat());
  }

  @Test
  void tradesNoSignalOfAnotherAccount() {
    market("sell", "0.02");
    String other = "OTHER_ACCOUNT: 'account' is 'sub'";
    String buy = BUY.formatted("o").replace("}", ",\"account\":\"sub\"}");

    assertThatThrownBy(() -> connector.executeTrade(close("sub")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(other);
    assertThatThrownBy(() -> connector.executeTradeAsync(close("sub")).join())
        .hasMessageContaining(other);
    assertThatThrownBy(() -> connector.executeTrade(buy)).hasMessageContaining(other);
    assertThatThrownBy(() -> connector.placeOrder(buy)).hasMessageContaining(other);
    assertThat(connector.getPositions(BTC).get(0).signedQuantity()).isEqualByComparingTo("-0.02");
  }

  private static CloseSignal close(String account) {
    SignalHeader header =
        new SignalHeader(
            "mine",
            "close-1",
            account,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return new CloseSignal(
        header, Category.LINEAR, BTC, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void changesOrdersPositionsAndSettings() {
    limit("mine-1", "29000");
    limit("mine-2", "29000");
    market("buy", "0.02");

    done("amend", "\"order_link_id\":\"mine-1\",\"price\":\"28000\"");
    done("cancel", "\"order_link_id\":\"mine-2\"");
    done("set_tpsl", "\"stop_loss\":\"27000\"");
    done("set_leverage", "\"leverage\":\"3\"");

    Position position = connector.getPositions(BTC).get(0);
    assertThat(position.stopLoss().orElseThrow()).isEqualByComparingTo("27000");
    assertThat(position.leverage().orElseThrow()).isEqualByComparingTo("3");
    assertThat(connector.openOrders(Category.LINEAR, Optional.of(BTC)))
        .filteredOn(order -> order.stopOrderType().isEmpty())
        .singleElement()
        .satisfies(order -> assertThat(order.price().orElseThrow()).isEqualByComparingTo("28000"));
    done("cancel_all", "\"tag\":\"end\"");
  }

  @Test
  void aChangedOrderTakesNoRoomOnceItIsGone() {
    connector.close();
    connector = builder().setting("risk.max-total-notional", "1000").build();
    connector.initialize();
    limit("mine-1", "29000");

    done("amend", "\"order_link_id\":\"mine-1\",\"qty\":\"0.03\"");
    done("cancel", "\"order_link_id\":\"mine-1\"");
    String again = BUY.formatted("z").replace("0.01", "0.03").replace("}", ",\"price\":\"29000\"}");

    assertThat(connector.executeTrade(again).reason()).isEmpty();
  }

  @Test
  void reversesAPositionByTwoOrders() {
    market("buy", "0.02");

    TradeOutcome outcome =
        connector.executeTrade("{\"action\":\"reverse\",\"symbol\":\"BTCUSDT\"}");

    assertThat(outcome.state()).isEqualTo(SignalState.FILLED);
    assertThat(outcome.orders()).hasSize(2);
    assertThat(connector.getPositions(BTC).get(0).signedQuantity()).isEqualByComparingTo("-0.02");
  }

  @Test
  void needsAJournalForAReferenceToASignal() {
    TradeOutcome outcome =
        connector.executeTrade("{\"action\":\"cancel\",\"symbol\":\"BTCUSDT\",\"ref\":\"a\"}");

    assertThat(outcome.state()).isEqualTo(SignalState.INVALID);
    assertThat(outcome.reason()).contains("NO_JOURNAL: 'ref' is 'a'");
  }

  private void done(String action, String fields) {
    TradeOutcome outcome =
        connector.executeTrade(
            "{\"action\":\"%s\",\"symbol\":\"BTCUSDT\",%s}".formatted(action, fields));
    assertThat(outcome.state()).as(outcome.reason()).isEqualTo(SignalState.DONE);
  }

  @Test
  void refusesWhatIsNoSignal() {
    assertThatThrownBy(() -> connector.executeTrade("{\"symbol\":\"BTCUSDT\",\"syde\":\"buy\"}"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("did you mean 'side'?");
  }
}
