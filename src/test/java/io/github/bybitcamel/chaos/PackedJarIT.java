package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.failpoint.Hook;
import java.io.File;
import java.io.IOException;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Failpoints cannot be reached in a normal run: the jar names no hook and brings none. */
class PackedJarIT {

  @Test
  void bringsNoHook() throws IOException {
    try (JarFile jar = new JarFile(new File("target/bybit-camel.jar"))) {
      assertThat(jar.stream().map(Object::toString))
          .contains("io/github/bybitcamel/failpoint/Failpoint.class")
          .doesNotContain("META-INF/services/" + Hook.class.getName())
          .noneMatch(entry -> entry.contains("/chaos/"));
    }
  }

  @Test
  void isTestedBesideNoHook() {
    assertThat(Hook.class.getResource("/META-INF/services/" + Hook.class.getName())).isNull();
  }
}
