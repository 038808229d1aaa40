package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.RiskRule;
import io.github.bybitcamel.risk.TradingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/results.md true: states, fields of a line, and the codes of reasons. */
class ResultsPageTest {

  private static final Path SOURCES = Path.of("src/main/java/io/github/bybitcamel");

  /** Rooms that say why; the reader's codes are those of docs/signals.md. */
  private static final List<String> ROOMS =
      List.of("plan", "trade", "risk", "intake", "processor", "web/Source.java");

  private static final Pattern WORD = Pattern.compile("`([A-Za-z][A-Za-z0-9_]+)`");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z_]+)\"");

  /** A text that begins with its code. */
  private static final Pattern TEXT = Pattern.compile("\"([A-Z][A-Z0-9_]+): ");

  /** What hands over a code of its own. */
  private static final Pattern CALL =
      Pattern.compile(
          "(?:RefusedException\\.invalid|throw refusal|new NoData|new Denial)\\(\\s*([^,]+),");

  /** What is handed on, and the names of rules and of states. */
  private static final Pattern NOT_ITS_OWN = Pattern.compile("code|String code|(.+\\.)?name\\(\\)");

  private static List<List<String>> rows(String head) throws IOException {
    return Files.readString(Path.of("docs/results.md")).lines().toList().stream()
        .dropWhile(line -> !line.startsWith(head))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static List<String> words(String cell) {
    return WORD.matcher(cell).results().map(word -> word.group(1)).toList();
  }

  @Test
  void namesEveryStateAndWhatMayFollow() throws IOException {
    List<List<String>> states = rows("| State |");

    assertThat(states)
        .extracting(row -> words(row.get(0)).get(0))
        .containsExactlyElementsOf(
            Arrays.stream(SignalState.values()).map(SignalState::name).toList());
    assertThat(states)
        .allSatisfy(
            row -> {
              SignalState state = SignalState.valueOf(words(row.get(0)).get(0));
              assertThat(row.get(1)).isEqualTo(state.isFinal() ? "yes" : "no");
              assertThat(words(row.get(3)))
                  .containsExactlyInAnyOrderElementsOf(
                      Arrays.stream(SignalState.values())
                          .filter(state::canBecome)
                          .map(SignalState::name)
                          .toList());
            });
  }

  @Test
  void namesEveryFieldOfALine() throws IOException {
    String source = Files.readString(SOURCES.resolve("intake/ResultLine.java"));
    Set<String> written =
        LITERAL.matcher(source).results().map(field -> field.group(1)).collect(Collectors.toSet());

    assertThat(rows("| Field |"))
        .extracting(row -> words(row.get(0)).get(0))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void namesEveryCodeAndNoneThatNobodySays() throws IOException {
    Set<String> told = new TreeSet<>();
    rows("| Code | State |").forEach(row -> told.addAll(words(row.get(0))));
    rows("| Code | Means |").forEach(row -> told.addAll(words(row.get(0))));
    Set<String> elsewhere = new TreeSet<>(words(signalsPage()));
    Arrays.stream(RiskRule.values()).map(RiskRule::name).forEach(elsewhere::add);
    Set<String> said = said();

    assertThat(said).hasSizeGreaterThan(50).containsAll(told);
    said.removeAll(elsewhere);
    assertThat(told).containsAll(said);
  }

  private static String signalsPage() throws IOException {
    String page = Files.readString(Path.of("docs/signals.md"));
    return page.substring(page.indexOf("| Name | What broke |"));
  }

  private static Set<String> said() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
        files.filter(Files::isRegularFile).map(ResultsPageTest::read).forEach(t -> add(t, codes));
      }
    }
    Arrays.stream(TradingState.values())
        .filter(state -> state != TradingState.ACTIVE)
        .map(TradingState::name)
        .forEach(codes::add);
    codes.add("TRIPPED");
    return codes;
  }

  private static void add(String source, Set<String> codes) {
    TEXT.matcher(source).results().map(text -> text.group(1)).forEach(codes::add);
    CALL.matcher(source)
        .results()
        .map(call -> call.group(1))
        .filter(code -> !NOT_ITS_OWN.matcher(code).matches())
        .flatMap(code -> codes(code, source))
        .forEach(codes::add);
  }

  private static Stream<String> codes(String said, String source) {
    if (said.startsWith("\"OTHER_\" + field")) {
      return Stream.of("OTHER_ACCOUNT", "OTHER_SYMBOL", "OTHER_CATEGORY");
    }
    String literal = said;
    Matcher constant =
        Pattern.compile("\\b" + Pattern.quote(said) + " = (\"[A-Z_]+\")").matcher(source);
    if (constant.find()) {
      literal = constant.group(1);
    }
    assertThat(literal)
        .as("a way to say a code that this test does not know")
        .matches("\"[A-Z0-9_]+\"");
    return Stream.of(literal.replace("\"", ""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
