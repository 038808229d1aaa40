package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The right to make one call, now. Exactly one of {@link #answered} and {@link #failed} says what
 * became of it; closed without, it counts as a failure that may have arrived. Not safe for use by
 * several threads at once.
 */
public final class Permit implements AutoCloseable {

  private final RateLimits limits;
  private final Ticket ticket;
  private final Duration waited;
  private boolean used;

  Permit(RateLimits limits, Ticket ticket, Duration waited) {
    this.limits = limits;
    this.ticket = ticket;
    this.waited = waited;
  }

  /** Returns how long the limits have made the call wait. */
  public Duration waited() {
    return waited;
  }

  /**
   * Says that the exchange has answered, and lets the limits learn from it.
   *
   * @param header returns a response header by its name, whatever its case
   * @param failure what the answer meant, where it was no success
   */
  public void answered(Function<String, Optional<String>> header, Optional<V5Exception> failure) {
    if (!used) {
      used = true;
      limits.answered(ticket, header, failure);
    }
  }

  /** Says that no answer came. */
  public void failed(boolean certainlyNotSent) {
    if (!used) {
      used = true;
      limits.failed(ticket, certainlyNotSent);
    }
  }

  /** Counts the call as lost, unless it was said what became of it. */
  @Override
  public void close() {
    failed(false);
  }
}
