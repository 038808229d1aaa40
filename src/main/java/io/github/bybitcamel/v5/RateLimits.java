package io.github.bybitcamel.v5;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Keeps us within the exchange's limits: per endpoint and group of categories in any second, and
 * over everything in any five seconds. What lessens risk goes before orders, orders before polls;
 * of the same kind, who came first. Quotas follow what the exchange tells. A host that shuts us out
 * is left alone. Safe for use by several threads at once.
 *
 * <p>How a window is kept without knowing when the exchange counts is explained at {@code Bucket}.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/rate-limit">Bybit V5: Rate Limit Rules</a>
 */
public final class RateLimits {

  private static final int TOO_MANY_VISITS = 10006;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final int MOST_DIGITS = 9;

  private final boolean enabled;
  private final LongSupplier nanoTime;
  private final long origin;
  private final ServerClock serverClock;
  private final HostBan ban;
  private final LimitBook book;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Ticket, Condition> waiters = new HashMap<>();

  /** The one waiter that watches the time; the others are woken. */
  private Optional<Ticket> watcher = Optional.empty();

  private long sequence;

  /**
   * Creates limits with nothing used up.
   *
   * @param clock our time, by which a host is left alone
   * @param nanoTime the stopwatch by which windows are kept, in nanoseconds
   * @param serverClock the exchange's time, in which resets are told
   */
  public RateLimits(
      LimitSettings settings, Clock clock, LongSupplier nanoTime, ServerClock serverClock) {
    this(settings, new HostBan(settings.ban(), clock), nanoTime, serverClock);
  }

  /**
   * Creates limits with nothing used up, for one of several accounts at a host.
   *
   * @param ban what leaves the host alone, for all of them
   * @param nanoTime the stopwatch by which windows are kept, in nanoseconds
   * @param serverClock the exchange's time, in which resets are told
   */
  public RateLimits(
      LimitSettings settings, HostBan ban, LongSupplier nanoTime, ServerClock serverClock) {
    this.enabled = settings.enabled();
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
    this.serverClock = serverClock;
    this.ban = ban;
    this.book = new LimitBook(settings);
  }

  /**
   * Waits until {@code request} may be sent. The time until the permit is told what became of the
   * call counts as the round trip, so it should be sent at once.
   *
   * @throws V5Exception if it may not be sent before {@code deadline}, or the host is to be left
   *     alone; certainly not sent
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public Permit acquire(V5Request request, Deadline deadline) throws InterruptedException {
    long start = now();
    Ticket ticket = enabled ? admitted(request, deadline) : new Ticket(request, 0);
    try {
      ban.enter(request.endpoint());
    } catch (V5Exception e) {
      giveBack(ticket);
      throw e;
    }
    return new Permit(this, ticket, Duration.ofNanos(now() - start));
  }

  /** Returns what leaves the host alone. */
  public HostBan ban() {
    return ban;
  }

  /** Returns what is used of every quota that was touched, the address's first. */
  public List<UsedQuota> used() {
    lock.lock();
    try {
      return book.used(now());
    } finally {
      lock.unlock();
    }
  }

