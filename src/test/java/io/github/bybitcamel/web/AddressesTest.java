package io.github.bybitcamel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private final Addresses some = Addresses.of(List.of("::1", "10.1.0.0/16", "203.0.113.9"));

  @Test
  void knowsAnAddressHoweverItIsSpelt() {
    assertThat(List.of("[::1]", "[0:0:0:0:0:0:0:1]", "::1", "10.1.255.1", "203.0.113.9"))
        .allMatch(some::contains);
    assertThat(List.of("10.2.0.1", "::2", "203.0.113.90", "localhost", "", "unknown", "1.2.3"))
        .noneMatch(some::contains);
    assertThat(Addresses.of(List.of("0.0.0.0/0")).contains("8.8.8.8")).isTrue();
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text :
        List.of("example.test", "10.0.0.0/33", "10.0.0.0/x", "::1/129", "1.2.3.256")) {
      assertThatThrownBy(() -> Addresses.of(List.of(text)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(text);
    }
  }
}
