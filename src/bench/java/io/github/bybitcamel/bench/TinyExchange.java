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
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The stand-in where there is no nginx: one thread, one selector, an answer that takes every order,
 * and pages of candles. It understands as much HTTP as the contestants speak.
 */
final class TinyExchange {

  private static final byte[] ANSWER = answer(StandIn.ANSWER);
  private static final byte[] INSTRUMENTS =
      answer(
          Stretch.SYMBOLS.stream()
              .map(TinyExchange::instrument)
              .collect(
                  Collectors.joining(
                      ",",
                      "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\","
                          + "\"nextPageCursor\":\"\",\"list\":[",
                      "]},\"retExtInfo\":{},\"time\":1732400000000}")));
  private static final int ROOM = 1 << 16;

  private final Selector selector;
  private final Candles candles = new Candles();
  private final Clock clock = Clock.systemUTC();

  private TinyExchange(Selector selector) {
    this.selector = selector;
  }

  private static String instrument(String symbol) {
    return """
        {"symbol":"%s","status":"Trading","baseCoin":"%s","quoteCoin":"USDT",
        "settleCoin":"USDT","priceFilter":{"tickSize":"0.10"},"lotSizeFilter":
        {"qtyStep":"0.001","minOrderQty":"0.001","maxOrderQty":"1190","maxMktOrderQty":"500",
        "minNotionalValue":"5"},"leverageFilter":{"maxLeverage":"100"}}"""
        .formatted(symbol, symbol.replace("USDT", ""))
        .replace("\n", "");
  }

  private static byte[] answer(String body) {
    StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
    StandIn.HEADERS.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    text.append("Content-Length: " + body.length() + "\r\n\r\n" + body);
    return text.toString().getBytes(ISO_8859_1);
  }

  /** Serves on the port that {@code args} name until the process ends. */
  public static void main(String[] args) throws IOException {
    TinyExchange exchange = new TinyExchange(Selector.open());
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])));
    server.configureBlocking(false);
    server.register(exchange.selector, SelectionKey.OP_ACCEPT);
    while (true) {
      exchange.selector.select(exchange::serve);
    }
  }

  private void serve(SelectionKey key) {
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

  private void read(SocketChannel client, ByteBuffer buffer) throws IOException {
    if (client.read(buffer) < 0) {
      client.close();
      return;
    }
    String text = ISO_8859_1.decode(buffer.duplicate().flip()).toString();
    if (whole(text)) {
      buffer.clear();
      ByteBuffer answer = ByteBuffer.wrap(answerTo(text));
      while (answer.hasRemaining()) {
        client.write(answer);
      }
    }
  }

  private byte[] answerTo(String request) {
    if (request.startsWith("GET /v5/market/kline")) {
      return candles.answer(number(request, "start="), number(request, "end="), clock.millis());
    }
    return request.startsWith("GET /v5/market/instruments-info") ? INSTRUMENTS : ANSWER;
  }

  private static long number(String request, String name) {
    int from = request.indexOf(name) + name.length();
    int to = from;
    while (Character.isDigit(request.charAt(to))) {
      to++;
    }
    return Long.parseLong(request.substring(from, to));
  }

  private static boolean whole(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT);
    int at = head.indexOf("content-length:");
    int length =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 15).lines().findFirst().get().strip());
    return text.length() >= end + 4 + length;
  }
}
