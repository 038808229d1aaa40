package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

  private static final RiskLimits LIMITS = new RiskLimits(Optional.of(new BigDecimal("10000")));

  @Test
  void letsTheLimitItselfPass() {
    assertThat(LIMITS.checkOrder(new BigDecimal("10000.00"), "USDT")).isEmpty();
  }

  @Test
  void deniesTheLeastAboveWithTheNumbers() {
    assertThat(LIMITS.checkOrder(new BigDecimal("10000.01"), "USDT"))
        .map(Denial::text)
        .contains("MAX_ORDER_NOTIONAL: 10000.01 USDT > 10000");
  }

  @Test
  void letsAllPassWithoutALimit() {
    assertThat(new RiskLimits(Optional.empty()).checkOrder(new BigDecimal("1e12"), "USDT"))
        .isEmpty();
  }
}
