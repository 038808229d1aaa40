package io.github.bybitcamel.paper;

import java.util.ArrayDeque;
import java.util.Deque;

/** Bans the address that sends more than 600 requests in 5 seconds, for 10 minutes. */
final class AddressLimit {

  private static final int MOST = 600;
  private static final long WINDOW = 5_000;
  private static final long BAN = 600_000;

  private final Deque<Long> times = new ArrayDeque<>();
  private boolean lifted;
  private long bannedUntil;

  AddressLimit(boolean limited) {
    this.lifted = !limited;
  }

  /** Counts a request and returns whether it may pass. */
  synchronized boolean pass(long now) {
    if (now < bannedUntil) {
      return false;
    }
    while (!times.isEmpty() && times.peekFirst() <= now - WINDOW) {
      times.removeFirst();
    }
    times.addLast(now);
    if (!lifted && times.size() > MOST) {
      ban(now + BAN);
      return false;
    }
    return true;
  }

  /** Refuses everything until {@code millis}, epoch milliseconds; 0 ends a ban. */
  synchronized void ban(long millis) {
    bannedUntil = millis;
    times.clear();
  }

  synchronized void lift(boolean all) {
    lifted = all;
  }
}
