package io.github.bybitcamel.bench;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durable signals a second over HTTP, beside Jetty alone and SQLite alone, in one run and by turns.
 * The packed program takes them in a process of its own; signals are tests, so that nothing but the
 * door and the journal is measured. Argument: seconds of each measurement.
 */
public final class HttpBench {

  private static final Logger LOG = LoggerFactory.getLogger(HttpBench.class);
  private static final String TOKEN = "bench-token-0123456789abcdef";
  private static final int[] CONNECTIONS = {1, 16, 64};

  private HttpBench() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Duration length = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 10);
    Path directory = Files.createTempDirectory("bench");
    int port = freePort();
    Process program = program(directory, port);
    try (BareJetty bare = new BareJetty()) {
      URI door = URI.create("http://127.0.0.1:" + port);
      await(door);
      LongFunction<String> signal = n -> "{\"id\":\"b%d\",\"action\":\"test\"}".formatted(n);
      AtomicLong number = new AtomicLong();
      new Load(door, TOKEN, signal).run(16, length, number);
      new Load(bare.door(), TOKEN, signal).run(16, length, new AtomicLong());
      for (int connections : CONNECTIONS) {
        Load.Seen jetty =
            new Load(bare.door(), TOKEN, signal).run(connections, length, new AtomicLong());
        Load.Seen durable = new Load(door, TOKEN, signal).run(connections, length, number);
        LOG.info("{} connections: bare Jetty {}", connections, jetty);
        LOG.info(
            "{} connections: durable    {}  ratio {}",
            connections,
            durable,
            String.format(Locale.ROOT, "%.2f", durable.perSecond() / jetty.perSecond()));
      }
      LOG.info(
          "SQLite alone, one row a commit: {}/s",
          Math.round(RawCommits.perSecond(directory, signal.apply(0), length)));
      program.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      count(directory, number.get());
    } finally {
      program.destroyForcibly();
    }
  }

  private static void count(Path directory, long sent) {
    try (Ledger ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("data/ledger.db"))) {
      long kept = ledger.counts().values().stream().mapToLong(Long::longValue).sum();
      LOG.info("answered 202: {}; in the ledger after kill -9: {}", sent, kept);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process program(Path directory, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/bybit-camel.jar").toAbsolutePath().toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("program.log").toFile());
    builder.environment().put("HTTP_PORT", String.valueOf(port));
    builder.environment().put("PAPER_PORT", String.valueOf(freePort()));
    builder.environment().put("SIGNALS_TOKEN", TOKEN);
    return builder.start();
  }

  /** Whoever answers at all is there. */
  private static void await(URI door) throws IOException {
    for (int i = 0; i < 600; i++) {
      try (Socket socket = new Socket(door.getHost(), door.getPort())) {
        if (socket.isConnected()) {
          return;
        }
      } catch (ConnectException e) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }
}
