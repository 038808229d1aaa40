package io.github.bybitcamel.signal;

/** Says that a field's value is not what the field takes. */
final class BadValue extends Exception {

  private final Code code;
  private final String fix;

  BadValue(Code code, String rule, String fix) {
    super(rule);
    this.code = code;
    this.fix = fix;
  }

  /** Returns the refusal that this is for {@code field}, written as {@code value}. */
  Refusal refusal(String field, String value) {
    return Refusal.of(code, field, value, getMessage(), fix);
  }
}
