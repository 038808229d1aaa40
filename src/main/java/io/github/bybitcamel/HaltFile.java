package io.github.bybitcamel;

import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.risk.Denial;
import io.github.bybitcamel.risk.KillSwitch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Halts by the same file that a person may put into the inbox, so that a restart keeps it. */
final class HaltFile implements TradingSwitch {

  private final KillSwitch killSwitch;
  private final Path file;

  HaltFile(KillSwitch killSwitch, Path inbox) {
    this.killSwitch = killSwitch;
    this.file = inbox.resolve(KillSwitch.FILE_NAME);
  }

  @Override
  public State state() {
    Optional<Denial> denial = killSwitch.check(false);
    return new State(denial.isPresent() ? "HALTED" : "ACTIVE", denial.map(Denial::text).orElse(""));
  }

  @Override
  public String halt(String reason) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, reason + "\n");
      return "halted: new orders are denied, closes and cancels pass";
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be written", e);
    }
  }

  @Override
  public String reduceOnly(String reason) {
    throw new UnsupportedOperationException("this desk knows ACTIVE and HALTED only");
  }

  @Override
  public String resume() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be removed", e);
    }
    killSwitch
        .check(false)
        .ifPresent(
            denial -> {
              throw new IllegalStateException(denial.text());
            });
    return "active: new orders pass the limits again";
  }
}
