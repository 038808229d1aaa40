package io.github.bybitcamel.log;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The values that no log line may show. Kept for the whole process, because the logger makes its
 * own encoders before anything else runs.
 */
public final class Secrets {

  private static final String MASK = "***";
  private static final int SHORTEST = 6;
  private static final Set<String> HIDDEN = ConcurrentHashMap.newKeySet();
  private static volatile List<String> longestFirst = List.of();

  /** What is named like a secret, whoever wrote it. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:secret|token|passw(?:or)?d|api[-_.]?key)\\\\?[\"']?\\s*[:=]\\s*\\\\?[\"']?"
              + "|\\bbearer\\s+|whsec_)[^\\s\"'\\\\,;}\\])]+");

  private Secrets() {}

  /** Hides {@code values} from now on; what is too short to be a secret is left. */
  public static void hide(Collection<String> values) {
    values.stream()
        .flatMap(Secrets::spellings)
        .filter(text -> text.length() >= SHORTEST)
        .forEach(HIDDEN::add);
    longestFirst =
        HIDDEN.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /** A list of two, a key of several lines, and what JSON makes of either. */
  private static Stream<String> spellings(String value) {
    return Stream.concat(
            Stream.of(value, value.strip()),
            Stream.of(value.split("[,\\r\\n]+")).map(String::strip))
        .flatMap(text -> Stream.of(text, text.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  /** Returns {@code text} without what may not be shown. */
  static String mask(String text) {
    String masked = text;
    for (String secret : longestFirst) {
      masked = masked.replace(secret, MASK);
    }
    return maybeNamed(masked) ? NAMED.matcher(masked).replaceAll("$1" + MASK) : masked;
  }

  /**
   * Returns whether a word of {@link #NAMED} stands in {@code text}: most lines have none, and the
   * pattern costs more than all else of a line.
   */
  private static boolean maybeNamed(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      int two = (text.charAt(i) | 0x20) << 8 | (text.charAt(i + 1) | 0x20);
      boolean maybe =
          switch (two) {
            case 's' << 8 | 'e' -> isAt(i, text, "secret");
            case 't' << 8 | 'o' -> isAt(i, text, "token");
            case 'p' << 8 | 'a' -> isAt(i, text, "passw");
            case 'a' << 8 | 'p' -> isAt(i, text, "api");
            case 'b' << 8 | 'e' -> isAt(i, text, "bearer");
            case 'w' << 8 | 'h' -> isAt(i, text, "whsec_");
            default -> false;
          };
      if (maybe) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(int index, String text, String word) {
    return text.regionMatches(true, index, word, 0, word.length());
  }
}
