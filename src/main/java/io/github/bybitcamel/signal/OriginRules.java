package io.github.bybitcamel.signal;

/** What a record may say about where it comes from. */
final class OriginRules {

  private OriginRules() {}

  static void check(Draft draft, Origin origin, Objections objections) {
    if (draft.text(Field.SOURCE).filter(source -> !source.equals(origin.source())).isPresent()) {
      objections.add(
          Code.SOURCE_MISMATCH,
          Field.SOURCE,
          "must be the source it came from, '" + Shown.of(origin.source()) + "'",
          "leave the field out");
    }
    if (origin.secret().isEmpty() && draft.has(Field.SECRET)) {
      objections.add(
          Code.SECRET_NOT_ALLOWED,
          Field.SECRET,
          "is only for webhooks",
          "remove it, and change the secret: it may have been seen");
    }
    if (isWrong(draft, origin)) {
      objections.add(
          Code.SECRET_WRONG, Field.SECRET, "is not the source's secret", "send the right one");
    }
  }

  private static boolean isWrong(Draft draft, Origin origin) {
    return origin.secret().isPresent()
        && draft.text(Field.SECRET).filter(origin.secret().get()).isEmpty();
  }
}
