package io.github.bybitcamel.console;

/** A request asks for what there is not; the message says what is wrong with it. */
final class BadRequestException extends RuntimeException {

  BadRequestException(String message) {
    super(message, null, false, false);
  }
}
