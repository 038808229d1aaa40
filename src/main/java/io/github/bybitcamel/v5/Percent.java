package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Percent-encodes the values of a query, once. */
final class Percent {

  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Percent() {}

  /** Encodes everything that is not unreserved. */
  static String encode(String text) {
    return encode(text, false);
  }

  /** Encodes what is not encoded yet: the exchange hands its cursors out encoded. */
  static String complete(String text) {
    return encode(text, true);
  }

  private static String encode(String text, boolean keepEscapes) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (plain(bytes[i]) || (keepEscapes && isEscape(bytes, i))) {
        encoded.append((char) bytes[i]);
      } else {
        HEX.toHexDigits(encoded.append('%'), bytes[i]);
      }
    }
    return encoded.toString();
  }

  private static boolean plain(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || UNRESERVED.indexOf(b) >= 0;
  }

  private static boolean isEscape(byte[] bytes, int i) {
    return bytes[i] == '%'
        && i + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[i + 1])
        && HexFormat.isHexDigit(bytes[i + 2]);
  }
}
