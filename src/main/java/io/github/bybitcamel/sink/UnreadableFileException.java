package io.github.bybitcamel.sink;

import java.io.IOException;

/** A file of a partition has a row that cannot be read; the message names both. */
final class UnreadableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
