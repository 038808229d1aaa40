package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/**
 * One line of the transaction log.
 *
 * @param size the position after it; spot: nothing held, zero
 * @param flow what came in or went out without the fee, in {@code coin}
 * @param balance of {@code coin} after it
 */
record Booking(
    long number,
    Execution execution,
    String coin,
    BigDecimal size,
    BigDecimal flow,
    BigDecimal fee,
    BigDecimal balance) {

  BigDecimal change() {
    return flow.subtract(fee);
  }
}
