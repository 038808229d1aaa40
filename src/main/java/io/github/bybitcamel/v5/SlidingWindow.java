package io.github.bybitcamel.v5;

/**
 * One quota as the exchange counts it: so many calls within any stretch of a fixed length. Knows no
 * clock: times are nanoseconds from one origin, given by the caller. Not safe for use by several
 * threads.
 *
 * <p>A call holds its place from the moment it leaves. As long as its answer is not known, it may
 * be counted at any time; once it is, the caller says from when on it can no longer matter.
 */
final class SlidingWindow {

  private final long length;

  /** Calls are answered nearly in the order in which they left. */
  private final Times freeTimes = new Times();

  private int quota;
  private int inFlight;

  SlidingWindow(int quota, long length) {
    this.quota = quota;
    this.length = length;
  }

  int quota() {
    return quota;
  }

  void quota(int value) {
    quota = value;
  }

  /** Returns how many places are held. */
  int held(long now) {
    expire(now);
    return inFlight + freeTimes.size();
  }

  boolean hasRoom(int weight, long now) {
    return held(now) + Math.min(weight, quota) <= quota;
  }

  /** Returns when there will be room if nothing else happens; never where an answer is needed. */
  long roomAt(int weight, long now) {
    int missing = held(now) + Math.min(weight, quota) - quota;
    if (missing <= 0) {
      return now;
    }
    return missing > freeTimes.size() ? Long.MAX_VALUE : freeTimes.get(missing - 1);
  }

  void leave(int weight) {
    inFlight += weight;
  }

  /** Lets a call that has left hold its place until {@code freeAt}, exclusive. */
  void settle(int weight, long freeAt) {
    inFlight -= weight;
    for (int i = 0; i < weight; i++) {
      freeTimes.add(freeAt);
    }
  }

  /** Gives the place of a call back that the exchange has never seen. */
  void giveBack(int weight) {
    inFlight -= weight;
  }

  /**
   * Closes until {@code until}, because somebody else uses the quota too. Then the places open one
   * after the other, spread over the length of the window, so that nobody storms the gate.
   */
  void close(long until) {
    long[] held = freeTimes.drain();
    int places = Math.max(0, quota - inFlight);
    int beyond = Math.max(0, held.length - places);
    for (int i = 0; i < beyond; i++) {
      freeTimes.add(held[i]);
    }
    for (int i = 0; i < places; i++) {
      long own = beyond + i < held.length ? held[beyond + i] : until;
      freeTimes.add(Math.max(own, until + i * (length / quota)));
    }
  }

  private void expire(long now) {
    freeTimes.removeUntil(now);
  }
}
