package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a ", "a\nb", "{{source}}"})
  void needsANameThatCanBeJournalled(String source) {
    assertThatIllegalArgumentException().isThrownBy(() -> Origin.file(source, "a.json"));
  }

  @Test
  void needsADelivery() {
    assertThatIllegalArgumentException().isThrownBy(() -> Origin.file("inbox", ""));
  }

  @Test
  void allowsNoLimitsUnderWhichNothingIsRead() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SignalLimits(0, 1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignalLimits(1, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignalLimits(1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new SignalLimits(1, 1, 101));
  }
}
