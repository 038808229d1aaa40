package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/alarms.md true. */
class AlarmsPageTest {

  private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\|", Pattern.MULTILINE);

  /** Who raises an alarm, or tells another which one to raise. */
  private static final Pattern RAISED =
      Pattern.compile("(?:\\.raise\\(\\s*|\\btell\\(alarms, (?=\")|\\bfailed\\((?=\"))([^,;]+),");

  /** A code that was handed over by one of these. */
  private static final Set<String> HANDED_ON = Set.of("code");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(String said, String source, Path file) {
    Matcher named = Pattern.compile("(?:(\\w+)\\.)?([A-Z_]+)").matcher(said);
    if (!named.matches()) {
      assertThat(said).as("how %s says a code", file).matches("\"[A-Z_]+\"");
      return said.replace("\"", "");
    }
    String other = named.group(1);
    String there = other == null ? source : read(file.resolveSibling(other + ".java"));
    Matcher value = Pattern.compile(" " + named.group(2) + " = \"([A-Z_]+)\"").matcher(there);
    assertThat(value.find()).as("what %s is in %s", said, file).isTrue();
    return value.group(1);
  }

  @Test
  void namesEveryAlarmAndNoneThatNobodyRaises() throws IOException {
    Set<String> raised = new TreeSet<>();
    for (Path file : sources()) {
      String source = read(file);
      RAISED
          .matcher(source)
          .results()
          .map(call -> call.group(1))
          .filter(said -> !HANDED_ON.contains(said))
          .forEach(said -> raised.add(code(said, source, file)));
    }
    String page = Files.readString(Path.of("docs/alarms.md"));

    assertThat(raised).hasSizeGreaterThan(15);
    assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(raised);
  }
}
