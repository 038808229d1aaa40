package io.github.bybitcamel.feed;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells what somebody may have meant who wrote a word that is not known. */
public final class Choice {

  private static final int SHOWN = 20;

  private Choice() {}

  /** Returns {@code did you mean 'x'?}, or all words where they are few and none is near. */
  public static String hint(String word, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(one -> distance(fold(word), fold(one)) <= tolerance(one.length()))
            .sorted(Comparator.comparingInt(one -> distance(fold(word), fold(one))))
            .limit(1)
            .toList();
    if (!near.isEmpty()) {
      return "did you mean '" + near.get(0) + "'?";
    }
    String some = known.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
    return "there are " + some + (known.size() > SHOWN ? " …" : "");
  }

  /** In short words nearly everything would be near. */
  private static int tolerance(int length) {
    if (length < 3) {
      return 0;
    }
    return length < 6 ? length / 2 : length / 3;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Returns the number of single-character edits between two words (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
