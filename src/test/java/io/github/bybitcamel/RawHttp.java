package io.github.bybitcamel;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes whatever it likes. */
final class RawHttp implements AutoCloseable {

  private final Socket socket;

  RawHttp(URI door) {
    try {
      socket = new Socket(door.getHost(), door.getPort());
      socket.setSoTimeout(20_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the whole answer to {@code head}, lines without their ends, and {@code body}. */
  static String ask(URI door, String head, byte[] body) {
    try (RawHttp raw = new RawHttp(door)) {
      raw.write(
          (head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      raw.write(body);
      return raw.answer();
    }
  }

  /** Writes; whether anybody still listens is told by the answer. */
  boolean write(byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns what comes until the other side closes. */
  String answer() {
    StringBuilder answer = new StringBuilder();
    byte[] part = new byte[4096];
    try {
      for (int n = socket.getInputStream().read(part);
          n >= 0;
          n = socket.getInputStream().read(part)) {
        answer.append(new String(part, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return answer.toString();
    }
    return answer.toString();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
