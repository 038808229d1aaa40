package io.github.bybitcamel.risk;

/** A rule cannot judge: what it needs was not read, or is too old. It denies then. */
final class NoData extends RuntimeException {

  private final String code;

  NoData(String code, String text) {
    super(text, null, false, false);
    this.code = code;
  }

  Denial denial(RiskRule rule) {
    return new Denial(code, rule.name() + " cannot be judged: " + getMessage());
  }
}
