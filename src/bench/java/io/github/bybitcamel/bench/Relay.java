package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Stands before an exchange, hands every byte on, and notes when the first byte of an order
 * arrives.
 */
final class Relay implements AutoCloseable {

  private static final int ROOM = 1 << 16;
  private static final String ORDER = "POST /v5/order/create ";

  private final ServerSocket server;
  private final URI exchange;
  private final BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();

  private Relay(ServerSocket server, URI exchange) {
    this.server = server;
    this.exchange = exchange;
  }

  static Relay start(URI exchange) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), exchange);
    daemon(relay::accept);
    return relay;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Returns when orders arrived, by {@link System#nanoTime}; the oldest not yet taken first. */
  BlockingQueue<Long> arrivals() {
    return arrivals;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), exchange.getPort());
        client.setTcpNoDelay(true);
        there.setTcpNoDelay(true);
        daemon(() -> hand(client, there, true));
        daemon(() -> hand(there, client, false));
      } catch (IOException e) {
        // Closed, or the exchange is gone: whoever waits for an order says so.
      }
    }
  }

  private void hand(Socket from, Socket to, boolean requests) {
    byte[] bytes = new byte[ROOM];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (requests && isOrder(bytes, n)) {
          arrivals.add(System.nanoTime());
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException e) {
      // One side has closed.
    }
  }

  private static boolean isOrder(byte[] bytes, int length) {
    return length >= ORDER.length()
        && new String(bytes, 0, ORDER.length(), ISO_8859_1).equals(ORDER);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
