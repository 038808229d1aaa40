package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** All commands have one face. */
class FaceTest {

  static Stream<List<String>> commands() {
    return paths(Application.commands()).filter(path -> !path.contains("help"));
  }

  private static Stream<List<String>> paths(CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .flatMap(
            one ->
                Stream.concat(
                    Stream.of(List.of(one.getKey())),
                    paths(one.getValue())
                        .map(
                            rest ->
                                Stream.concat(Stream.of(one.getKey()), rest.stream()).toList())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpsWithEveryCommand(List<String> path) {
    String[] args = Stream.concat(path.stream(), Stream.of("--help")).toArray(String[]::new);

    Terminal said = Terminal.run(Application.commands(), args);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).contains("Usage: bybit-camel " + String.join(" ", path));
  }

  @Test
  void namesItsCommandsAndItsVersion() {
    assertThat(Terminal.run(Application.commands(), "--help").out())
        .contains("ledger", "doctor", "paper", "generate-completion");
    assertThat(Terminal.run(Application.commands(), "--version").out()).startsWith("bybit-camel ");
  }

  @Test
  void completesCommands() {
    assertThat(Terminal.run(Application.commands(), "generate-completion").out())
        .contains("_complete_bybit-camel", "archive", "--older-than");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Terminal said = Terminal.run(Application.commands(), "doctr");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("doctr", "doctor");
  }
}
