package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderParametersTest {

  private static final Optional<Trigger> NOW = Optional.empty();
  private static final Optional<Trigger> AT_100 =
      Optional.of(new Trigger(new BigDecimal("100"), PriceType.MARK, Optional.empty()));

  @Test
  void writesALinearMarketOrderWithExits() {
    assertThat(create(order(Category.LINEAR, Side.BUY, "", NOW, false, exits(Optional.empty()))))
        .isEqualTo(
            "{category=linear, symbol=BTCUSDT, side=Buy, orderType=Market, qty=0.00001,"
                + " timeInForce=IOC, positionIdx=0, takeProfit=32000, stopLoss=28000.50,"
                + " tpslMode=Full, tpTriggerBy=MarkPrice, slTriggerBy=LastPrice,"
                + " tpOrderType=Market, slOrderType=Market, orderLinkId=s1x}");
  }

  @Test
  void writesAPartialExit() {
    assertThat(
            create(
                order(
                    Category.INVERSE,
                    Side.BUY,
                    "9",
                    NOW,
                    false,
                    exits(Optional.of(TpslMode.PARTIAL)))))
        .contains("price=9, timeInForce=PostOnly, ")
        .contains("tpslMode=Partial");
  }

  @Test
  void writesAConditionalOrder() {
    assertThat(create(order(Category.LINEAR, Side.SELL, "", AT_100, true, Exits.NONE)))
        .isEqualTo(
            "{category=linear, symbol=BTCUSDT, side=Sell, orderType=Market, qty=0.00001,"
                + " timeInForce=IOC, triggerPrice=100, triggerDirection=2, triggerBy=MarkPrice,"
                + " positionIdx=0, reduceOnly=true, orderLinkId=s1x}");
  }

  @Test
  void aNamedDirectionDecides() {
    Trigger rising =
        new Trigger(BigDecimal.TEN, PriceType.LAST, Optional.of(TriggerDirection.RISE));

    assertThat(
            create(order(Category.LINEAR, Side.SELL, "", Optional.of(rising), false, Exits.NONE)))
        .contains("triggerDirection=1");
  }

  @Test
  void writesSpotWithItsUnitAndWithoutPosition() {
    assertThat(create(order(Category.SPOT, Side.BUY, "", NOW, false, Exits.NONE)))
        .isEqualTo(
            "{category=spot, symbol=BTCUSDT, side=Buy, orderType=Market, qty=0.00001,"
                + " marketUnit=baseCoin, timeInForce=IOC, orderLinkId=s1x}");
    assertThat(create(order(Category.SPOT, Side.BUY, "9", AT_100, false, exits(Optional.empty()))))
        .isEqualTo(
            "{category=spot, symbol=BTCUSDT, side=Buy, orderType=Limit, qty=0.00001, price=9,"
                + " timeInForce=PostOnly, triggerPrice=100, orderFilter=StopOrder,"
                + " takeProfit=32000, stopLoss=28000.50, tpOrderType=Market, slOrderType=Market,"
                + " orderLinkId=s1x}");
  }

  @Test
  void writesAnOptionWithoutWhatOptionsDoNotKnow() {
    assertThat(create(order(Category.OPTION, Side.BUY, "9", NOW, false, exits(Optional.empty()))))
        .isEqualTo(
            "{category=option, symbol=BTCUSDT, side=Buy, orderType=Limit, qty=0.00001, price=9,"
                + " timeInForce=PostOnly, takeProfit=32000, stopLoss=28000.50, orderLinkId=s1x}");
  }

  @Test
  void whatLessensRiskGoesFirst() {
    OrderRequest opens = order(Category.LINEAR, Side.BUY, "", NOW, false, Exits.NONE);
    OrderRequest closes = order(Category.LINEAR, Side.BUY, "", NOW, true, Exits.NONE);

    assertThat(OrderParameters.create(opens).priority()).isEqualTo(CallPriority.ORDER);
    assertThat(OrderParameters.create(closes).priority()).isEqualTo(CallPriority.LESSENS_RISK);
  }

  @Test
  void onSpotNothingIsReduceOnly() {
    V5Request spot =
        OrderParameters.create(order(Category.SPOT, Side.SELL, "", NOW, true, Exits.NONE));

    assertThat(spot.priority()).isEqualTo(CallPriority.ORDER);
    assertThat(spot.parameters()).doesNotContainKey("reduceOnly");
  }

  @Test
  void readsFromTheTextWhetherAnOrderLessensRisk() {
    assertThat(V5Orders.lessensRisk(text(Category.LINEAR, true))).isTrue();
    assertThat(V5Orders.lessensRisk(text(Category.LINEAR, false))).isFalse();
    assertThat(V5Orders.lessensRisk(text(Category.SPOT, true))).isFalse();
    assertThat(OrderText.read(text(Category.LINEAR, true)).priority())
        .isEqualTo(CallPriority.LESSENS_RISK);
  }

  private static String text(Category category, boolean reduceOnly) {
    return V5Orders.text(order(category, Side.SELL, "9", NOW, reduceOnly, Exits.NONE));
  }

  @Test
  void refusesWhatTheExchangeDoesNotKnow() {
    Exits percent =
        new Exits(
            Optional.of(new ExitLevel(ExitLevel.Kind.PERCENT, BigDecimal.ONE)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST);
    Exits trailing =
        new Exits(
            Optional.empty(),
            Optional.empty(),
            Optional.of(BigDecimal.ONE),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST);

    assertThatThrownBy(() -> create(order(Category.LINEAR, Side.BUY, "", NOW, false, percent)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> create(order(Category.LINEAR, Side.BUY, "", NOW, false, trailing)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> create(order(Category.OPTION, Side.BUY, "", AT_100, false, Exits.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void amendsOnlyWhatIsGiven() {
    AmendRequest amend =
        new AmendRequest(
            Category.LINEAR,
            "ETHPERP",
            OrderName.linkId("linear-004"),
            Optional.of(new BigDecimal("0.15")),
            Optional.of(new BigDecimal("1050")),
            Optional.empty(),
            Optional.of(BigDecimal.ZERO),
            Optional.empty(),
            PriceType.LAST,
            PriceType.LAST);

    assertThat(OrderParameters.amend(amend).parameters())
        .hasToString(
            "{category=linear, symbol=ETHPERP, orderLinkId=linear-004, qty=0.15, price=1050,"
                + " takeProfit=0, tpTriggerBy=LastPrice}");
  }

  private static String create(OrderRequest order) {
    return OrderParameters.create(order).parameters().toString();
  }

  private static OrderRequest order(
      Category category,
      Side side,
      String price,
      Optional<Trigger> trigger,
      boolean reduceOnly,
      Exits exits) {
    return new OrderRequest(
        category,
        "BTCUSDT",
        "s1x",
        side,
        price.isEmpty() ? OrderType.MARKET : OrderType.LIMIT,
        new BigDecimal("1e-5"),
        false,
        Optional.of(price).filter(text -> !text.isEmpty()).map(BigDecimal::new),
        trigger,
        TimeInForce.POST_ONLY,
        reduceOnly,
        false,
        0,
        exits);
  }

  private static Exits exits(Optional<TpslMode> mode) {
    return new Exits(
        Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("32000"))),
        Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, new BigDecimal("28000.50"))),
        Optional.empty(),
        mode,
        PriceType.MARK,
        PriceType.LAST);
  }
}
