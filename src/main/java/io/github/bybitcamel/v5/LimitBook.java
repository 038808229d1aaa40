package io.github.bybitcamel.v5;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All quotas, and everybody who waits for one. Knows no clock, no lock and no thread: times are
 * nanoseconds from one origin, given by the caller. Not safe for use by several threads.
 */
final class LimitBook {

  private static final long SECOND = 1_000_000_000L;
  private static final long IP_WINDOW = 5 * SECOND;
  private static final int POLLS_OF_FOUR = 3;
  private static final int FEEDS_OF_FOUR = 2;

  private final LimitSettings settings;
  private final Bucket address;

  /** What only looks has a part of the address's window: the rest is for orders at any time. */
  private final List<Share> shares;

  private final Map<LimitKey, Bucket> buckets = new HashMap<>();
  private final Map<LimitKey, TreeSet<Ticket>> waiting = new HashMap<>();

  /**
   * A part of the address's window.
   *
   * @param from whose calls it is for, with those that go later still
   */
  private record Share(CallPriority from, Bucket bucket) {

    boolean isOf(Ticket ticket) {
      return ticket.priority().compareTo(from) >= 0;
    }
  }

  LimitBook(LimitSettings settings) {
    this.settings = settings;
    this.address =
        new Bucket(settings.ipQuota(), OptionalInt.empty(), IP_WINDOW, settings.guard().toNanos());
    this.shares =
        List.of(share(CallPriority.POLL, POLLS_OF_FOUR), share(CallPriority.FEED, FEEDS_OF_FOUR));
  }

  /** Lets a call leave at once if nobody waits and there is room. */
  boolean leaveAtOnce(Ticket ticket, long now) {
    if (!waiting.isEmpty()) {
      return false;
    }
    SlidingWindow window = bucket(ticket.key()).window();
    boolean free =
        window.hasRoom(ticket.weight(), now)
            && address.window().hasRoom(1, now)
            && hasShare(ticket, now);
    if (free) {
      leave(ticket, window, now);
    }
    return free;
  }

  private Share share(CallPriority from, int ofFour) {
    int quota = (int) Math.max(1, (long) settings.ipQuota() * ofFour / 4);
    long guard = settings.guard().toNanos();
    return new Share(from, new Bucket(quota, OptionalInt.empty(), IP_WINDOW, guard));
  }

  private void forShares(Ticket ticket, Consumer<Bucket> then) {
    for (Share share : shares) {
      if (share.isOf(ticket)) {
        then.accept(share.bucket());
      }
    }
  }

  private boolean hasShare(Ticket ticket, long now) {
    for (Share share : shares) {
      if (share.isOf(ticket) && !share.bucket().window().hasRoom(1, now)) {
        return false;
      }
    }
    return true;
  }

  void enter(Ticket ticket) {
    waiting.computeIfAbsent(ticket.key(), key -> new TreeSet<>()).add(ticket);
  }

  void giveUp(Ticket ticket) {
    remove(ticket);
  }

  /** Returns who goes next; empty where nobody waits. */
  Optional<Ticket> first() {
    return waiting.values().stream().map(TreeSet::first).min(Ticket::compareTo);
  }

  /** Lets everybody leave for whom there is room, in the order in which they may go. */
  List<Ticket> admit(long now) {
    if (waiting.isEmpty()) {
      return List.of();
    }
    List<Ticket> admitted = new ArrayList<>();
    Optional<Ticket> next = next(now);
    while (next.isPresent() && address.window().hasRoom(1, now)) {
      remove(next.get());
      leave(next.get(), bucket(next.get().key()).window(), now);
      admitted.add(next.get());
      next = next(now);
    }
    return admitted;
  }

  /** A quota that is full keeps those waiting who need it, and nobody else. */
  private Optional<Ticket> next(long now) {
    return waiting.values().stream()
        .map(TreeSet::first)
        .filter(ticket -> bucket(ticket.key()).window().hasRoom(ticket.weight(), now))
        .filter(ticket -> hasShare(ticket, now))
        .min(Ticket::compareTo);
  }

