package io.github.bybitcamel.console;

/** What is to be shown cannot be read now; the message is for people and holds no secret. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what cannot be read, and why. */
  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
