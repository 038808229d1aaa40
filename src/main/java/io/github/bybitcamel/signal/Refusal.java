package io.github.bybitcamel.signal;

/**
 * One rule that a record broke.
 *
 * @param code the rule's name in capitals, for example {@code UNKNOWN_FIELD}
 * @param field the field as the sender wrote it; empty text when the whole is meant
 * @param value what stood there, at most 60 characters, control characters escaped; empty text when
 *     nothing did
 * @param rule what the rule asks
 * @param fix what the sender can do; empty text where there is nothing to say
 */
public record Refusal(String code, String field, String value, String rule, String fix) {

  /** Shortens and escapes what the sender wrote. */
  public Refusal {
    field = Shown.of(field);
    value = Shown.of(value);
  }

  static Refusal of(Code code, String field, String value, String rule, String fix) {
    return new Refusal(code.name(), field, value, rule, fix);
  }

  static Refusal ofWhole(Code code, String rule, String fix) {
    return of(code, "", "", rule, fix);
  }

  /** Returns the refusal as one line, as its sender is to read it. */
  public String text() {
    return code + ": " + subject() + rule + (fix.isEmpty() ? "" : "; " + fix);
  }

  private String subject() {
    if (field.isEmpty() && !code.equals(Code.UNKNOWN_FIELD.name())) {
      return "";
    }
    return "'" + field + "' " + (showsValue() ? "is '" + value + "': " : "");
  }

  private boolean showsValue() {
    return !value.isEmpty() && !code.equals(Code.UNKNOWN_FIELD.name());
  }
}
