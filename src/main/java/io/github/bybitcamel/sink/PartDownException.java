package io.github.bybitcamel.sink;

/** One part of a sink cannot take anything now, such as a file that somebody edited; others can. */
public final class PartDownException extends SinkDownException {

  private static final long serialVersionUID = 1L;

  /** Says which part, and why, without any secret. */
  public PartDownException(String message, Throwable cause) {
    super(message, cause);
  }
}
