package io.github.bybitcamel.trade;

import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A write that was answered with a code nobody has listed: only looking tells what it meant. */
final class Unlisted {

  private static final List<Duration> MOMENTS =
      List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));

  private Unlisted() {}

  /**
   * Returns what {@code look} finds. What is nowhere for a while counts as refused.
   *
   * @throws V5Exception {@code refusal} itself if nothing is found, or if its code is listed; of
   *     unknown outcome if the exchange gives no healthy answer
   */
  static <T> T found(V5Exception refusal, Supplier<Optional<T>> look) {
    if (refusal.outcome() != OutcomeClass.UNLISTED) {
      throw refusal;
    }
    for (Duration moment : MOMENTS) {
      LockSupport.parkNanos(moment.toNanos());
      Optional<T> found = looked(refusal, look);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw refusal;
  }

  /** Returns {@code failure} of what cannot be looked at: nobody knows then what the code meant. */
  static V5Exception unseen(V5Exception failure) {
    return failure.outcome() == OutcomeClass.UNLISTED ? failure.unknown(failure) : failure;
  }

  private static <T> Optional<T> looked(V5Exception refusal, Supplier<Optional<T>> look) {
    try {
      return look.get();
    } catch (V5Exception unhealthy) {
      throw refusal.unknown(unhealthy);
    }
  }
}
