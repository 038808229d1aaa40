package io.github.bybitcamel.bench;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The paper exchange in a process of its own: the judge where a row needs one that keeps quotas and
 * answers everything.
 *
 * @param process ends with us
 */
record Paper(URI baseUrl, URI control, Child process) implements AutoCloseable {

  static Paper start(Path directory, boolean limited) throws IOException {
    int port = StandIn.freePort();
    int control = StandIn.freePort();
    Child process =
        Child.java(
            "paper",
            directory,
            List.of("-Xmx256m"),
            Paper.class,
            List.of("" + port, "" + control, "" + limited));
    Paper paper =
        new Paper(
            URI.create("http://127.0.0.1:" + port),
            URI.create("http://127.0.0.1:" + control),
            process);
    paper.await(port);
    paper.await(control);
    return paper;
  }

  private void await(int port) throws IOException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (System.nanoTime() < end && process.alive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Waits.pause(20);
      }
    }
    throw new IOException("the paper exchange did not start; its log is in target/bench");
  }

  /** Runs one until the process ends: ports of exchange and control, and whether limits hold. */
  public static void main(String[] args) throws InterruptedException {
    PaperExchange.start(
        PaperSettings.defaults(Integer.parseInt(args[0]))
            .withControlPort(Integer.parseInt(args[1]))
            .withBalances(Map.of("USDT", new BigDecimal("1000000000")))
            .withLimited(Boolean.parseBoolean(args[2])),
        Clock.systemUTC());
    Thread.currentThread().join();
  }

  @Override
  public void close() {
    process.close();
  }
}
