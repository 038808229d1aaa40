package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        9,
        10,
        99,
        100,
        999_999_999,
        2_147_483_647L,
        2_147_483_648L,
        214_748_364_800L,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -7
      })
  void writesWholeNumbersAsJavaDoes(long value) {
    ByteText text = new ByteText();
    text.number(value);

    assertThat(text.string()).isEqualTo(Long.toString(value));
  }

  @Test
  void writesDecimalsPlainly() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      long unscaled = random.nextLong() >> random.nextInt(64);
      BigDecimal value = BigDecimal.valueOf(unscaled, random.nextInt(40) - 10);
      ByteText text = new ByteText();
      text.decimal(value);

      assertThat(text.string()).isEqualTo(value.toPlainString());
    }
  }
}
