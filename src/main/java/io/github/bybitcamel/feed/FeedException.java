package io.github.bybitcamel.feed;

/** A feed is declared so that it cannot run; the message says where, what, and what there is. */
public final class FeedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates one with a message for the operator. */
  public FeedException(String message) {
    super(message);
  }
}
