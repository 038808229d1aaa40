package io.github.bybitcamel.command;

import io.github.bybitcamel.settings.Settings;
import java.time.Clock;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands of this room, made for the program. */
public final class Commands {

  private Commands() {}

  /**
   * Returns the command {@code ledger} with all that belongs to it.
   *
   * @param settings read only when a command needs them, so that {@code --help} always works
   */
  public static CommandLine ledger(Supplier<Settings> settings, Clock clock) {
    return new CommandLine(new LedgerCommand(settings, clock))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Commands::tell);
  }

  /** Tells in words what went wrong, and returns the exit code. */
  public static int tell(
      Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println(failure.getMessage());
    command.getErr().flush();
    return failure instanceof CommandException told ? told.exitCode() : CommandException.REFUSED;
  }
}
