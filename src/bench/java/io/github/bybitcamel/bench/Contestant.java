package io.github.bybitcamel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The driver's hand on a {@link Caller}. */
final class Contestant implements AutoCloseable {

  private static final int PATIENCE = 60_000;

  private final Child process;
  private final Socket socket;
  private final PrintWriter out;
  private final BufferedReader in;

  private Contestant(Child process, Socket socket) throws IOException {
    this.process = process;
    this.socket = socket;
    this.out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
    this.in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  static Contestant start(String who, URI exchange, Path directory) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(PATIENCE);
      Child process =
          Child.java(
              who,
              directory.resolve(who),
              List.of("-Xmx256m", "-Dlogback.configurationFile=defaults/logback.xml"),
              Caller.class,
              List.of(who, exchange.toString(), ".", String.valueOf(server.getLocalPort())));
      return new Contestant(process, server.accept());
    }
  }

  /** Lets it place orders for a while. */
  Slice slice(int callers, Duration length) throws IOException {
    out.println(callers + " " + length.toMillis());
    String answer = in.readLine();
    if (answer == null) {
      throw new IOException("a contestant has ended; its log is in target/bench");
    }
    return Slice.of(answer);
  }

  /** Lets it place at least {@code orders} orders, until it is warm. */
  void warm(Form form, int callers, long orders) throws IOException, InterruptedException {
    WarmUp.of(form, process, orders, () -> slice(callers, Duration.ofMillis(500)).orders());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    process.close();
  }
}
