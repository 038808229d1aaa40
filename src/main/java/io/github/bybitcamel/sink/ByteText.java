package io.github.bybitcamel.sink;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing UTF-8 text that is written number by number, without a {@link String} in between. */
final class ByteText {

  private static final int EXACT_DIGITS = 18;
  private static final int LONGEST_FAST = 64;

  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
  }

  private byte[] bytes;
  private int length;

  ByteText() {
    this(2048);
  }

  /** Begins with room for so many bytes. */
  ByteText(int room) {
    bytes = new byte[room];
  }

  int length() {
    return length;
  }

  byte[] copy(int from) {
    return Arrays.copyOfRange(bytes, from, length);
  }

  String string() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  void cut(int to) {
    length = to;
  }

  void writeTo(FileChannel channel) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(bytes, 0, length);
    while (all.hasRemaining()) {
      channel.write(all);
    }
    length = 0;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  void ascii(char one) {
    room(1);
    bytes[length++] = (byte) one;
  }

  void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
  }

  void text(String text) {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  void number(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        text(Long.toString(value));
        return;
      }
      ascii('-');
      value = -value;
    }
    digits(value, width(value));
  }

  /** Writes a number with leading zeros. */
  void digits(long value, int width) {
    room(width);
    int place = length + width;
    long rest = value;
    while (rest > Integer.MAX_VALUE) {
      long hundredth = rest / 100;
      place = pair((int) (rest - hundredth * 100), place);
      rest = hundredth;
    }
    int small = (int) rest;
    while (place - length > 1) {
      int hundredth = small / 100;
      place = pair(small - hundredth * 100, place);
      small = hundredth;
    }
    if (place > length) {
      bytes[length] = (byte) ('0' + small);
    }
    length += width;
  }

  private int pair(int twoDigits, int end) {
    bytes[end - 1] = ONES[twoDigits];
    bytes[end - 2] = TENS[twoDigits];
    return end - 2;
  }

  private static int width(long value) {
    int width = 1;
    for (long bound = 10; width < EXACT_DIGITS + 1 && value >= bound; bound *= 10) {
      width++;
    }
    return width;
  }

  /** Writes a decimal as plain text with its own scale, never with an exponent. */
  void decimal(BigDecimal value) {
    int scale = value.scale();
    if (scale < 0 || scale > LONGEST_FAST || value.precision() > EXACT_DIGITS) {
      text(value.toPlainString());
      return;
    }
    long unscaled = value.scaleByPowerOfTen(scale).longValue();
    if (unscaled < 0) {
      ascii('-');
      unscaled = -unscaled;
    }
    if (scale == 0) {
      digits(unscaled, width(unscaled));
      return;
    }
    digits(unscaled, Math.max(width(unscaled), scale + 1));
    room(1);
    int point = length - scale;
    System.arraycopy(bytes, point, bytes, point + 1, scale);
    bytes[point] = '.';
    length++;
  }
}
