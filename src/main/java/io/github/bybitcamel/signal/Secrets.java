package io.github.bybitcamel.signal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Knows which names promise a secret, so that what stands there is never kept. */
final class Secrets {

  private static final List<String> WORDS =
      List.of("secret", "passw", "passphrase", "token", "apikey", "api_key", "privatekey");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_. -]{0,64}");
  private static final int NEAR = 2;

  private Secrets() {}

  /** Returns whether {@code name} promises a secret, at any case and even misspelt. */
  static boolean isNamedBy(String name) {
    String folded = FieldNames.fold(name);
    return WORDS.stream().anyMatch(folded::contains)
        || Spelling.distance(folded, Field.SECRET.text()) <= NEAR;
  }

  /** Returns {@code value}, or the mask if {@code name} promises a secret. */
  static String shown(String name, String value) {
    return isNamedBy(name) ? Shown.MASK : value;
  }

  /** Returns {@code name} as it may be repeated: a name that is more than one may hold a secret. */
  static String shownName(String name) {
    return NAME.matcher(name).matches() ? name : cut(name);
  }

  /** Returns a text that could not be parsed, cut where a secret may begin. */
  static String cut(String broken) {
    String lower = broken.toLowerCase(Locale.ROOT);
    int first =
        WORDS.stream()
            .mapToInt(lower::indexOf)
            .filter(index -> index >= 0)
            .min()
            .orElse(broken.length());
    return first < broken.length() ? broken.substring(0, first) + Shown.MASK : broken;
  }
}
