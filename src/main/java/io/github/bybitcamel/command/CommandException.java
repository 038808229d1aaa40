package io.github.bybitcamel.command;

/**
 * A command could not do what it was asked; the message says what stands in the way and the fix.
 */
final class CommandException extends RuntimeException {

  static final int NOT_FOUND = 1;
  static final int REFUSED = 2;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandException notFound(String message) {
    return new CommandException(NOT_FOUND, message);
  }

  static CommandException refused(String message) {
    return new CommandException(REFUSED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
