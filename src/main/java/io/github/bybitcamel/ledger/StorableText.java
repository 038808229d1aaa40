package io.github.bybitcamel.ledger;

import java.util.regex.Pattern;

/** Text as every database takes it: no NUL, no half of a surrogate pair. */
final class StorableText {

  private static final Pattern UNSTORABLE = Pattern.compile("[\0\\x{D800}-\\x{DFFF}]");

  private StorableText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return UNSTORABLE.matcher(text).replaceAll("\uFFFD");
      }
    }
    return text;
  }
}
