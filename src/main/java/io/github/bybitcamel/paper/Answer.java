package io.github.bybitcamel.paper;

import java.util.HashMap;
import java.util.Map;

/**
 * What goes back over the wire.
 *
 * @param retCode of the body, -1 when it is not the exchange's JSON
 */
record Answer(
    int status, String contentType, String body, Map<String, String> headers, int retCode) {

  static Answer json(int retCode, String body, Map<String, String> headers) {
    return new Answer(200, "application/json; charset=utf-8", body, headers, retCode);
  }

  /** Returns an answer that is not JSON. */
  static Answer plain(int status, String text) {
    return new Answer(status, "text/html", text, Map.of(), -1);
  }

  /** Returns what an address gets that asked too often. */
  static Answer tooFrequent() {
    return plain(403, "<html><body>403, access too frequent</body></html>");
  }

  /** Returns what an address gets from where the exchange does not serve. */
  static Answer region() {
    return plain(
        403,
        "<html><body>403 Forbidden: the service is not available in your country</body></html>");
  }

  Answer with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(headers);
    all.putAll(more);
    return new Answer(status, contentType, body, all, retCode);
  }
}
