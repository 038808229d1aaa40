package io.github.bybitcamel.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A link to a server on this machine that can be lost without the server being told. */
final class SilentLink implements AutoCloseable {

  private final int target;
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> servers = new ConcurrentLinkedQueue<>();

  SilentLink(int target) throws IOException {
    this.target = target;
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Ends every connection for who made it; the server goes on waiting for the next word. */
  void lose() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    clients.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        clients.add(client);
        servers.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // Lost, or one side went away.
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    lose();
    for (Socket server : servers) {
      server.close();
    }
    threads.shutdownNow();
  }
}
