package io.github.bybitcamel.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Names the orders of a signal. The same signal always means the same names, so that the exchange
 * itself refuses a second order for it.
 */
public final class OrderLinkIds {

  /** What every name of ours begins with. */
  static final String PREFIX = "s1";

  private static final int LENGTH = 36;
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[a-z0-9][a-z2-7]{33}");
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  private OrderLinkIds() {}

  /**
   * Returns the orderLinkId of one order: 36 characters of {@code [a-z0-9]}.
   *
   * @param leg which order of the signal, a letter or digit
   */
  public static String of(String account, String source, String id, char leg) {
    MessageDigest digest = sha256();
    for (String part : new String[] {account, source, id, String.valueOf(leg)}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    String name = PREFIX + leg + base32(digest.digest());
    return name.substring(0, LENGTH);
  }

  /** Returns whether a name has the shape of one of ours. */
  public static boolean isOne(String orderLinkId) {
    return SHAPE.matcher(orderLinkId).matches();
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte value : bytes) {
      buffer = (buffer << 8 | (value & 0xff)) & 0xfff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
