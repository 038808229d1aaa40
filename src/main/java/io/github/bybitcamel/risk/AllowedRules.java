package io.github.bybitcamel.risk;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What may be traded at all: by everybody, and by this source. */
final class AllowedRules {

  private AllowedRules() {}

  static Optional<String> category(Wish wish, Exposure exposure, RiskLimits limits) {
    return missing(wish.source(), limits, Allowance::categories, wish.category().text());
  }

  static Optional<String> symbol(Wish wish, Exposure exposure, RiskLimits limits) {
    return missing(wish.source(), limits, Allowance::symbols, wish.symbol());
  }

  static Optional<String> action(Wish wish, Exposure exposure, RiskLimits limits) {
    return missing(wish.source(), limits, Allowance::actions, wish.action());
  }

  static Optional<String> stop(Wish wish, Exposure exposure, RiskLimits limits) {
    return wish.stopped()
        ? Optional.empty()
        : Optional.of("an order of " + wish.symbol() + " without stop_loss");
  }

  /** Returns which of three lists does not name what is asked; nothing else is known of it. */
  static Optional<Denial> unnamed(
      String source, String action, String category, String symbol, RiskLimits limits) {
    return denial(
            RiskRule.CATEGORY_NOT_ALLOWED, missing(source, limits, Allowance::categories, category))
        .or(
            () ->
                denial(
                    RiskRule.SYMBOL_NOT_ALLOWED,
                    missing(source, limits, Allowance::symbols, symbol)))
        .or(
            () ->
                denial(
                    RiskRule.ACTION_NOT_ALLOWED,
                    missing(source, limits, Allowance::actions, action)));
  }

  private static Optional<Denial> denial(RiskRule rule, Optional<String> numbers) {
    return numbers.map(text -> new Denial(rule.name(), text));
  }

  private static Optional<String> missing(
      String source, RiskLimits limits, Function<Allowance, Set<String>> which, String asked) {
    return Stream.of(limits.everybody(), limits.of(source))
        .map(which)
        .filter(allowed -> !allowed.isEmpty() && !allowed.contains(asked))
        .findFirst()
        .map(allowed -> "%s is none of %s".formatted(asked, new TreeSet<>(allowed)));
  }
}
