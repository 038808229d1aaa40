package io.github.bybitcamel.v5;

import java.util.OptionalInt;

/**
 * One quota with what is learnt of it. Times are nanoseconds from one origin. Not safe for use by
 * several threads.
 *
 * <p><b>Why the exchange never counts more than the quota.</b> It counts a call when it arrives,
 * which we do not see. We see when the call left, and its round trip: way there, work, way back. An
 * old call arrived no later than it left, plus its round trip, less the quickest way back. A new
 * one arrives no sooner than it leaves, plus the quickest way there. So they arrive a whole window
 * apart if the new one leaves at
 *
 * <pre>old departure + (its round trip − quickest round trip) + window + guard</pre>
 *
 * <p>and until the round trip is known, not at all. What is lost is jitter and guard, not latency.
 * The quickest round trip there can be is not known; {@link RoundTrips#surely()} stays below what
 * was seen by a share of what round trips usually differ, and is nothing at first. (Taken as it is,
 * the least seen so far let one call in ten thousand arrive too early in simulations of wild
 * latencies, because quicker ones are still to come.)
 */
final class Bucket {

  /** No quota, until there is a complaint. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  private static final int MOST = 10_000;

  /** What an endpoint without a documented quota gets once it has complained. */
  private static final int AFTER_COMPLAINT = 50;

  private final SlidingWindow window;
  private final RoundTrips roundTrips = new RoundTrips();
  private final long length;
  private final long guard;
  private final OptionalInt most;

  /**
   * Creates a quota.
   *
   * @param most what the quota is and cannot be raised above; empty starts at {@code quota} and
   *     believes what it is told
   */
  Bucket(int quota, OptionalInt most, long length, long guard) {
    this.window = new SlidingWindow(most.orElse(quota), length);
    this.most = most;
    this.length = length;
    this.guard = guard;
  }

  SlidingWindow window() {
    return window;
  }

  /** Learns that a call that left at {@code sentAt} was answered. */
  void answered(int weight, long sentAt, long now) {
    long roundTrip = now - sentAt;
    roundTrips.add(roundTrip);
    long latest = sentAt + roundTrip - Math.min(roundTrip, roundTrips.surely());
    window.settle(weight, latest + length + guard);
  }

  /** Learns that a call will not be answered; it may have arrived at any time until now. */
  void lost(int weight, long now) {
    window.settle(weight, now + length + guard);
  }

  /** Learns what the exchange says the quota is. */
  void told(int quota) {
    if (quota >= 1 && quota <= MOST) {
      window.quota(Math.min(quota, most.orElse(MOST)));
    }
  }

  /** Learns that we were too fast, or that others took our places. */
  void exceeded(long until) {
    if (window.quota() == UNLIMITED) {
      window.quota(AFTER_COMPLAINT);
    }
    window.close(until);
  }
}
