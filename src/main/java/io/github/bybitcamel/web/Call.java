package io.github.bybitcamel.web;

import io.github.bybitcamel.signal.Format;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that has passed the door, as the routes get it.
 *
 * @param source who sends; empty for the operator
 * @param id which signal is asked for
 * @param patience how long the answer may wait for the outcome
 * @param contentType of the body, without parameters, in lower case
 * @param delivery by which name the sender knows the request, and would send it again
 */
public record Call(
    Optional<String> source,
    Optional<String> id,
    Optional<Duration> patience,
    String contentType,
    Optional<String> delivery) {

  /** Name of the request's attribute that holds it. */
  public static final String ATTRIBUTE = "io.github.bybitcamel.web.Call";

  /** Returns how the signals of the body are written. */
  Format format() {
    return contentType.contains("json") && !contentType.equals("application/json")
        ? Format.JSON_LINES
        : Format.JSON;
  }
}
