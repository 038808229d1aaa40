package io.github.bybitcamel.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a record whose sender gave none: a pure function of delivery and position. */
final class DerivedId {

  private static final int LONGEST_NAME = 100;
  private static final int KEPT = 64;
  private static final int HASH_BYTES = 8;

  private DerivedId() {}

  /** Returns {@code delivery#number}; a long or unprintable name is told by its hash. */
  static String of(String delivery, int number) {
    return name(delivery) + "#" + number;
  }

  private static String name(String delivery) {
    if (TextType.isPlain(delivery, LONGEST_NAME) && Value.flawsOf(delivery).isEmpty()) {
      return delivery;
    }
    String clean = delivery.replaceAll("[^A-Za-z0-9_.-]", "_");
    return clean.substring(0, Math.min(KEPT, clean.length())) + "~" + hash(delivery);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
