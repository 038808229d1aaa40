package io.github.bybitcamel.paper;

import io.github.bybitcamel.model.Category;
import java.util.UUID;

/** Makes ids that are the same for the same seed, start and number. */
final class Ids {

  private static final long SPOT_BLOCK = 1_000_000;

  private final long seed;
  private final long start;

  Ids(long seed, long start) {
    this.seed = seed;
    this.start = start;
  }

  /** Returns the id of an order: digits for spot, a UUID elsewhere. */
  String order(Category category, long number) {
    return category == Category.SPOT
        ? Long.toString(start * SPOT_BLOCK + number)
        : uuid(seed, number);
  }

  String execution(long number) {
    return uuid(seed + 1, number);
  }

  private static String uuid(long seed, long number) {
    long version4 = (Hash.mix(seed, number) & ~0xF000L) | 0x4000L;
    long variant = (Hash.mix(seed + 7, number) & ~(3L << 62)) | (2L << 62);
    return new UUID(version4, variant).toString();
  }
}
