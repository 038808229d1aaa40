package io.github.bybitcamel.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A link to a server on this machine that can be cut right after a word has passed to it. */
final class LossyLink implements AutoCloseable {

  private final int target;
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicReference<Optional<String>> cutAfter =
      new AtomicReference<>(Optional.empty());
  private final AtomicInteger cuts = new AtomicInteger();

  LossyLink(int target) throws IOException {
    this.target = target;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Cuts the next connection over which {@code word} goes, before its answer comes back. */
  void cutAfter(String word) {
    cutAfter.set(Optional.of(word));
  }

  int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        threads.execute(() -> forth(client, server));
        threads.execute(() -> back(client, server));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void forth(Socket client, Socket server) {
    byte[] bytes = new byte[65_536];
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        boolean cut = isLast(bytes, n);
        if (cut) {
          client.shutdownOutput();
          cuts.incrementAndGet();
        }
        out.write(bytes, 0, n);
        if (cut) {
          return;
        }
      }
      server.close();
    } catch (IOException e) {
      // The other side went away.
    }
  }

  private boolean isLast(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Optional<String> word = cutAfter.get();
    return word.filter(text::contains).isPresent()
        && cutAfter.compareAndSet(word, Optional.empty());
  }

  private static void back(Socket client, Socket server) {
    try (server) {
      server.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // The other side went away.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
