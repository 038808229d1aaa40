package io.github.bybitcamel.v5;

/** The instant before which a request had to be sent has come; it was certainly not sent. */
public final class TooLateException extends RuntimeException {

  /** Creates one that says which request is too late. */
  public TooLateException(V5Request request) {
    super("too late to send " + request.endpoint().path(), null, false, false);
  }
}
