package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderLinkIdsTest {

  @Test
  void isThisVeryNameForEver() {
    assertThat(OrderLinkIds.of("default", "inbox", "2026-11-23/a.json#1", 'a'))
        .isEqualTo(OrderLinkIds.of("default", "inbox", "2026-11-23/a.json#1", 'a'))
        .matches("s1a[a-z2-7]{33}");
  }

  @Test
  void tellsApartWhatOnlyTheBordersOfTheFieldsTellApart() {
    assertThat(OrderLinkIds.of("ab", "c", "d", 'a'))
        .isNotEqualTo(OrderLinkIds.of("a", "bc", "d", 'a'));
    assertThat(OrderLinkIds.of("a", "b", "cd", 'a'))
        .isNotEqualTo(OrderLinkIds.of("a", "bc", "d", 'a'));
    assertThat(OrderLinkIds.of("a", "b", "c", 'a'))
        .isNotEqualTo(OrderLinkIds.of("a", "b", "c", 'b'));
  }

  @Test
  void doesNotCollideOverManySignals() {
    Random random = new Random(7);
    Set<String> names = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      names.add(OrderLinkIds.of("default", "s" + random.nextInt(3), "id" + i, 'a'));
    }
    assertThat(names).hasSize(20_000);
  }

  @Test
  void knowsItsOwnByTheirWholeShape() {
    for (char leg : new char[] {'a', 'z', '0', '9'}) {
      assertThat(OrderLinkIds.isOne(OrderLinkIds.of("default", "inbox", "x", leg))).isTrue();
    }
    String one = OrderLinkIds.of("default", "inbox", "x", 'a');
    for (String other :
        new String[] {
          "",
          "s1",
          "s1-long-7",
          "s1a" + "-".repeat(33),
          one.substring(1),
          one + "a",
          one.toUpperCase(Locale.ROOT),
          "s2" + one.substring(2)
        }) {
      assertThat(OrderLinkIds.isOne(other)).as(other).isFalse();
    }
  }
}
