package io.github.bybitcamel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An exchange that takes every order and costs less than any client: nginx where this machine has
 * it, else {@link TinyExchange}. Runs in a process of its own, so that its CPU is nobody's.
 *
 * @param name which of the two
 */
record StandIn(String name, URI baseUrl, Child process) implements AutoCloseable {

  /** As the exchange answers. */
  static final String ANSWER =
      "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"orderId\":\"1321003749386327552\","
          + "\"orderLinkId\":\"\"},\"retExtInfo\":{},\"time\":1732400000000}";

  private static final int QUOTA = 1_000_000;

  /** The quota is higher than the limiter believes, so that it goes on keeping its own. */
  static final Map<String, String> HEADERS =
      Map.of(
          "Traceid",
          "6f1c2b7d0a",
          "X-Bapi-Limit",
          String.valueOf(QUOTA),
          "X-Bapi-Limit-Status",
          String.valueOf(QUOTA - 1),
          "X-Bapi-Limit-Reset-Timestamp",
          "1732400000000");

  static StandIn start(Path directory) throws IOException {
    Files.createDirectories(directory);
    int port = freePort();
    URI baseUrl = URI.create("http://127.0.0.1:" + port);
    Optional<Path> nginx =
        Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    StandIn standIn =
        nginx.isPresent()
            ? new StandIn("nginx", baseUrl, nginx(nginx.get(), directory, port))
            : tiny(directory, baseUrl);
    standIn.await();
    return standIn;
  }

  /** Starts the one that knows candles as well. */
  static StandIn tiny(Path directory, URI baseUrl) throws IOException {
    StandIn standIn =
        new StandIn(
            "TinyExchange",
            baseUrl,
            Child.java(
                "exchange",
                directory,
                List.of("-Xmx64m"),
                TinyExchange.class,
                List.of("" + baseUrl.getPort())));
    standIn.await();
    return standIn;
  }

  private static Child nginx(Path program, Path directory, int port) throws IOException {
    StringBuilder headers = new StringBuilder();
    HEADERS.forEach((name, value) -> headers.append("add_header " + name + " " + value + "; "));
    String temporary =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(what -> what + "_temp_path temp_" + what + ";\n")
            .reduce("", String::concat);
    Path file =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off; worker_processes 1; pid nginx.pid; error_log error.log;
            events { worker_connections 1024; }
            http { access_log off; keepalive_requests 1000000000; keepalive_timeout 600s;
              client_body_buffer_size 16k;
              %s
              server { listen 127.0.0.1:%d; default_type application/json;
                location = /v5/order/create { %s return 200 '%s'; } } }
            """
                .formatted(temporary, port, headers, ANSWER));
    Path root = directory.toAbsolutePath();
    return Child.start(
        "nginx",
        root,
        Map.of(),
        List.of(
            program.toString(),
            "-e",
            root.resolve("error.log").toString(),
            "-p",
            root.toString(),
            "-c",
            file.toAbsolutePath().toString()));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!answers()) {
      if (System.nanoTime() > end || !process.alive()) {
        throw new IOException(name + " does not answer on " + baseUrl);
      }
      Waits.pause(20);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), baseUrl.getPort())) {
      socket.setSoTimeout(2000);
      String request =
          String.join(
              "\r\n",
              "POST /v5/order/create HTTP/1.1",
              "Host: x",
              "Content-Length: 0",
              "Connection: close",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
