package io.github.bybitcamel.risk;

import java.math.BigDecimal;

/**
 * Why an order may not be sent.
 *
 * @param code the rule, in capitals
 * @param numbers what was asked and what is allowed, with unit
 */
public record Denial(String code, String numbers) {

  /** Returns the denial as senders read it: {@code MAX_NOTIONAL: 25000 USDT > 10000}. */
  public String text() {
    return code + ": " + numbers;
  }

  /** Returns {@code value} as people write it. */
  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
