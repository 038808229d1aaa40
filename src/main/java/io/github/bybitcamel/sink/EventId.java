package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The name of one revision of one record: the same after every restart, so that who receives it
 * twice can tell.
 */
public final class EventId {

  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final int BITS = 5;

  private EventId() {}

  /** Returns base32 (RFC 4648, lower case, no padding) of SHA-256 of {@code type|key|revision}. */
  public static String of(FeedRecord record) {
    String name = record.type().name() + '|' + record.key() + '|' + record.revision();
    return base32(sha256(name.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte next : bytes) {
      buffer = (buffer << Byte.SIZE) | (next & 0xFF);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET[(buffer >> held) & 31]);
      }
      buffer &= (1 << held) - 1;
    }
    return held == 0
        ? text.toString()
        : text.append(ALPHABET[(buffer << (BITS - held)) & 31]).toString();
  }
}
