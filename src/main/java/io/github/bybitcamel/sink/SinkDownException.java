package io.github.bybitcamel.sink;

/** A sink cannot take anything now; the same records may be offered again later. */
public class SinkDownException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why, without any secret. */
  public SinkDownException(String message, Throwable cause) {
    super(message, cause);
  }
}
