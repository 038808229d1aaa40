package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/**
 * The stand-in where there is no nginx: one thread, one selector, one answer for everything. It
 * understands as much HTTP as the contestants speak.
 */
final class TinyExchange {

  private static final byte[] ANSWER = answer();
  private static final int ROOM = 1 << 16;

  private TinyExchange() {}

  private static byte[] answer() {
    StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
    StandIn.HEADERS.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append("Content-Length: " + StandIn.ANSWER.length() + "\r\n\r\n" + StandIn.ANSWER);
    return text.toString().getBytes(ISO_8859_1);
  }

  /** Serves on the port that {@code args} name until the process ends. */
  public static void main(String[] args) throws IOException {
    Selector selector = Selector.open();
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])));
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    while (true) {
      selector.select(key -> serve(key, selector));
    }
  }

  private static void serve(SelectionKey key, Selector selector) {
    try {
      if (key.isAcceptable()) {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(ROOM));
      } else {
        read((SocketChannel) key.channel(), (ByteBuffer) key.attachment());
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private static void read(SocketChannel client, ByteBuffer buffer) throws IOException {
    if (client.read(buffer) < 0) {
      client.close();
      return;
    }
    if (whole(buffer)) {
      buffer.clear();
      ByteBuffer answer = ByteBuffer.wrap(ANSWER);
      while (answer.hasRemaining()) {
        client.write(answer);
      }
    }
  }

  private static boolean whole(ByteBuffer buffer) {
    String text = ISO_8859_1.decode(buffer.duplicate().flip()).toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT);
    int at = head.indexOf("content-length:");
    int length =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 15).lines().findFirst().get().strip());
    return buffer.position() >= end + 4 + length;
  }
}
