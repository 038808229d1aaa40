package io.github.bybitcamel.jms;

/** A message can never be taken: the broker is to count its attempts and put it away. */
public final class MessageRefusedException extends RuntimeException {

  MessageRefusedException(String reason) {
    super(reason, null, false, false);
  }
}
