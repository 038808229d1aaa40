package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the README's tables true. */
class ReadmeTest {

  @ParameterizedTest
  @EnumSource
  void namesEverySettingWithVariableDefaultRangeAndMeaning(Setting setting) throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md")))
        .contains(
            "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                    setting.property(),
                    setting.variable(),
                    setting.defaultText().map(text -> "`" + text + "`").orElse("–"),
                    setting.range(),
                    setting.meaning()));
  }

  @Test
  void namesEveryRouteFile() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".camel.yaml", "")))
          .allSatisfy(route -> assertThat(readme).contains("| `" + route + "` |"));
    }
  }
}