  private Ticket admitted(V5Request request, Deadline deadline) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Ticket ticket = new Ticket(request, sequence++);
      if (book.leaveAtOnce(ticket, now())) {
        return ticket;
      }
      book.enter(ticket);
      admit();
      if (!ticket.admitted()) {
        waitFor(ticket, deadline);
      }
      return ticket;
    } finally {
      lock.unlock();
    }
  }

  private void waitFor(Ticket ticket, Deadline deadline) throws InterruptedException {
    Condition turn = lock.newCondition();
    waiters.put(ticket, turn);
    wakeWatcher();
    try {
      while (!ticket.admitted()) {
        check(ticket, deadline);
        turn.awaitNanos(untilNextLook(ticket, deadline));
        stopWatching(ticket);
        admit();
      }
    } catch (InterruptedException e) {
      // It may have been admitted before the interrupt was noticed.
      if (ticket.admitted()) {
        book.neverSent(ticket);
        admit();
      }
      throw e;
    } finally {
      waiters.remove(ticket);
      stopWatching(ticket);
      if (!ticket.admitted()) {
        book.giveUp(ticket);
      }
      wakeWatcher();
    }
  }

  private void check(Ticket ticket, Deadline deadline) {
    V5Endpoint endpoint = ticket.key().endpoint();
    if (ban.isClosed()) {
      throw ban.closed(endpoint);
    }
    if (deadline.passed()) {
      throw new V5Exception(
          Failure.heldBack(endpoint, "our own rate limit made it wait too long", Optional.empty()));
    }
  }

  /** Whoever finds nobody watching the time does so himself; the others sleep until woken. */
  private long untilNextLook(Ticket ticket, Deadline deadline) {
    if (watcher.isPresent()) {
      return deadline.remainingNanos();
    }
    watcher = Optional.of(ticket);
    long now = now();
    return Math.min(deadline.remainingNanos(), book.nextAdmission(now) - now);
  }

  private void stopWatching(Ticket ticket) {
    watcher = watcher.filter(other -> !other.equals(ticket));
  }

  /** Makes sure that somebody watches the time, and looks again when that time may have changed. */
  private void wakeWatcher() {
    watcher.or(book::first).map(waiters::get).ifPresent(Condition::signal);
  }

  private void admit() {
    for (Ticket ticket : book.admit(now())) {
      Condition turn = waiters.get(ticket);
      if (turn != null) {
        turn.signal();
      }
    }
  }

  void answered(
      Ticket ticket, Function<String, Optional<String>> header, Optional<V5Exception> failure) {
    ban.ended(failure);
    if (enabled) {
      learn(ticket, header, failure);
    }
  }

  private void learn(
      Ticket ticket, Function<String, Optional<String>> header, Optional<V5Exception> failure) {
    // Read before the lock is taken: all callers pass it twice.
    Optional<Integer> told = number(header, "X-Bapi-Limit");
    boolean nothingLeft =
        number(header, "X-Bapi-Limit-Status").filter(left -> left == 0).isPresent();
    Optional<V5Exception> tooFast = failure.filter(RateLimits::isTooFast);
    lock.lock();
    try {
      long now = now();
      book.answered(ticket, now);
      told.ifPresent(quota -> book.told(ticket, quota));
      if (tooFast.isPresent()) {
        book.exceeded(ticket, now + untilReset(tooFast.get(), header).toNanos());
      } else if (nothingLeft) {
        book.nothingLeft(ticket, now + untilReset(header).toNanos(), now);
      }
      changed();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isTooFast(V5Exception failure) {
    return failure.retCode().equals(OptionalInt.of(TOO_MANY_VISITS));
  }

  private Duration untilReset(V5Exception tooFast, Function<String, Optional<String>> header) {
    boolean told = Resets.at(header).isPresent();
    return tooFast.retryAfter().orElseGet(() -> told ? untilReset(header) : WINDOW);
  }

  private Duration untilReset(Function<String, Optional<String>> header) {
    return Resets.at(header)
        .map(reset -> Resets.clamp(Duration.between(serverClock.now(), reset)))
        .orElse(Resets.SHORTEST);
  }

  private static Optional<Integer> number(Function<String, Optional<String>> header, String name) {
    return header.apply(name).filter(RateLimits::isNumber).map(Integer::valueOf);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MOST_DIGITS;
  }

  void failed(Ticket ticket, boolean certainlyNotSent) {
    if (certainlyNotSent) {
      ban.notMade();
      giveBack(ticket);
      return;
    }
    ban.ended(Optional.empty());
    if (enabled) {
      lose(ticket);
    }
  }

  private void lose(Ticket ticket) {
    lock.lock();
    try {
      book.lost(ticket, now());
      changed();
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Ticket ticket) {
    if (!enabled) {
      return;
    }
    lock.lock();
    try {
      book.neverSent(ticket);
      changed();
    } finally {
      lock.unlock();
    }
  }

  private void changed() {
    admit();
    if (waiters.isEmpty()) {
      return;
    }
    if (ban.isClosed()) {
      waiters.values().forEach(Condition::signal);
    } else {
      wakeWatcher();
    }
  }

  /** Counts from when the limits were created, so that it never overflows. */
  private long now() {
    return nanoTime.getAsLong() - origin;
  }
}
