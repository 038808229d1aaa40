package io.github.bybitcamel.paper;

import java.math.BigDecimal;

/**
 * What wakes a conditional order.
 *
 * @param price zero when the order is not conditional
 * @param direction 1 when the price must rise to it, 2 when it must fall
 * @param by {@code LastPrice}, {@code MarkPrice} or {@code IndexPrice}
 */
record Trigger(BigDecimal price, int direction, String by) {

  static final Trigger NONE = new Trigger(BigDecimal.ZERO, 0, "");

  boolean none() {
    return price.signum() == 0;
  }

  boolean hit(BigDecimal last) {
    return direction == 1 ? last.compareTo(price) >= 0 : last.compareTo(price) <= 0;
  }

  Trigger at(BigDecimal other) {
    return new Trigger(other, direction, by);
  }
}
