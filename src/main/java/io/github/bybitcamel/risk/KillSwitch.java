package io.github.bybitcamel.risk;

import java.io.File;
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
  private final File folder;
  private final File plain;
  private volatile Optional<String> tripped = Optional.empty();

  /** Watches {@code inbox}. */
  public KillSwitch(Path inbox) {
    this.file = inbox.resolve(FILE_NAME);
    this.folder = inbox.toFile();
    this.plain = file.toFile();
  }

  /** Returns whether trading is halted at this instant. */
  public boolean halted() {
    // Where the file system cannot say, nothing is sent. Files.notExists alone would do, but makes
    // an exception with a stack trace for every order that passes.
    return plain.exists() || (!folder.canExecute() && !Files.notExists(file));
  }

  /** Stops every new order until the program is started anew: the exchange refuses us. */
  public void trip(String reason) {
    tripped = Optional.of(reason);
  }

  /**
   * Judges one order at the last moment.
   *
   * @param lessensRisk whether it is reduce-only
   */
  public Optional<Denial> check(boolean lessensRisk) {
    if (lessensRisk) {
      return Optional.empty();
    }
    if (tripped.isPresent()) {
      return Optional.of(
          new Denial("TRIPPED", tripped.get() + "; nothing was sent. Mend it and start again"));
    }
    if (!halted()) {
      return Optional.empty();
    }
    return Optional.of(
        new Denial("HALTED", "the file " + file + " exists; nothing was sent. Remove it to trade"));
  }
}
