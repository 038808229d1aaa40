package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {

  /** Against a sorted list, while it grows, wraps around and shrinks. */
  @Test
  void staysSortedWhateverComesAndGoes() {
    Random random = new Random(7);
    Times times = new Times();
    List<Long> expected = new ArrayList<>();
    for (long now = 0; now < 5000; now++) {
      for (int i = random.nextInt(now < 2500 ? 4 : 2); i > 0; i--) {
        long time = now + random.nextInt(200);
        times.add(time);
        expected.add(time);
      }
      expected.sort(null);
      long past = now;
      expected.removeIf(time -> time <= past);
      times.removeUntil(now);

      assertThat(times.size()).isEqualTo(expected.size());
      for (int i = 0; i < times.size(); i++) {
        assertThat(times.get(i)).isEqualTo(expected.get(i));
      }
    }
    assertThat(times.drain()).containsExactly(expected.stream().mapToLong(time -> time).toArray());
    assertThat(times.size()).isZero();
  }
}
