package io.github.bybitcamel.risk;

/** Stops an order at the last moment before the socket; nothing was sent. */
public final class DeniedException extends RuntimeException {

  /** Creates one with the reason of {@code denial}. */
  public DeniedException(Denial denial) {
    super(denial.text(), null, false, false);
  }
}
