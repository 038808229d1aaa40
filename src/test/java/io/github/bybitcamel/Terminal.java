package io.github.bybitcamel;

import io.github.bybitcamel.command.Commands;
import io.github.bybitcamel.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What a command said.
 *
 * @param exitCode how it ended
 * @param out what it wrote
 * @param err what it complained of
 */
record Terminal(int exitCode, String out, String err) {

  /** Runs {@code ledger} with the settings that {@code environment} names. */
  static Terminal ledger(Map<String, String> environment, Clock clock, String... args) {
    return run(Commands.ledger(() -> Settings.of(environment, Map.of(), Map.of()), clock), args);
  }

  static Terminal run(CommandLine command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(args);
    return new Terminal(exitCode, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
