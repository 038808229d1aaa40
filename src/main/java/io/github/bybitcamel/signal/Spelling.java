package io.github.bybitcamel.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Guesses what a misspelt word was to be. A guess is only ever shown, never used. */
public final class Spelling {

  private static final int LONGEST = 64;

  private static final Map<String, Field> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("tp", Field.TAKE_PROFIT),
          Map.entry("sl", Field.STOP_LOSS),
          Map.entry("stop", Field.STOP_LOSS),
          Map.entry("quantity", Field.QTY),
          Map.entry("amount", Field.QTY),
          Map.entry("size", Field.QTY),
          Map.entry("volume", Field.QTY),
          Map.entry("ticker", Field.SYMBOL),
          Map.entry("pair", Field.SYMBOL),
          Map.entry("type", Field.ORDER_TYPE),
          Map.entry("tif", Field.TIME_IN_FORCE),
          Map.entry("trailingstop", Field.TRAILING_OFFSET));

  private Spelling() {}

  /** Returns the field nearest to {@code name}; empty when none is near. */
  static Optional<Field> nearest(String name) {
    String folded = FieldNames.fold(name);
    if (folded.isEmpty() || folded.length() > LONGEST) {
      return Optional.empty();
    }
    if (OTHER_WORDS.containsKey(folded)) {
      return Optional.of(OTHER_WORDS.get(folded));
    }
    Comparator<Field> byDistance = Comparator.comparingInt(field -> distance(folded, field));
    return Arrays.stream(Field.values())
        .min(byDistance)
        .filter(field -> distance(folded, field) <= Math.max(1, folded.length() / 3));
  }

  private static int distance(String folded, Field field) {
    return distance(folded, FieldNames.fold(field.text()));
  }

  /**
   * Returns how many insertions, deletions, changes and swaps of neighbours lead from one text to
   * the other; a large number when one is longer than 64 characters.
   */
  public static int distance(String from, String to) {
    if (from.length() > LONGEST || to.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    return isSwap(from, to, i, j) ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static boolean isSwap(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
