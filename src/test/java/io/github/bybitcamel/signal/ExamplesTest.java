package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps what senders are shown true. */
class ExamplesTest {

  private static final Pattern BLOCK = Pattern.compile("```(json|csv)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z_]+)` \\| (`(\\w+)`)? ?\\|.*$");
  private static final Pattern SAMPLE = Pattern.compile("`([^`]+)` \\|$");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.filter(file -> SignalReader.formatOf(file.toString()).isPresent()).toList();
    }
  }

  private static String documentation() throws IOException {
    return Files.readString(Path.of("docs/signals.md"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void readsEveryExample(Path file) throws IOException {
    Format format = SignalReader.formatOf(file.toString()).orElseThrow();
    Readings readings =
        Records.READER.read(
            Files.readAllBytes(file), format, "inbox", file.getFileName().toString());

    assertThat(Records.areAllAccepted(readings)).as(readings.toString()).isTrue();
  }

  @Test
  void readsEveryBlockOfTheDocumentation() throws IOException {
    Matcher matcher = BLOCK.matcher(documentation());
    int blocks = 0;
    while (matcher.find()) {
      Format format = matcher.group(1).equals("csv") ? Format.CSV : Format.JSON_LINES;
      assertThat(Records.areAllAccepted(Records.read(format, matcher.group(2))))
          .as(matcher.group(2))
          .isTrue();
      blocks++;
    }
    assertThat(blocks).isEqualTo(3);
  }

  @Test
  void documentsEveryFieldWithAnExampleThatReads() throws IOException {
    List<Matcher> rows =
        documentation()
            .lines()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .filter(row -> FieldNames.field(row.group(1)).isPresent())
            .toList();

    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyElementsOf(Arrays.stream(Field.values()).map(Field::text).toList());
    rows.forEach(ExamplesTest::requireTrue);
  }

  private static void requireTrue(Matcher row) {
    Field field = FieldNames.field(row.group(1)).orElseThrow();
    if (field.names().size() > 1) {
      assertThat(row.group(3)).isEqualTo(field.names().get(1));
    }
    Matcher sample = SAMPLE.matcher(row.group());
    if (sample.find()) {
      String record = "{\"" + field.text() + "\":" + sample.group(1) + "}";
      assertThat(((Reading.Refused) Records.json(record)).refusals())
          .filteredOn(refusal -> !refusal.value().isEmpty())
          .extracting(Refusal::code)
          .as(record)
          .isSubsetOf(Code.CONTRADICTION.name(), Code.FIELD_NOT_APPLICABLE.name());
    }
  }

  @Test
  void documentsEveryRule() throws IOException {
    String documentation = documentation();

    assertThat(Code.values()).allMatch(code -> documentation.contains("`" + code.name() + "`"));
  }
}
