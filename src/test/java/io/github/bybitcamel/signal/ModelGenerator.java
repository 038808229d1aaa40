package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.ExpectedPosition;
import io.github.bybitcamel.model.LeverageSignal;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.TestSignal;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Makes signals of every action with every field somewhere, whether or not a sender could. */
final class ModelGenerator {

  private final Random random;

  ModelGenerator(long seed) {
    this.random = new Random(seed);
  }

  Signal signal() {
    return switch (random.nextInt(11)) {
      case 0 ->
          new AmendSignal(
              header(),
              category(),
              symbol(),
              order(),
              maybe(this::positive),
              maybe(this::positive),
              maybe(this::positive),
              exits());
      case 1 -> new CancelSignal(header(), category(), symbol(), order());
      case 2 -> new CancelAllSignal(header(), category(), maybe(this::symbol));
      case 3 ->
          new CloseSignal(
              header(),
              category(),
              symbol(),
              maybe(this::size),
              maybe(this::idx),
              maybe(this::expected));
      case 4 ->
          new ReduceSignal(
              header(), category(), symbol(), size(), maybe(this::idx), maybe(this::expected));
      case 5 ->
          new ReverseSignal(
              header(),
              category(),
              symbol(),
              maybe(() -> pick(Side.values())),
              maybe(this::size),
              exits(),
              maybe(this::expected));
      case 6 ->
          new TargetSignal(
              header(), category(), symbol(), signed(), exits(), maybe(this::expected));
      case 7 -> new TpslSignal(header(), category(), symbol(), exits(), maybe(this::idx));
      case 8 -> new LeverageSignal(header(), category(), symbol(), multiple());
      case 9 -> new TestSignal(header(), category(), maybe(this::symbol));
      default -> orderSignal();
    };
  }

  private OrderSignal orderSignal() {
    OrderType type = pick(OrderType.values());
    return new OrderSignal(
        header(),
        category(),
        symbol(),
        pick(Side.values()),
        type,
        size(),
        type == OrderType.LIMIT ? Optional.of(positive()) : Optional.empty(),
        maybe(this::trigger),
        maybe(() -> pick(TimeInForce.values())),
        random.nextBoolean(),
        exits(),
        maybe(this::multiple),
        maybe(this::idx),
        maybe(this::expected),
        maybe(this::positive),
        maybe(this::percent));
  }

  private SignalHeader header() {
    return new SignalHeader(
        text("in", 100),
        text("i", 127),
        pick(SignalHeader.DEFAULT_ACCOUNT, "sub-1.a_b"),
        maybe(this::instant),
        maybe(this::instant),
        maybe(() -> Duration.ofSeconds(1 + random.nextInt(31_536_000))),
        maybe(() -> text("t", 100)),
        random.nextBoolean());
  }

  private Exits exits() {
    return new Exits(
        maybe(this::level),
        maybe(this::level),
        maybe(this::positive),
        maybe(() -> pick(TpslMode.values())),
        pick(PriceType.values()),
        pick(PriceType.values()));
  }

  private Trigger trigger() {
    return new Trigger(
        positive(), pick(PriceType.values()), maybe(() -> pick(TriggerDirection.values())));
  }

  private ExitLevel level() {
    return new ExitLevel(pick(ExitLevel.Kind.values()), positive());
  }

  private Size size() {
    Size.Unit unit = pick(Size.Unit.values());
    return switch (unit) {
      case RISK_PERCENT, POSITION_PERCENT -> new Size(unit, percent());
      case BASE, QUOTE, EQUITY_PERCENT -> new Size(unit, positive());
    };
  }

  private OrderRef order() {
    OrderRef.Kind kind = pick(OrderRef.Kind.values());
    return new OrderRef(kind, kind == OrderRef.Kind.ORDER_LINK_ID ? "s1a_-Z" : text("o", 100));
  }

  private ExpectedPosition expected() {
    if (random.nextBoolean()) {
      return new ExpectedPosition(random.nextInt(3) - 1, Optional.empty());
    }
    BigDecimal quantity = signed();
    return new ExpectedPosition(quantity.signum(), Optional.of(quantity));
  }

  private Category category() {
    return pick(Category.values());
  }

  private String symbol() {
    return pick("BTCUSDT", "1000PEPEUSDT", "BTC-27MAR26-50000-C", "BTCUSDH26");
  }

  private Integer idx() {
    return random.nextInt(3);
  }

  private Instant instant() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  private BigDecimal percent() {
    return BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
  }

  private BigDecimal positive() {
    BigInteger digits = new BigInteger(1 + random.nextInt(120), random).add(BigInteger.ONE);
    return new BigDecimal(digits, random.nextInt(19));
  }

  private BigDecimal multiple() {
    return positive().add(BigDecimal.ONE);
  }

  private BigDecimal signed() {
    return switch (random.nextInt(3)) {
      case 0 -> positive();
      case 1 -> positive().negate();
      default -> new BigDecimal(BigInteger.ZERO, random.nextInt(19));
    };
  }

  private String text(String start, int most) {
    StringBuilder text = new StringBuilder(start);
    int length = random.nextInt(most);
    for (int i = 0; i < length; i++) {
      text.append(pick("a", "Z", "0", " ", "\"", "\\", "é", "|", "#", "}", ":", "日"));
    }
    return text.append(".").toString();
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  @SafeVarargs
  private final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
