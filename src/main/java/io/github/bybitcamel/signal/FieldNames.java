package io.github.bybitcamel.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells which field a name means: its own name or Bybit's spelling, nothing else. */
final class FieldNames {

  private static final String FREE = "x_";

  /** So many of a record are told; who mends them sees the next. */
  private static final int TOLD = 10;

  private static final Map<String, Field> FIELDS = new HashMap<>();
  private static final Map<String, Field> FOLDED = new HashMap<>();

  static {
    for (Field field : Field.values()) {
      field.names().forEach(name -> FIELDS.put(name, field));
      FOLDED.put(fold(field.text()), field);
    }
  }

  private FieldNames() {}

  /** Returns the field that {@code name} means exactly. */
  static Optional<Field> field(String name) {
    return Optional.ofNullable(FIELDS.get(name));
  }

  /** Returns whether {@code name} is the sender's own: kept, never interpreted. */
  static boolean isFree(String name) {
    return name.startsWith(FREE) && name.length() > FREE.length();
  }

  /** Returns {@code name} in lower case, without the marks that separate words. */
  static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
  }

  /** Returns what is wrong first with the names of {@code cells}: unknown and repeated ones. */
  static List<Refusal> check(List<Cell> cells) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (Cell cell : cells) {
      if (refusals.size() >= TOLD) {
        break;
      }
      if (field(cell.name()).isEmpty() && !isFree(cell.name())) {
        refusals.add(unknown(cell));
      }
      if (!seen.add(meaning(cell.name())) && repeated.add(meaning(cell.name()))) {
        refusals.add(ambiguous(cell));
      }
    }
    return refusals;
  }

  private static String meaning(String name) {
    return isFree(name)
        ? name.toLowerCase(Locale.ROOT)
        : Optional.ofNullable(FOLDED.get(fold(name))).map(Field::text).orElse(fold(name));
  }

  private static Refusal unknown(Cell cell) {
    return Refusal.of(
        Code.UNKNOWN_FIELD,
        Secrets.shownName(cell.name()),
        Secrets.shown(cell.name(), cell.value().text()),
        "is not a signal field",
        Spelling.nearest(cell.name())
            .map(field -> "did you mean '" + field.text() + "'?")
            .orElse("remove it; free data goes into 'meta' or a name that begins with 'x_'"));
  }

  private static Refusal ambiguous(Cell cell) {
    return Refusal.of(
        Code.AMBIGUOUS_FIELD,
        Secrets.shownName(cell.name()),
        Secrets.shown(cell.name(), cell.value().text()),
        "names a field that the record gives twice",
        "keep one of the two");
  }
}
