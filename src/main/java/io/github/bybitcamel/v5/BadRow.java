package io.github.bybitcamel.v5;

/** A row of an answer that cannot be understood. */
final class BadRow extends RuntimeException {

  BadRow(String message) {
    super(message);
  }

  static BadRow field(String name, String value) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return new BadRow(name + " is '" + shown + "'");
  }
}
