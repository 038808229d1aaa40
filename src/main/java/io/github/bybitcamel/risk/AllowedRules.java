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
    return missing(wish, limits, Allowance::categories, wish.category().text());
  }

  static Optional<String> symbol(Wish wish, Exposure exposure, RiskLimits limits) {
    return missing(wish, limits, Allowance::symbols, wish.symbol());
  }

  static Optional<String> action(Wish wish, Exposure exposure, RiskLimits limits) {
    return missing(wish, limits, Allowance::actions, wish.action());
  }

  static Optional<String> stop(Wish wish, Exposure exposure, RiskLimits limits) {
    return wish.stopped()
        ? Optional.empty()
        : Optional.of("an order of " + wish.symbol() + " without stop_loss");
  }

  private static Optional<String> missing(
      Wish wish, RiskLimits limits, Function<Allowance, Set<String>> which, String asked) {
    return Stream.of(limits.everybody(), limits.of(wish.source()))
        .map(which)
        .filter(allowed -> !allowed.isEmpty() && !allowed.contains(asked))
        .findFirst()
        .map(allowed -> "%s is none of %s".formatted(asked, new TreeSet<>(allowed)));
  }
}