  private void leave(Ticket ticket, SlidingWindow window, long now) {
    window.leave(ticket.weight());
    address.window().leave(1);
    forShares(ticket, share -> share.window().leave(1));
    ticket.admit(now, window.held(now));
  }

  private void remove(Ticket ticket) {
    waiting.computeIfPresent(
        ticket.key(),
        (key, queue) -> {
          queue.remove(ticket);
          return queue.isEmpty() ? null : queue;
        });
  }

  /** Returns when somebody can be admitted if nothing else happens; never, if that is not known. */
  long nextAdmission(long now) {
    return waiting.values().stream()
        .map(TreeSet::first)
        .mapToLong(ticket -> roomFor(ticket, now))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private long roomFor(Ticket ticket, long now) {
    long room =
        Math.max(
            bucket(ticket.key()).window().roomAt(ticket.weight(), now),
            address.window().roomAt(1, now));
    return shares.stream()
        .filter(share -> share.isOf(ticket))
        .mapToLong(share -> share.bucket().window().roomAt(1, now))
        .reduce(room, Math::max);
  }

  /** Returns what is used of every quota that was touched, the address's first. */
  List<UsedQuota> used(long now) {
    int waiters = waiting.values().stream().mapToInt(TreeSet::size).sum();
    List<UsedQuota> used = new ArrayList<>();
    used.add(used("ip", QuotaGroup.ALL, address, waiters, now));
    buckets.entrySet().stream()
        .map(bucket -> used(bucket.getKey(), bucket.getValue(), now))
        .sorted(Comparator.comparing(UsedQuota::endpoint).thenComparing(UsedQuota::group))
        .forEach(used::add);
    return used;
  }

  private UsedQuota used(LimitKey key, Bucket bucket, long now) {
    int waiters = waiting.containsKey(key) ? waiting.get(key).size() : 0;
    return used(key.endpoint().bucket(), key.group(), bucket, waiters, now);
  }

  private static UsedQuota used(
      String endpoint, QuotaGroup group, Bucket bucket, int waiters, long now) {
    SlidingWindow window = bucket.window();
    int quota = window.quota() == Bucket.UNLIMITED ? 0 : window.quota();
    return new UsedQuota(endpoint, group.text(), quota, window.held(now), waiters);
  }

  void answered(Ticket ticket, long now) {
    bucket(ticket.key()).answered(ticket.weight(), ticket.sentAt(), now);
    address.answered(1, ticket.sentAt(), now);
    forShares(ticket, share -> share.answered(1, ticket.sentAt(), now));
  }

  void lost(Ticket ticket, long now) {
    bucket(ticket.key()).lost(ticket.weight(), now);
    address.lost(1, now);
    forShares(ticket, share -> share.lost(1, now));
  }

  void neverSent(Ticket ticket) {
    bucket(ticket.key()).window().giveBack(ticket.weight());
    address.window().giveBack(1);
    forShares(ticket, share -> share.window().giveBack(1));
  }

  /** Learns what the exchange says the quota is. */
  void told(Ticket ticket, int quota) {
    bucket(ticket.key()).told(quota);
  }

  /** Learns that nothing is left: that says something new only where we do not hold all of it. */
  void nothingLeft(Ticket ticket, long until, long now) {
    SlidingWindow window = bucket(ticket.key()).window();
    if (Math.max(window.held(now), ticket.heldWhenSent()) < window.quota()) {
      exceeded(ticket, until);
    }
  }

  /** Learns that we were too fast. */
  void exceeded(Ticket ticket, long until) {
    bucket(ticket.key()).exceeded(until);
  }

  private Bucket bucket(LimitKey key) {
    Bucket known = buckets.get(key);
    return known == null ? buckets.computeIfAbsent(key, this::create) : known;
  }

  private Bucket create(LimitKey key) {
    int documented = key.endpoint().quota(key.group());
    return new Bucket(
        documented == 0 ? Bucket.UNLIMITED : documented,
        settings.quota(key),
        SECOND,
        settings.guard().toNanos());
  }
}
