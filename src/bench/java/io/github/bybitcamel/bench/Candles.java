package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;

/**
 * Pages of 1-minute candles as the exchange answers them, newest first, for any time. Only the
 * digits of the times are written anew, so that a page costs less than reading it.
 */
final class Candles {

  /** The most candles of a page. */
  static final int MOST = 1000;

  static final long MINUTE = 60_000;

  private static final int DIGITS = 13;
  private static final int PRICES = 16;
  private static final byte[] HEAD =
      ("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\",\"symbol\":\"BTCUSDT\","
              + "\"list\":[")
          .getBytes(ISO_8859_1);

  private final List<byte[]> rows = new ArrayList<>();

  Candles() {
    for (int i = 0; i < PRICES; i++) {
      String price = (30_000 + i * 61) + "." + i % 10 + "0";
      rows.add(
          "[\"0000000000000\",\"%s\",\"%s\",\"29%d.5\",\"%s\",\"12.345\",\"370350.0000\"]"
              .formatted(price, price, 900 + i, price)
              .getBytes(ISO_8859_1));
    }
  }

  /**
   * Returns a whole HTTP answer: the candles that open from {@code start} until {@code end}, both
   * in milliseconds, as many as a page has.
   */
  byte[] answer(long start, long end, long now) {
    long first = (start + MINUTE - 1) / MINUTE * MINUTE;
    long last = Math.min(end / MINUTE * MINUTE, first + (MOST - 1) * MINUTE);
    byte[] tail = ("]},\"retExtInfo\":{},\"time\":" + now + "}").getBytes(ISO_8859_1);
    int length = HEAD.length + tail.length;
    for (long at = last; at >= first; at -= MINUTE) {
      length += row(at).length + (at == first ? 0 : 1);
    }
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + length
                + "\r\n\r\n")
            .getBytes(ISO_8859_1);
    byte[] all = new byte[head.length + length];
    int to = put(HEAD, all, put(head, all, 0));
    for (long at = last; at >= first; at -= MINUTE) {
      int from = to;
      to = put(row(at), all, to);
      digits(at, all, from + 2);
      if (at != first) {
        all[to++] = ',';
      }
    }
    put(tail, all, to);
    return all;
  }

  private byte[] row(long at) {
    return rows.get((int) (at / MINUTE % PRICES));
  }

  private static int put(byte[] what, byte[] all, int at) {
    System.arraycopy(what, 0, all, at, what.length);
    return at + what.length;
  }

  private static void digits(long number, byte[] all, int at) {
    long rest = number;
    for (int i = DIGITS - 1; i >= 0; i--) {
      all[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
