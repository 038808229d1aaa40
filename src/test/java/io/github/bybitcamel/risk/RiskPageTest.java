package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/risk.md true. */
class RiskPageTest {

  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|.*\\| `(risk[^`]+)`");

  @Test
  void namesEveryRuleInItsOrder() throws IOException {
    List<String> codes =
        Files.readAllLines(Path.of("docs/risk.md")).stream()
            .map(ROW::matcher)
            .filter(Matcher::find)
            .map(row -> row.group(1))
            .toList();

    assertThat(codes)
        .containsExactlyElementsOf(Arrays.stream(RiskRule.values()).map(RiskRule::name).toList());
  }

  @Test
  void namesEverySettingOfRisk() throws IOException {
    String page = Files.readString(Path.of("docs/risk.md"));

    assertThat(Arrays.stream(Setting.values()).map(Setting::property))
        .filteredOn(name -> name.startsWith("risk."))
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
