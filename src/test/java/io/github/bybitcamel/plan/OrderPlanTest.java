package io.github.bybitcamel.plan;

import static io.github.bybitcamel.plan.Samples.BTCUSDT;
import static io.github.bybitcamel.plan.Samples.at;
import static io.github.bybitcamel.plan.Samples.exits;
import static io.github.bybitcamel.plan.Samples.limit;
import static io.github.bybitcamel.plan.Samples.market;
import static io.github.bybitcamel.plan.Samples.number;
import static io.github.bybitcamel.plan.Samples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderPlanTest {

  @Test
  void roundsEveryNumberToTheCarefulSideAndSaysSo() {
    OrderSignal buy = limit(Side.BUY, "0.0119", "29999.99", exits(at("32000.07"), at("28000.01")));

    PlannedOrder order = plan(buy, "30000");

    assertThat(order.request().quantity()).isEqualByComparingTo("0.011");
    assertThat(order.request().price()).contains(number("29999.90"));
    assertThat(order.request().exits().takeProfit()).contains(level("32000.00"));
    assertThat(order.request().exits().stopLoss()).contains(level("28000.10"));
    assertThat(order.asked())
        .isEqualTo(
            "price 29999.99 -> 29999.90, stop_loss 28000.01 -> 28000.10,"
                + " take_profit 32000.07 -> 32000.00, qty 0.0119 -> 0.011");
  }

  @Test
  void roundsASellTheOtherWay() {
    OrderSignal sell = limit(Side.SELL, "0.010", "30000.01", exits(at("28000.01"), at("32000.07")));

    PlannedOrder order = plan(sell, "30000");

    assertThat(order.request().price()).contains(number("30000.10"));
    assertThat(order.request().exits().takeProfit()).contains(level("28000.10"));
    assertThat(order.request().exits().stopLoss()).contains(level("32000.00"));
  }

  @Test
  void leavesNumbersOnTheGridAlone() {
    assertThat(plan(limit(Side.BUY, "0.010", "30000.0", Exits.NONE), "30000").asked()).isEmpty();
  }

  @Test
  void refusesAStopOnTheWrongSideOfTheEntry() {
    refuses(market(Side.BUY, "0.01", exits(Optional.empty(), at("30000"))), "STOP_WRONG_SIDE");
    refuses(market(Side.BUY, "0.01", exits(at("30000"), Optional.empty())), "STOP_WRONG_SIDE");
    refuses(market(Side.SELL, "0.01", exits(Optional.empty(), at("30000"))), "STOP_WRONG_SIDE");
    refuses(market(Side.SELL, "0.01", exits(at("30000"), Optional.empty())), "STOP_WRONG_SIDE");

    plan(market(Side.BUY, "0.01", exits(at("30000.1"), at("29999.9"))), "30000");
    plan(market(Side.SELL, "0.01", exits(at("29999.9"), at("30000.1"))), "30000");
  }

  @Test
  void refusesQuantitiesOutsideTheInstrumentsBounds() {
    refuses(market(Side.BUY, "0.0009", Exits.NONE), "BELOW_MIN_QTY: 'qty' is '0.0009'");
    refuses(market(Side.BUY, "119.001", Exits.NONE), "ABOVE_MAX_QTY");
    refuses(limit(Side.BUY, "0.001", "100", Exits.NONE), "BELOW_MIN_NOTIONAL");

    plan(market(Side.BUY, "0.001", Exits.NONE), "30000");
    plan(market(Side.BUY, "119", Exits.NONE), "30000");
  }

  @Test
  void placesExitsGivenAsPercentOrDistanceFromTheEntry() {
    Exits exits =
        exits(
            Optional.of(new ExitLevel(ExitLevel.Kind.PERCENT, number("2"))),
            Optional.of(new ExitLevel(ExitLevel.Kind.OFFSET, number("150"))));

    assertThat(plan(market(Side.BUY, "0.01", exits), "30000").request().exits())
        .isEqualTo(exits(at("30600.00"), at("29850.00")));
    assertThat(plan(market(Side.SELL, "0.01", exits), "30000").request().exits())
        .isEqualTo(exits(at("29400.00"), at("30150.00")));
  }

  @Test
  void turnsQuoteIntoBaseAtTheEntryRoundedDown() {
    Size size = new Size(Size.Unit.QUOTE, number("1000"));

    PlannedOrder order =
        plan(order(Side.BUY, size, Optional.empty(), Optional.empty(), Exits.NONE), "30000");

    assertThat(order.request().quantity()).isEqualByComparingTo("0.033");
    assertThat(order.notional()).isEqualByComparingTo("990");
  }

  /** An equity of 10000 USDT, an entry at 30000. */
  @ParameterizedTest(name = "{0} {1} with the stop at {2} is {3}")
  @CsvSource({
    // 2 % of 10000 is 200 USDT: 0.00666… BTC.
    "EQUITY_PERCENT, 2, 29000, 0.006",
    "EQUITY_PERCENT, 90, 29000, 0.3",
    // 1 % of 10000 is lost over 1000 USDT a coin: exactly 0.1.
    "RISK_PERCENT, 1, 29000, 0.1",
    "RISK_PERCENT, 1, 29001, 0.1",
    "RISK_PERCENT, 1, 28999, 0.099",
    "RISK_PERCENT, 0.5, 29900, 0.5",
  })
  void sizesByEquityAndByWhatTheStopMayCost(
      Size.Unit unit, String percent, String stop, String quantity) {
    Size size = new Size(unit, number(percent));

    PlannedOrder order =
        plan(
            order(
                Side.BUY,
                size,
                Optional.empty(),
                Optional.empty(),
                exits(Optional.empty(), at(stop))),
            "30000");

    assertThat(order.request().quantity()).isEqualByComparingTo(quantity);
  }

  @Test
  void reportsWhatRoundingTookAndNeverRoundsUpToTheMinimum() {
    Size size = new Size(Size.Unit.EQUITY_PERCENT, number("2"));

    assertThat(
            plan(order(Side.BUY, size, Optional.empty(), Optional.empty(), Exits.NONE), "30000")
                .asked())
        .isEqualTo("qty 0.006666666666666666 -> 0.006");
    refuses(
        order(
            Side.BUY,
            new Size(Size.Unit.EQUITY_PERCENT, number("0.2")),
            Optional.empty(),
            Optional.empty(),
            Exits.NONE),
        "BELOW_MIN_QTY: 'equity_pct' is '0.2'");
    refuses(
        order(
            Side.BUY,
            new Size(Size.Unit.RISK_PERCENT, number("1")),
            Optional.empty(),
            Optional.empty(),
            Exits.NONE),
        "STOP_REQUIRED");
  }

  @Test
  void anInverseContractLosesInItsCoin() {
    Sizing sizing = new Sizing(Category.INVERSE, number("30000"));

    // 3000 USD bought at 30000 and sold at 25000 lose 0.02 BTC, 500 USD at the stop.
    assertThat(sizing.losing(number("500"), number("25000"))).isEqualByComparingTo("3000");
    assertThat(sizing.worth(number("200"))).isEqualByComparingTo("200");
  }

  @Test
  void wakesABuyStopAboveAndASellStopBelow() {
    assertThat(stop(Side.BUY, "31000").request().trigger().orElseThrow().direction())
        .contains(TriggerDirection.RISE);
    assertThat(stop(Side.SELL, "29000").request().trigger().orElseThrow().direction())
        .contains(TriggerDirection.FALL);
    assertThatThrownBy(() -> stop(Side.BUY, "30000")).hasMessageContaining("TRIGGER_CROSSED");
    assertThatThrownBy(() -> stop(Side.SELL, "30000")).hasMessageContaining("TRIGGER_CROSSED");
  }

  @Test
  void marketOrdersTakeWhatIsThereAndLimitOrdersStay() {
    assertThat(plan(market(Side.BUY, "0.01", Exits.NONE), "30000").request().timeInForce())
        .isEqualTo(TimeInForce.IOC);
    assertThat(plan(limit(Side.BUY, "0.01", "29000", Exits.NONE), "1").request().timeInForce())
        .isEqualTo(TimeInForce.GTC);
  }

  private static PlannedOrder stop(Side side, String price) {
    Trigger trigger = new Trigger(number(price), PriceType.LAST, Optional.empty());
    return plan(
        order(side, Samples.size("0.01"), Optional.empty(), Optional.of(trigger), Exits.NONE),
        "30000");
  }

  @Test
  void cutsWhatOnlyLessensAboveTheGreatestQuantity() {
    OrderSignal reduce =
        new OrderSignal(
            Samples.HEADER,
            Category.LINEAR,
            "BTCUSDT",
            Side.SELL,
            OrderType.MARKET,
            Samples.size("250.0009"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Exits.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(
            new OrderPlan(reduce, BTCUSDT, Optional.empty(), () -> number("0"))
                .orders(LegNames.of(reduce), 0))
        .extracting(PlannedOrder::leg, order -> order.request().quantity())
        .containsExactly(
            tuple('a', number("119.000")),
            tuple('b', number("119.000")),
            tuple('c', number("12.000")));
  }

  @Test
  void asksTheMarkPriceWhetherATriggerByItIsCrossed() {
    Trigger trigger = new Trigger(number("30500"), PriceType.MARK, Optional.empty());
    OrderSignal stop =
        order(Side.BUY, Samples.size("0.01"), Optional.empty(), Optional.of(trigger), Exits.NONE);
    Optional<BigDecimal> last = Optional.of(number("30600"));

    new OrderPlan(stop, BTCUSDT, last, Optional.of(number("30400")), () -> number("0"))
        .order("s1a", 'a', 0);

    assertThatThrownBy(
            () ->
                new OrderPlan(stop, BTCUSDT, last, Optional.of(number("30500")), () -> number("0"))
                    .order("s1a", 'a', 0))
        .hasMessageContaining("the mark price is already 30500");
  }

  private static PlannedOrder plan(OrderSignal signal, String lastPrice) {
    return new OrderPlan(signal, BTCUSDT, Optional.of(number(lastPrice)), () -> number("10000"))
        .order("s1a", 'a', 0);
  }

  private static void refuses(OrderSignal signal, String reason) {
    assertThatThrownBy(() -> plan(signal, "30000"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(reason);
  }

  private static ExitLevel level(String price) {
    return new ExitLevel(ExitLevel.Kind.PRICE, number(price));
  }
}
