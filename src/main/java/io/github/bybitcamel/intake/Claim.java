package io.github.bybitcamel.intake;

import java.nio.file.Path;

/**
 * A file that is ours to read.
 *
 * @param name date and file name, {@code 2026-11-23/orders.csv}: its place below {@code work/},
 *     {@code done/} and {@code rejected/}, and its identity after a crash
 * @param file where it is while it is being read
 */
public record Claim(String name, Path file) {

  /** Returns the name its sender gave it, without the {@code ~2} of a repeated one. */
  String fileName() {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.replaceFirst("~[0-9]+$", "");
  }
}
