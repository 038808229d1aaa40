package io.github.bybitcamel.v5;

import java.util.Map;

/**
 * One call as it goes on the wire. Any change of a character makes the signature wrong.
 *
 * @param method {@code GET} or {@code POST}
 * @param path from the host on, without query
 * @param query encoded, without question mark; empty where there is none
 * @param body JSON, to be sent in UTF-8; empty for {@code GET}
 * @param headers all headers to send, signature and key among them; never to be printed
 */
public record SignedRequest(
    String method, String path, String query, String body, Map<String, String> headers) {

  /** Copies the headers. */
  public SignedRequest {
    headers = Map.copyOf(headers);
  }

  /** Shows what is asked, not who signed. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
