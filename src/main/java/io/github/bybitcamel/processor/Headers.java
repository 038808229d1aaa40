package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.plan.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Message;

/**
 * Reads the headers of ours, strictly: what cannot be understood, and a name of ours that no
 * endpoint knows, is refused with field, value, rule and fix. Other headers are left alone.
 */
final class Headers {

  private static final String OURS = "bybit";
  private static final String CODE = "BAD_HEADER";

  private final Message message;

  Headers(Message message) {
    this.message = message;
    message.getHeaders().keySet().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(OURS))
        .forEach(Headers::refuseUnknown);
  }

  private static void refuseUnknown(String name) {
    if (BybitHeaders.ALL.stream().noneMatch(name::equalsIgnoreCase)) {
      throw RefusedException.invalid("UNKNOWN_HEADER", name, "", "is none of " + BybitHeaders.ALL);
    }
  }

  Category category() {
    return categoryIfAny().orElse(Category.LINEAR);
  }

  Optional<Category> categoryIfAny() {
    return word(BybitHeaders.CATEGORY, Category.values(), Category::text);
  }

  String symbol() {
    return symbolIfAny().orElseThrow(() -> missing(BybitHeaders.SYMBOL, "for example BTCUSDT"));
  }

  Optional<String> symbolIfAny() {
    Optional<String> symbol = text(BybitHeaders.SYMBOL);
    symbol
        .filter(name -> !name.matches("[A-Z0-9-]{1,40}"))
        .ifPresent(
            name -> {
              throw bad(BybitHeaders.SYMBOL, name, "must be the exchange's symbol, in capitals");
            });
    return symbol;
  }

  KlineInterval interval() {
    String text =
        text(BybitHeaders.INTERVAL)
            .orElseThrow(() -> missing(BybitHeaders.INTERVAL, "for example 60"));
    try {
      return KlineInterval.of(text);
    } catch (IllegalArgumentException e) {
      throw bad(BybitHeaders.INTERVAL, text, e.getMessage());
    }
  }

  int limit(int usual) {
    return integer(BybitHeaders.LIMIT, 1, 1_000_000).orElse(usual);
  }

  Optional<Integer> positionIdx() {
    return integer(BybitHeaders.POSITION_IDX, 0, 2);
  }

  PriceType priceType() {
    return word(BybitHeaders.PRICE_TYPE, PriceType.values(), PriceType::text)
        .orElse(PriceType.LAST);
  }

  PositionMode positionMode() {
    return word(BybitHeaders.POSITION_MODE, PositionMode.values(), mode -> "" + mode.code())
        .orElseThrow(() -> missing(BybitHeaders.POSITION_MODE, "one_way or hedge"));
  }

  Optional<String> settleCoin() {
    return text(BybitHeaders.SETTLE_COIN);
  }

  Optional<String> coin() {
    return text(BybitHeaders.COIN);
  }

  BigDecimal leverage() {
    String text =
        text(BybitHeaders.LEVERAGE)
            .orElseThrow(() -> missing(BybitHeaders.LEVERAGE, "for example 10"));
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      throw bad(BybitHeaders.LEVERAGE, text, "must be a decimal, for example 10 or 2.5");
    }
    return new BigDecimal(text);
  }

  /** Returns the order that is meant: the exchange's id where both are there, as it does itself. */
  OrderName order() {
    return orderIfAny()
        .orElseThrow(() -> missing(BybitHeaders.ORDER_LINK_ID, "or " + BybitHeaders.ORDER_ID));
  }

  Optional<OrderName> orderIfAny() {
    return text(BybitHeaders.ORDER_ID)
        .map(OrderName::id)
        .or(() -> text(BybitHeaders.ORDER_LINK_ID).map(OrderName::linkId));
  }

  Optional<Instant> from() {
    return instant(BybitHeaders.FROM);
  }

  Optional<Instant> to() {
    return instant(BybitHeaders.TO);
  }

  /** Returns the range, if its begin is named; its end is named too, or {@code now}. */
  Optional<TimeRange> range(Instant now) {
    if (from().isEmpty() && to().isPresent()) {
      throw missing(BybitHeaders.FROM, "or leave " + BybitHeaders.TO + " out");
    }
    return from().map(begin -> range(begin, to().orElse(now)));
  }

  private static TimeRange range(Instant from, Instant to) {
    try {
      return new TimeRange(from, to);
    } catch (IllegalArgumentException e) {
      throw bad(BybitHeaders.TO, to.toString(), e.getMessage());
    }
  }

  private Optional<Instant> instant(String name) {
    return text(name).map(text -> instant(name, text));
  }

  private static Instant instant(String name, String text) {
    try {
      return text.matches("[0-9]{12,14}")
          ? Instant.EPOCH.plus(Duration.ofMillis(Long.parseLong(text)))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw bad(name, text, "must be like 2026-11-23T10:00:00Z, or epoch milliseconds");
    }
  }

  private Optional<Integer> integer(String name, int least, int most) {
    return text(name)
        .map(
            text -> {
              if (text.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              }
              throw bad(name, text, "must be a whole number from %d to %d".formatted(least, most));
            });
  }

  /** Returns the constant that is named by its own name or by Bybit's, whatever the case. */
  private <E extends Enum<E>> Optional<E> word(String name, E[] words, Function<E, String> bybit) {
    return text(name)
        .map(
            text ->
                Arrays.stream(words)
                    .filter(w -> w.name().equalsIgnoreCase(text) || bybit.apply(w).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () -> bad(name, text, "must be one of " + Arrays.toString(words))));
  }

  private Optional<String> text(String name) {
    Object value = message.getHeader(name);
    if (value instanceof Double || value instanceof Float) {
      throw bad(name, value.toString(), "must not be a double, which is not exact; give text");
    }
    return Optional.ofNullable(value)
        .map(v -> v instanceof Enum<?> word ? word.name() : v.toString().strip())
        .filter(text -> !text.isEmpty());
  }

  private static RefusedException missing(String name, String example) {
    return RefusedException.invalid(
        "MISSING_HEADER", name, "", "is required here; set it, " + example);
  }

  private static RefusedException bad(String name, String value, String rule) {
    return RefusedException.invalid(CODE, name, value, rule);
  }
}
