package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the codes of docs/signals.md true. */
class SignalsPageTest {

  private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

  /** What is said of a file before it is read. */
  private static final List<String> OF_FILES = List.of("NOT_A_FILE", "UNREADABLE", "INTERNAL");

  @Test
  void namesEveryRuleOfTheReader() throws IOException {
    String page = Files.readString(Path.of("docs/signals.md"));
    String table = page.substring(page.indexOf("| Name | What broke |"));
    Stream<String> told =
        table
            .lines()
            .takeWhile(row -> row.startsWith("|"))
            .map(row -> row.split("\\|", 3)[1])
            .flatMap(cell -> CODE.matcher(cell).results())
            .map(code -> code.group(1));

    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Arrays.stream(Code.values()).map(Code::name), OF_FILES.stream())
                .toList());
  }
}
