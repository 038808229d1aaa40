package io.github.bybitcamel.paper;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Turns numbers and names into numbers that look random and never change. */
final class Hash {

  private Hash() {}

  /** Returns a mix of {@code seed} and {@code number}, by the finalizer of SplitMix64. */
  static long mix(long seed, long number) {
    long z = seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a mix of {@code seed} and {@code name}. */
  static long mix(long seed, String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return mix(seed, crc.getValue());
  }
}
