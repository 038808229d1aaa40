package io.github.bybitcamel.paper;

import java.time.Instant;
import java.util.Set;

/**
 * A request as it reached the exchange, and what it got.
 *
 * @param number counts from 1, in the order of arrival
 * @param query as sent, not decoded; empty without one
 * @param headers the names of the headers, in lower case; never their values
 * @param status the HTTP status answered; 0 when the connection was cut without one
 * @param retCode the answer's code; -1 when the body was not the exchange's JSON
 */
public record SeenRequest(
    long number,
    Instant at,
    String method,
    String path,
    String query,
    String body,
    Set<String> headers,
    int status,
    int retCode) {

  SeenRequest answered(int withStatus, int withCode) {
    return new SeenRequest(number, at, method, path, query, body, headers, withStatus, withCode);
  }
}
