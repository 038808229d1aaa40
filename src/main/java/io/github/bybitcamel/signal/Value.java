package io.github.bybitcamel.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A value as the sender wrote it.
 *
 * @param kind its JSON type; cells of CSV are text
 * @param text its text: a number's digits as written, {@code {…}} for an object
 * @param flaws what is wrong with it or with anything inside it
 */
record Value(Kind kind, String text, Set<Flaw> flaws) {

  /** The JSON type of a value. */
  enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    /** JSON null or an empty CSV cell: as if the field were not there. */
    ABSENT
  }

  /** What makes a value unusable wherever it stands. */
  enum Flaw {
    TEMPLATE,
    NOT_A_NUMBER
  }

  static final Value ABSENT = new Value(Kind.ABSENT, "", Set.of());

  static Value text(String text) {
    return new Value(Kind.TEXT, text, flawsOf(text));
  }

  static Value number(String text, boolean notANumber) {
    return new Value(Kind.NUMBER, text, notANumber ? Set.of(Flaw.NOT_A_NUMBER) : Set.of());
  }

  static Value bool(boolean value) {
    return new Value(Kind.BOOLEAN, Boolean.toString(value), Set.of());
  }

  /** Returns what is wrong with a text or a name: a placeholder that was not filled. */
  static Set<Flaw> flawsOf(String text) {
    return text.contains("{{") ? Set.of(Flaw.TEMPLATE) : Set.of();
  }

  /** Refuses a value that stands for nothing the sender can have meant. */
  void requireSound() throws BadValue {
    if (flaws.contains(Flaw.TEMPLATE)) {
      throw new BadValue(
          Code.UNRESOLVED_TEMPLATE,
          "has a placeholder that was not filled",
          "repair the template that wrote it");
    }
    if (flaws.contains(Flaw.NOT_A_NUMBER)) {
      throw new BadValue(Code.NOT_A_DECIMAL, "is not a number", "write a decimal number");
    }
    if (kind == Kind.TEXT && text.isEmpty()) {
      throw new BadValue(
          Code.EMPTY_VALUE, "must not be empty text", "write a value, or leave the field out");
    }
  }

  /** Refuses a value of another JSON type than {@code allowed}. */
  void requireKind(String expected, Kind... allowed) throws BadValue {
    if (!List.copyOf(Arrays.asList(allowed)).contains(kind)) {
      throw new BadValue(Code.WRONG_TYPE, "must be " + expected, "write " + expected);
    }
  }
}
