package io.github.bybitcamel.plan;

import io.github.bybitcamel.signal.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guesses which symbol a misspelt one was to be. A guess is only ever shown, never used. */
final class NearSymbol {

  /** What is left out most often, the likeliest first. */
  private static final List<String> ENDINGS = List.of("USDT", "T", "USDC", "USD", "PERP");

  /** Longer ones are no symbols, and would cost time. */
  private static final int LONGEST = 40;

  private NearSymbol() {}

  /** Returns the one of {@code known} that is nearest to {@code symbol}; empty if none is near. */
  static Optional<String> of(String symbol, Set<String> known) {
    if (symbol.length() > LONGEST) {
      return Optional.empty();
    }
    return ENDINGS.stream()
        .map(symbol::concat)
        .filter(known::contains)
        .findFirst()
        .or(() -> misspelt(symbol, known));
  }

  /** A file of many records asks for each of them: what cannot be near is not compared. */
  private static Optional<String> misspelt(String symbol, Collection<String> known) {
    int few = Math.max(1, symbol.length() / 4);
    long letters = letters(symbol);
    return known.stream()
        .filter(one -> Math.abs(one.length() - symbol.length()) <= few)
        .filter(one -> Long.bitCount(letters(one) ^ letters) <= 2 * few)
        .map(one -> new Guess(one, Spelling.distance(symbol, one)))
        .filter(guess -> guess.distance() <= few)
        .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::symbol))
        .map(Guess::symbol);
  }

  private record Guess(String symbol, int distance) {}

  /** Which characters occur: one edit changes two of them at most. */
  private static long letters(String symbol) {
    return symbol.chars().mapToLong(c -> 1L << (c % Long.SIZE)).reduce(0, (all, one) -> all | one);
  }
}
