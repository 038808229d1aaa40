package io.github.bybitcamel.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes an answer of the door itself. */
final class Replies {

  /** What leaves the rest of a body unread: the connection is of no use any more. */
  private static final Set<Integer> ENDING =
      Set.of(
          HttpStatus.UNAUTHORIZED_401,
          HttpStatus.FORBIDDEN_403,
          HttpStatus.REQUEST_TIMEOUT_408,
          HttpStatus.PAYLOAD_TOO_LARGE_413);

  private Replies() {}

  static void write(Reply reply, Response response, Callback callback) {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    reply
        .retryAfterSeconds()
        .ifPresent(seconds -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds));
    reply
        .challenge()
        .ifPresent(scheme -> response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, scheme));
    if (ENDING.contains(reply.status())) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
