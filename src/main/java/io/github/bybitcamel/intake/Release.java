package io.github.bybitcamel.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's word that a held signal may go on, or that the orders of a forgotten one were not
 * placed, dropped into the inbox as an empty file.
 *
 * @param sequence the ledger's number of the signal
 * @param notPlaced whether it says that its orders were not placed
 */
public record Release(long sequence, boolean notPlaced) {

  private static final String NOT_PLACED = "not-placed";
  private static final Pattern NAME = Pattern.compile("([0-9]{1,18})\\.(release|not-placed)");

  /** Returns the file's name, {@code 17.release} or {@code 17.not-placed}. */
  public String fileName() {
    return sequence + "." + (notPlaced ? NOT_PLACED : "release");
  }

  /** Returns what a file of this name says; empty for any other file. */
  static Optional<Release> of(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    return matcher.matches()
        ? Optional.of(
            new Release(Long.parseLong(matcher.group(1)), matcher.group(2).equals(NOT_PLACED)))
        : Optional.empty();
  }
}
