package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Values the tests of this room start from. */
final class Samples {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final Instrument BTCUSDT =
      new Instrument(
          Category.LINEAR,
          "BTCUSDT",
          "Trading",
          "BTC",
          "USDT",
          "USDT",
          number("0.10"),
          number("0.001"),
          BigDecimal.ZERO,
          number("0.001"),
          number("1190"),
          number("119"),
          number("5"),
          number("100"));
  static final SignalHeader HEADER =
      new SignalHeader(
          "inbox",
          "id-1",
          SignalHeader.DEFAULT_ACCOUNT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  private Samples() {}

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  static Optional<ExitLevel> at(String price) {
    return Optional.of(new ExitLevel(ExitLevel.Kind.PRICE, number(price)));
  }

  static Exits exits(Optional<ExitLevel> takeProfit, Optional<ExitLevel> stopLoss) {
    return new Exits(
        takeProfit, stopLoss, Optional.empty(), Optional.empty(), PriceType.LAST, PriceType.LAST);
  }

  static OrderSignal market(Side side, String quantity, Exits exits) {
    return order(side, size(quantity), Optional.empty(), Optional.empty(), exits);
  }

  static OrderSignal limit(Side side, String quantity, String price, Exits exits) {
    return order(side, size(quantity), Optional.of(number(price)), Optional.empty(), exits);
  }

  static Size size(String quantity) {
    return new Size(Size.Unit.BASE, number(quantity));
  }

  static OrderSignal order(
      Side side, Size size, Optional<BigDecimal> price, Optional<Trigger> trigger, Exits exits) {
    return new OrderSignal(
        HEADER,
        Category.LINEAR,
        "BTCUSDT",
        side,
        price.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
        size,
        price,
        trigger,
        Optional.empty(),
        false,
        exits,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Position position(int positionIdx, Side side, String quantity) {
    return new Position(
        Category.LINEAR,
        "BTCUSDT",
        positionIdx,
        Optional.of(side),
        number(quantity),
        Optional.of(number("30000")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW);
  }

  static Entry entry(String id) {
    return new Entry(
        1,
        "inbox",
        id,
        SignalHeader.DEFAULT_ACCOUNT,
        "delivery",
        1,
        "default/BTCUSDT",
        "order",
        "BTCUSDT",
        false,
        false,
        SignalState.RECEIVED,
        "",
        0,
        "{}",
        "{}",
        NOW,
        NOW,
        List.of());
  }
}
