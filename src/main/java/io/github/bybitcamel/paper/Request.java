package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param query the very text after the question mark, empty without one
 * @param body one character for each byte
 * @param headers by name in lower case, the first value of each
 */
record Request(String method, String path, String query, String body, Map<String, String> headers) {

  static Request of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1),
        Map.copyOf(headers));
  }

  String bodyText() {
    return new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns a header's value, empty when absent. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns what a signature covers besides time, key and window, one character for each byte. */
  String signed() {
    return method.equals("GET") ? query : body;
  }

  /**
   * Returns the parameters: of the query or of the body.
   *
   * @throws Refusal if they cannot be read, or one is given twice
   */
  ObjectNode parameters() {
    if (!method.equals("GET")) {
      return Json.read(bodyText());
    }
    ObjectNode values = Json.object();
    for (String pair : query.isEmpty() ? List.<String>of() : List.of(query.split("&", -1))) {
      int sign = pair.indexOf('=');
      String name = decode(sign < 0 ? pair : pair.substring(0, sign));
      if (values.has(name)) {
        throw Code.PARAMETER.refuse(name + " is given twice");
      }
      values.put(name, sign < 0 ? "" : decode(pair.substring(sign + 1)));
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Code.PARAMETER.refuse("the query is not percent-encoded: " + text);
    }
  }
}
