package io.github.bybitcamel.v5;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the outcome table.
 *
 * @param http whether HTTP statuses are meant, not retCodes
 * @param from the first code, inclusive
 * @param to the last code, inclusive
 * @param kind which calls are meant; empty for all
 */
record OutcomeRule(boolean http, int from, int to, Optional<CallKind> kind, OutcomeClass outcome) {

  private static final Pattern CODES =
      Pattern.compile("(http:)?(-?\\d{1,9})(?:\\.\\.(-?\\d{1,9}))?");

  /**
   * Reads a line {@code code,applies,class,note}.
   *
   * @throws IllegalArgumentException if it is no rule; the message says why
   */
  static OutcomeRule parse(String line) {
    String[] cells = line.split(",", 4);
    if (cells.length < 3) {
      throw new IllegalArgumentException("not code,applies,class,note: " + line);
    }
    Matcher codes = CODES.matcher(cells[0].strip());
    if (!codes.matches()) {
      throw new IllegalArgumentException("not a code or range: " + cells[0]);
    }
    int from = Integer.parseInt(codes.group(2));
    int to = codes.group(3) == null ? from : Integer.parseInt(codes.group(3));
    return checked(
        new OutcomeRule(
            codes.group(1) != null, from, to, kind(cells[1].strip()), outcome(cells[2].strip())));
  }

  private static OutcomeRule checked(OutcomeRule rule) {
    if (rule.from > rule.to) {
      throw new IllegalArgumentException("range ends before it begins: " + rule.from);
    }
    if (!rule.http && rule.from <= 0 && rule.to >= 0) {
      throw new IllegalArgumentException("retCode 0 is always a success");
    }
    return rule;
  }

  private static Optional<CallKind> kind(String text) {
    return text.equals("any")
        ? Optional.empty()
        : Optional.of(CallKind.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  private static OutcomeClass outcome(String text) {
    OutcomeClass outcome = OutcomeClass.valueOf(text);
    if (outcome == OutcomeClass.SUCCESS) {
      throw new IllegalArgumentException("only retCode 0 is a success");
    }
    return outcome;
  }

  boolean matches(boolean isHttp, int code, CallKind call) {
    return http == isHttp && from <= code && code <= to && appliesTo(call);
  }

  private boolean appliesTo(CallKind call) {
    return kind.isEmpty()
        || kind.get() == call
        || (kind.get() == CallKind.WRITE && call == CallKind.CANCEL);
  }

  long width() {
    return (long) to - from;
  }

  /** Returns how closely the rule looks at the call: three for cancels, one for any. */
  int closeness() {
    return kind.map(k -> k == CallKind.CANCEL ? 3 : 2).orElse(1);
  }
}
