package io.github.bybitcamel.web;

import java.time.Duration;
import java.util.Optional;

/**
 * What a request asks for, read from method, path and query; secrets are taken out.
 *
 * @param source who the sender says it is, in the path
 * @param urlToken what the URL carries to prove it; never kept further than the door
 * @param id which signal is asked for
 * @param patience how long the answer may wait for the outcome
 */
record Target(
    Kind kind,
    Optional<String> source,
    Optional<String> urlToken,
    Optional<String> id,
    Optional<Duration> patience) {

  /** What can be asked for. */
  enum Kind {
    TAKE("/signals", "POST"),
    VALIDATE("/signals/validate", "POST"),
    FIND("/signals", "GET"),
    STATE("/control", "GET"),
    HALT("/control/halt", "POST"),
    REDUCE_ONLY("/control/reduce-only", "POST"),
    RESUME("/control/resume", "POST");

    private final String path;
    private final String method;

    Kind(String path, String method) {
      this.path = path;
      this.method = method;
    }

    /** Returns the path that the routes see: the same for every sender, without secrets. */
    String path() {
      return path;
    }

    String method() {
      return method;
    }

    boolean takesSignals() {
      return this == TAKE || this == VALIDATE;
    }

    boolean isControl() {
      return path.startsWith("/control");
    }
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return "Target[" + kind + "]";
  }
}
