package io.github.bybitcamel.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's word that a held signal may go on, dropped into the inbox as an empty file.
 *
 * @param sequence the ledger's number of the signal
 */
public record Release(long sequence) {

  private static final Pattern NAME = Pattern.compile("([0-9]{1,18})\\.release");

  /** Returns the file's name, {@code 17.release}. */
  public String fileName() {
    return sequence + ".release";
  }

  /** Returns what a file of this name says; empty for any other file. */
  static Optional<Release> of(String fileName) {
    Matcher matcher = NAME.matcher(fileName);
    return matcher.matches()
        ? Optional.of(new Release(Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}
