package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
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
}
