package io.github.bybitcamel.trade;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Knows which signal a thread carries to the exchange, so that its attempts are its own whatever
 * the request names. Safe for use by many threads.
 */
public final class CarriedSignal {

  private final ThreadLocal<Long> sequence = new ThreadLocal<>();

  /** Begins with nothing carried. */
  public CarriedSignal() {}

  /** Returns what {@code call} returns, made for the signal with this sequence. */
  <T> T during(long carried, Supplier<T> call) {
    sequence.set(carried);
    try {
      return call.get();
    } finally {
      sequence.remove();
    }
  }

  /** Returns the sequence of the signal that this thread carries. */
  Optional<Long> sequence() {
    return Optional.ofNullable(sequence.get());
  }
}
