package io.github.bybitcamel.signal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;

/**
 * Opens parsers that nothing a sender writes can exhaust: depth is bounded, numbers stay text, and
 * names are not interned.
 */
final class JsonText {

  private final JsonFactory factory;

  JsonText(SignalLimits limits) {
    this.factory =
        JsonFactory.builder()
            .streamReadConstraints(constraints(limits))
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // Read as a token so that the refusal can name the field.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
  }

  /** Lengths are bounded by the delivery's own bytes, so that only the depth is left to limit. */
  static StreamReadConstraints constraints(SignalLimits limits) {
    return StreamReadConstraints.builder()
        .maxNestingDepth(limits.maxDepth())
        .maxNumberLength(Integer.MAX_VALUE)
        .maxStringLength(Integer.MAX_VALUE)
        .maxNameLength(Integer.MAX_VALUE)
        .build();
  }

  JsonParser parser(String text) throws IOException {
    return factory.createParser(text);
  }

  /**
   * Returns what to tell the sender about a text that the parser refused.
   *
   * @param before how many lines of the delivery stand before the text
   */
  static Unreadable unreadable(JsonProcessingException e, int before) {
    if (e instanceof StreamConstraintsException) {
      return new Unreadable(
          Code.TOO_DEEP, "the JSON is nested too deep", "write flat records, one object each");
    }
    return malformed(e.getLocation(), before);
  }

  /** Returns that the JSON is broken at {@code location}; nothing of the text is repeated. */
  static Unreadable malformed(JsonLocation location, int before) {
    return new Unreadable(
        Code.MALFORMED,
        "this is not whole, valid JSON (line %d, column %d)"
            .formatted(before + location.getLineNr(), location.getColumnNr()),
        "write one JSON object, or an array of objects, and nothing after it");
  }
}
