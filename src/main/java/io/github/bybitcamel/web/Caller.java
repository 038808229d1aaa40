package io.github.bybitcamel.web;

import java.util.Optional;

/**
 * Who sends a request.
 *
 * @param source a sender of signals; empty for the operator
 * @param signed whether its signature is still to be held against the body
 */
record Caller(Optional<Source> source, boolean signed) {

  static Caller of(Source source) {
    return new Caller(Optional.of(source), false);
  }

  static Caller operator() {
    return new Caller(Optional.empty(), false);
  }
}
