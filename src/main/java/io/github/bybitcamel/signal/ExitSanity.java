package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether exits stand on the right side of an entry: stop &lt; entry &lt; take-profit for a
 * buy, reversed for a sell, and every price above zero.
 */
public final class ExitSanity {

  private ExitSanity() {}

  /**
   * Returns what is wrong with {@code exits}; nothing when they are sane.
   *
   * @param side the side of the order that enters
   * @param entry the price at which it enters, in quote coin: a limit order's own, else the last
   */
  public static List<Refusal> check(Side side, BigDecimal entry, Exits exits) {
    List<Refusal> refusals = new ArrayList<>();
    exits
        .takeProfit()
        .flatMap(level -> judge("take_profit", level, side, entry))
        .ifPresent(refusals::add);
    exits
        .stopLoss()
        .flatMap(level -> judge("stop_loss", level, side.opposite(), entry))
        .ifPresent(refusals::add);
    exits
        .trailingOffset()
        .map(offset -> new ExitLevel(ExitLevel.Kind.OFFSET, offset))
        .flatMap(level -> judge("trailing", level, side.opposite(), entry))
        .ifPresent(refusals::add);
    return refusals;
  }

  /**
   * Judges one level.
   *
   * @param away the side towards which it must stand: above the entry for a buy
   */
  private static Optional<Refusal> judge(
      String name, ExitLevel level, Side away, BigDecimal entry) {
    BigDecimal price = level.price(away, entry);
    int expected = away == Side.BUY ? 1 : -1;
    if (price.signum() > 0 && Integer.signum(price.compareTo(entry)) == expected) {
      return Optional.empty();
    }
    return Optional.of(refusal(name, level, away, entry));
  }

  private static Refusal refusal(String name, ExitLevel level, Side away, BigDecimal entry) {
    return Refusal.of(
        Code.STOP_WRONG_SIDE,
        name + suffix(level),
        level.value().toPlainString(),
        "must give a price %s the entry at %s, and above 0"
            .formatted(away == Side.BUY ? "above" : "below", entry.toPlainString()),
        "correct it, or the side");
  }

  private static String suffix(ExitLevel level) {
    return switch (level.kind()) {
      case PRICE -> "";
      case PERCENT -> "_pct";
      case OFFSET -> "_offset";
    };
  }
}
