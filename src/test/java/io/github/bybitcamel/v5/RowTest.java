package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number of an answer is what was written, to the last digit and zero. */
class RowTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.00",
        "-0.50",
        "00.10",
        "5.",
        ".5",
        "-.5",
        "+1.5",
        "1e3",
        "1.25E-7",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775808",
        "-99999999999999999.9",
        "0.000000000000000001",
        "0.0000000000000000001",
        "123456789012345678901234567890.12",
        "٣.٥"
      })
  void readsANumberAsItIsWritten(String text) {
    assertThat(read(text)).isEqualTo(new BigDecimal(text));
  }

  @Test
  void readsAnyNumberAsItIsWritten() {
    Random random = new Random(20261129);
    for (int i = 0; i < 10_000; i++) {
      String text =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(20))
              .toPlainString();
      assertThat(read(text)).isEqualTo(new BigDecimal(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "-", "-.", "1.2.3", "--1", "1-", "0x10", "NaN", "1 000", "1,5"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadRow.class).hasMessageContaining(text);
  }

  private static BigDecimal read(String text) {
    return new Row(JsonNodeFactory.instance.arrayNode().add(text)).needDecimal(0);
  }
}
