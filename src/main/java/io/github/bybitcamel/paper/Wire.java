package io.github.bybitcamel.paper;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends answers, whole or broken. */
final class Wire {

  private Wire() {}

  static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = head(exchange, answer);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Promises the whole answer, sends half of it, and cuts the connection. */
  static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = head(exchange, answer);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
    exchange.close();
  }

  private static byte[] head(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length);
    return body;
  }
}
