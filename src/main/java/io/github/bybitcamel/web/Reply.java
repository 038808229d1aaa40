package io.github.bybitcamel.web;

import java.time.Duration;
import java.util.Optional;

/**
 * What a request is answered.
 *
 * @param contentType of the body
 * @param retryAfter how long to wait before asking again
 * @param challenge what proves a sender, where it did not
 */
public record Reply(
    int status,
    String contentType,
    String body,
    Optional<Duration> retryAfter,
    Optional<String> challenge) {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  Reply(int status, String contentType, String body) {
    this(status, contentType, body, Optional.empty(), Optional.empty());
  }

  Reply after(Duration pause) {
    return new Reply(status, contentType, body, Optional.of(pause), challenge);
  }

  Reply challenging(String scheme) {
    return new Reply(status, contentType, body, retryAfter, Optional.of(scheme));
  }

  /** Returns {@link #retryAfter} in whole seconds, upwards. */
  public Optional<String> retryAfterSeconds() {
    return retryAfter.map(pause -> String.valueOf(Math.max(1, (pause.toMillis() + 999) / 1000)));
  }
}
