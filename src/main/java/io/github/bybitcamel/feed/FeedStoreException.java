package io.github.bybitcamel.feed;

/** The store of the feeds cannot be used; the message is for people and holds no secret. */
public final class FeedStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FeedStoreException(String message) {
    super(message);
  }

  FeedStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
