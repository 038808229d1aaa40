package io.github.bybitcamel.signal;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A text, given as JSON text.
 *
 * @param code the refusal of a text that is not allowed
 */
record TextType(Code code, Predicate<String> allowed, String rule, String fix)
    implements FieldType {

  /** Longest id, tag or name, in characters. */
  static final int LONGEST = 128;

  static TextType plain(int longest) {
    return new TextType(
        Code.BAD_TEXT,
        text -> isPlain(text, longest),
        "must be 1 to %d characters, no control characters, no space at either end"
            .formatted(longest),
        "shorten or clean the text");
  }

  static TextType matching(Code code, String pattern, String rule, String fix) {
    return new TextType(code, Pattern.compile(pattern).asMatchPredicate(), rule, fix);
  }

  /** Returns whether {@code text} has 1 to {@code longest} visible characters or inner spaces. */
  static boolean isPlain(String text, int longest) {
    if (text.isEmpty() || text.length() > longest || isPadded(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!Shown.isPlain(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadded(String text) {
    return isSpace(text.charAt(0)) || isSpace(text.charAt(text.length() - 1));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00a0';
  }

  @Override
  public Object read(Value value) throws BadValue {
    value.requireKind("text in quotes", Value.Kind.TEXT);
    if (!allowed.test(value.text())) {
      throw new BadValue(code, rule, fix);
    }
    return value.text();
  }
}
