package io.github.bybitcamel.risk;

/**
 * Why an order may not be sent.
 *
 * @param code the rule, in capitals
 * @param numbers what was asked and what is allowed, with unit
 */
public record Denial(String code, String numbers) {

  /** Returns the denial as senders read it: {@code MAX_ORDER_NOTIONAL: 25000 USDT > 10000}. */
  public String text() {
    return code + ": " + numbers;
  }
}
