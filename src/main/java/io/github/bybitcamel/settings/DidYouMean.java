package io.github.bybitcamel.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells what somebody may have meant who wrote a name that is not known. */
public final class DidYouMean {

  private static final int SHOWN = 20;

  private DidYouMean() {}

  /** Returns the known lower-case name that is the fewest edits away; empty where none is. */
  public static String of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> Names.distance(name.toLowerCase(Locale.ROOT), each)))
        .orElse("");
  }

  /** Returns {@code did you mean 'x'?}, or all words where they are few and none is near. */
  public static String hint(String word, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(one -> Names.distance(fold(word), fold(one)) <= tolerance(one.length()))
            .sorted(Comparator.comparingInt(one -> Names.distance(fold(word), fold(one))))
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
}
