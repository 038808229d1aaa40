package io.github.bybitcamel.signal;

/** How a sender's value is shown in a refusal: short, on one line, without control characters. */
final class Shown {

  /** What stands in the place of a secret. */
  static final String MASK = "***";

  private static final int LONGEST = 60;

  private Shown() {}

  /** Returns {@code text} with control characters escaped, cut to 60 characters. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String next = escaped(text, i);
      if (shown.length() + next.length() > LONGEST) {
        return cut(shown);
      }
      shown.append(next);
    }
    return shown.toString();
  }

  private static String cut(StringBuilder shown) {
    int end = Math.min(shown.length(), LONGEST - 1);
    int whole = end > 0 && Character.isHighSurrogate(shown.charAt(end - 1)) ? end - 1 : end;
    return shown.substring(0, whole) + "…";
  }

  private static String escaped(String text, int index) {
    char c = text.charAt(index);
    return isPlain(text, index) ? String.valueOf(c) : "\\u%04x".formatted((int) c);
  }

  /** Returns whether the character at {@code index} can be shown as it is. */
  static boolean isPlain(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }
    return !isInvisible(c);
  }

  /** The same set as in the schema: controls, and marks that hide or turn text. */
  private static boolean isInvisible(char c) {
    return Character.isISOControl(c)
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u206f')
        || c == '\ufeff';
  }
}
