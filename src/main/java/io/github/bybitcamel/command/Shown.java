package io.github.bybitcamel.command;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Text as it may stand on a terminal: nothing of a sender's moves the cursor or hides a line. */
final class Shown {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Shown() {}

  /** Returns {@code text} on one line. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  /** Returns {@code text} with its lines, each moved in. */
  static String block(String text) {
    return text.strip()
        .lines()
        .map(line -> "  " + line.replaceAll("[\\p{Cc}\\p{Cf}]", " "))
        .reduce((one, next) -> one + "\n" + next)
        .orElse("  –");
  }

  /** Returns {@code text} in no more than {@code width} characters. */
  static String cut(String text, int width) {
    String line = line(text);
    return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
  }

  /** Returns a time to the second, UTC. */
  static String time(Instant at) {
    return TIME.format(at);
  }
}
