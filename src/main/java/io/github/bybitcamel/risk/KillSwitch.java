package io.github.bybitcamel.risk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Stops every new order while a file named {@code HALT} stands in the inbox. What lessens risk
 * passes.
 */
public final class KillSwitch {

  /** Name of the file. */
  public static final String FILE_NAME = "HALT";

  private final Path file;

  /** Watches {@code inbox}. */
  public KillSwitch(Path inbox) {
    this.file = inbox.resolve(FILE_NAME);
  }

  /** Returns whether trading is halted at this instant. */
  public boolean halted() {
    // Where the file system cannot say, nothing is sent.
    return !Files.notExists(file);
  }

  /**
   * Judges one order at the last moment.
   *
   * @param lessensRisk whether it is reduce-only
   */
  public Optional<Denial> check(boolean lessensRisk) {
    if (lessensRisk || !halted()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial("HALTED", "the file " + file + " exists; nothing was sent. Remove it to trade"));
  }
}
