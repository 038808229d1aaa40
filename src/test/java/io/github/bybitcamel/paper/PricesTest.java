package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PricesTest extends PaperTest {

  @Test
  void ticksOnWhenTheClockIsPutBack() {
    exchange.control().price("BTCUSDT", new BigDecimal("30000"));
    exchange.control().tick();

    exchange.control().skew(Duration.ofSeconds(-10));

    assertThatCode(exchange.control()::tick).doesNotThrowAnyException();
  }
}
