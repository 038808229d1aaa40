package io.github.bybitcamel.processor;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Names of calls, unlike any other's: a random beginning for each start, then a count. Random bytes
 * for each call would cost a system call and a lock. Safe for use by several threads at once.
 */
final class RequestIds implements Supplier<String> {

  private final String beginning = UUID.randomUUID() + "-";
  private final AtomicLong count = new AtomicLong();

  @Override
  public String get() {
    return beginning + count.incrementAndGet();
  }
}
