package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.plan.CancelTarget;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the signals of each lane to a worker one at a time, in order of arrival; lanes run side by
 * side, and take turns where there are many. What is to be sent again goes before what waits. A
 * cancel of one order overtakes what waits in its lane, and a head that waits for the exchange's
 * limits; but not what came with it in one delivery, whose records are done as they stand, unless
 * an order of unknown fate holds those up. Nothing overtakes a cancel, cancels keep their order,
 * and a cancel waits while the very order that it means is being sent. Waiting signals wait on
 * disk: memory grows with lanes, not with signals.
 */
public final class Lanes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final String CANCEL = "cancel";
  private static final String FAULT = "LANE_FAULT";
  private static final int PAGE = 200;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

  /** How long what is under way may take at the end, and how much of it without being disturbed. */
  private static final Duration END = Duration.ofSeconds(15);

  private static final Duration UNDISTURBED = Duration.ofSeconds(10);

  /** How many lanes may be at the exchange at once: more than any quota times a slow answer. */
  private static final int THREADS = 32;

  /** For what must not wait until orders of other lanes have passed the limits. */
  private static final int URGENT_THREADS = 8;

  private final Predicate<String> ours;
  private final Ledger ledger;
  private final Consumer<Entry> worker;
  private final Consumer<Entry> resend;
  private final Alarms alarms;
  private final Crossing crossing;
  private final CancelTarget targets;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final ExecutorService urgentThreads = Executors.newFixedThreadPool(URGENT_THREADS);
  private final ExecutorService cancelThreads = Executors.newFixedThreadPool(URGENT_THREADS);
  private final Map<String, Lane> lanes = new HashMap<>();
  private final AtomicLong warned = new AtomicLong();
  private boolean open;

  /**
   * Prepares the lanes.
   *
   * @param ours tells by their names the lanes that are started here; others are left alone
   * @param worker carries one signal to its acknowledgement or refusal; must not throw for an
   *     outcome of the exchange
   * @param resend sends one signal again that is proven absent, and says what became of it by
   *     {@link #unknown} or {@link #known}
   * @param alarms told of a lane that cannot go on
   */
  public Lanes(
      Predicate<String> ours,
      Ledger ledger,
      Consumer<Entry> worker,
      Consumer<Entry> resend,
      Alarms alarms) {
    this.ours = ours;
    this.ledger = ledger;
    this.worker = worker;
    this.resend = resend;
    this.alarms = alarms;
    this.crossing = new Crossing(ours, this::isBlocked, ledger, alarms::now);
    this.targets = new CancelTarget(ledger);
  }

  /** Takes up every lane in which a signal waits; until then none is. */
  public void start() {
    synchronized (this) {
      open = true;
      Map.copyOf(lanes).forEach((name, lane) -> wake(name));
    }
    ledger.waitingLanes().stream()
        .filter(ours)
        .forEach(
            name -> {
              overtake(name);
              wake(name);
            });
  }

  /** Wakes every lane in which a signal waits, whoever may not have been told of it. */
  void takeUp() {
    ledger.waitingLanes().stream()
        .filter(ours)
        .forEach(
            name -> {
              if (!comesToIt(name)) {
                overtake(name);
              }
              wake(name);
            });
  }

  /** A lane that goes on finds a cancel in its turn; to look for one among all is dear. */
  private synchronized boolean comesToIt(String name) {
    return lanes.containsKey(name) && !isBlocked(name);
  }

  /** Starts no signal any more, and waits, within a bound, until those under way have ended. */
  @Override
  public void close() {
    synchronized (this) {
      open = false;
    }
    List<ExecutorService> all = List.of(threads, urgentThreads, cancelThreads);
    all.forEach(ExecutorService::shutdown);
    long begin = System.nanoTime();
    try {
      if (!ended(all, begin + UNDISTURBED.toNanos())) {
        // Who waits for the exchange or for its limits has certainly sent nothing, and gives up.
        all.forEach(ExecutorService::shutdownNow);
        if (!ended(all, begin + END.toNanos())) {
          LOG.warn(
              "signals are still under way after {} s; the next start finds them", END.toSeconds());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean ended(List<ExecutorService> all, long end) throws InterruptedException {
    boolean ended = true;
    for (ExecutorService each : all) {
      ended &= each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return ended;
  }

  /** Says that a signal may wait in {@code name}. Returns at once. */
  public synchronized void wake(String name) {
    Lane lane = lanes.computeIfAbsent(name, any -> new Lane());
    if (lane.signals().wake(open)) {
      go(name, lane);
    }
  }

  /** Says that a cancel of one order may wait in {@code name}. Returns at once. */
  public synchronized void overtake(String name) {
    Lane lane = lanes.computeIfAbsent(name, any -> new Lane());
    if (lane.cancels().wake(open)) {
      start(cancelThreads, () -> runCancels(name, lane), name);
    }
  }

  /** Says that {@code entry} waits. Returns at once. */
  public void arrived(Entry entry) {
    if (entry.action().equals(CANCEL)) {
      overtake(entry.lane());
    } else if (entry.lessensRisk()) {
      urge(entry.lane());
    } else {
      told(entry);
    }
  }

  private synchronized void told(Entry entry) {
    lanes.computeIfAbsent(entry.lane(), any -> new Lane()).told(entry);
    wake(entry.lane());
  }

  private synchronized Optional<Entry> lastTold(Lane lane) {
    return lane.lastTold();
  }

  /** Says that a signal waits which lessens risk: its lane need not wait for its turn. */
  public synchronized void urge(String name) {
    lanes.computeIfAbsent(name, any -> new Lane()).urge();
    wake(name);
  }

  /** Says that the fate of a signal is unknown: only what lessens risk passes it in its lane. */
  public synchronized void unknown(String name, long sequence) {
    lanes.computeIfAbsent(name, any -> new Lane()).unknown().add(sequence);
  }

  /** Says that the fate of a signal is known. */
  public synchronized void known(String name, long sequence) {
    Lane lane = lanes.get(name);
    if (lane == null || !lane.unknown().remove(sequence)) {
      return;
    }
    wake(name);
    crossing.freed(name).forEach(this::wake);
  }

  /** Says that a signal is to be sent again, before anything that waits in its lane. */
  public synchronized void sendAgain(String name, long sequence) {
    lanes.computeIfAbsent(name, any -> new Lane()).again().add(sequence);
    wake(name);
  }

  /**
   * Returns the lanes in which what opens risk waits for evidence: of a signal of theirs, or of one
   * that means all lanes.
   */
  Set<String> blocked() {
    Set<String> blocked = withUnknown();
    if (blocked.stream().anyMatch(Crossing::meansAll)) {
      ledger.waitingLanes().stream()
          .filter(ours)
          .filter(name -> blocked.contains(Crossing.laneOfAll(name)))
          .forEach(blocked::add);
    }
    return blocked;
  }

  private synchronized Set<String> withUnknown() {
    return lanes.entrySet().stream()
        .filter(lane -> !lane.getValue().unknown().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private synchronized boolean isBlocked(String name) {
    return hasUnknown(name) || hasUnknown(Crossing.laneOfAll(name));
  }

  private boolean hasUnknown(String name) {
    Lane lane = lanes.get(name);
    return lane != null && !lane.unknown().isEmpty();
  }

  /** Returns whether a worker or a cancel's has a signal in hand, or is about to. */
  synchronized boolean isUnderWay(String name, long sequence) {
    Lane lane = lanes.get(name);
    return lane != null && (lane.again().contains(sequence) || lane.claims().has(sequence));
  }

  /**
   * Returns whether a signal that came before {@code entry} is of unknown fate: in its lane, or in
   * any where it means all of them.
   */
  public synchronized boolean unknownBefore(Entry entry) {
    return lanes.entrySet().stream()
        .filter(lane -> Crossing.meansAll(entry.lane()) || lane.getKey().equals(entry.lane()))
        .anyMatch(lane -> lane.getValue().unknown().lower(entry.sequence()) != null);
  }

  /** Carries one signal; the next one of the lane waits for its turn among the lanes. */
  private void run(String name, Lane lane) {
    carryNext(
        name,
        task -> threads(lane).execute(task),
        () -> next(name, lane, lane.signals(), () -> inTurn(name, lane)),
        () -> go(name, lane),
        () -> run(name, lane));
  }

  /** Carries one cancel, beside whatever is under way in the lane. */
  private void runCancels(String name, Lane lane) {
    Runnable again = () -> runCancels(name, lane);
    carryNext(
        name,
        cancelThreads,
        () -> next(name, lane, lane.cancels(), () -> cancel(name, lane)),
        () -> start(cancelThreads, again, name),
        again);
  }

  /** What pauses goes on where it came from: a cancel never waits behind orders of other lanes. */
  private void carryNext(
      String name, Executor own, Supplier<Optional<Runnable>> look, Runnable goOn, Runnable again) {
    try {
      Optional<Runnable> next = look.get();
      if (next.isPresent()) {
        next.get().run();
        alarms.clear(FAULT, name);
        goOn.run();
      }
    } catch (NotNowException e) {
      waits(e);
      start(after(bounded(e.pause()), own), again, name);
    } catch (RuntimeException | Error e) {
      // The signal is still on disk as it was: the lane takes it up again.
      LOG.error("lane {} pauses {} s", name, RETRY.toSeconds(), e);
      alarms.raise(FAULT, name, e.toString());
      start(after(RETRY, own), again, name);
    }
  }

  private void waits(NotNowException e) {
    if (e.pause().compareTo(NotNowException.MOMENT) <= 0) {
      return;
    }
    long now = System.nanoTime();
    long last = warned.get();
    if ((last == 0 || now - last > TOLD_AGAIN.toNanos()) && warned.compareAndSet(last, now)) {
      LOG.warn("signals wait in their lanes: {}", e.getMessage());
    }
  }

  /** A cancel may end what waits, and time may be up for it: it is looked at again before long. */
  private static Duration bounded(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Executor after(Duration pause, Executor own) {
    return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, own);
  }

  private void go(String name, Lane lane) {
    start(threads(lane), () -> run(name, lane), name);
  }

  private synchronized Executor threads(Lane lane) {
    return lane.isUrgent() ? urgentThreads : threads;
  }

  private static void start(Executor executor, Runnable run, String name) {
    try {
      executor.execute(run);
    } catch (RejectedExecutionException e) {
      LOG.debug("closed: lane {} is left to the next start", name);
    }
  }

  private Optional<Runnable> next(
      String name, Lane lane, Drain drain, Supplier<Optional<Runnable>> look) {
    while (begin(drain)) {
      Optional<Runnable> next = look.get();
      if (next.isPresent()) {
        return next;
      }
      if (end(name, lane, drain)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<Runnable> inTurn(String name, Lane lane) {
    return again(lane)
        .<Runnable>map(sequence -> () -> sendAgain(name, lane, sequence))
        .or(() -> waiting(name, lane));
  }

  private void sendAgain(String name, Lane lane, long sequence) {
    try {
      resend.accept(toBeSentAgain(lane, sequence));
    } finally {
      gone(name, lane);
    }
  }

  /** Where the ledger cannot be read, the signal stays with the lane: nobody else has it. */
  private Entry toBeSentAgain(Lane lane, long sequence) {
    try {
      return ledger.find(sequence).orElseThrow();
    } catch (RuntimeException e) {
      giveBack(lane, sequence);
      throw e;
    }
  }

  private synchronized void giveBack(Lane lane, long sequence) {
    lane.again().add(sequence);
  }

  private Optional<Runnable> waiting(String name, Lane lane) {
    boolean blocked = blocked(lane);
    // Most lanes are empty when a signal comes: it is in hand, and need not be read.
    Optional<Entry> next =
        lastTold(lane)
            .filter(entry -> !blocked && ledger.isNext(entry))
            .or(() -> ledger.nextOf(name, blocked));
    Optional<Runnable> begun = begun(name, lane, next, blocked);
    boolean waitsForBarrier =
        begun.isEmpty() && !blocked && next.filter(this::unknownBarrierBefore).isPresent();
    return waitsForBarrier ? begun(name, lane, ledger.nextOf(name, true), true) : begun;
  }

  private Optional<Runnable> begun(String name, Lane lane, Optional<Entry> first, boolean blocked) {
    Optional<Entry> next = first;
    if (next.filter(entry -> entry.action().equals(CANCEL)).isPresent()) {
      // What comes after it waits for it; whoever carries it wakes the lane.
      overtake(name);
      next =
          blocked ? next.filter(this::waitsForItsOrders).flatMap(this::passing) : Optional.empty();
    }
    return next.filter(entry -> take(lane, entry))
        .filter(entry -> enter(name, lane, entry))
        .map(entry -> () -> carry(name, lane, entry));
  }

  /** What closes is not held up by a cancel that waits for orders which cannot be placed yet. */
  private Optional<Entry> passing(Entry cancel) {
    List<Entry> page = ledger.waitingIn(cancel.lane(), cancel.sequence(), PAGE);
    while (!page.isEmpty()) {
      Optional<Entry> closes =
          page.stream()
              .filter(entry -> entry.lessensRisk() && !entry.action().equals(CANCEL))
              .findFirst();
      if (closes.isPresent()) {
        return closes;
      }
      page = ledger.waitingIn(cancel.lane(), page.get(page.size() - 1).sequence(), PAGE);
    }
    return Optional.empty();
  }

  /** Whether a cancel means one of several orders of a signal that has still to place them. */
  private boolean waitsForItsOrders(Entry entry) {
    CancelSignal cancel = (CancelSignal) CanonicalSignal.read(entry.canonical());
    return meant(cancel, entry).filter(target -> waitsFor(cancel, entry, target)).isPresent();
  }

  private Optional<Entry> meant(CancelSignal cancel, Entry entry) {
    return targets.of(cancel).filter(target -> target.lane().equals(entry.lane()));
  }

  private static boolean waitsFor(CancelSignal cancel, Entry entry, Entry target) {
    return target.sequence() < entry.sequence() && CancelTarget.isPartOfWaiting(cancel, target);
  }

  private boolean enter(String name, Lane lane, Entry entry) {
    boolean entered = false;
    try {
      entered = crossing.enter(entry, unknownBarrierBefore(entry));
    } finally {
      if (!entered) {
        gone(name, lane);
      }
    }
    return entered;
  }

  private void carry(String name, Lane lane, Entry entry) {
    try {
      worker.accept(entry);
    } finally {
      crossing.leave(entry);
      gone(name, lane);
      crossing.freed(entry.lane()).forEach(this::wake);
    }
  }

  private Optional<Runnable> cancel(String name, Lane lane) {
    // The order matters: from here on, whatever goes calls for the cancel, and only then is looked.
    lookOut(lane);
    Optional<Entry> next = ledger.nextCancelOf(name);
    if (next.isEmpty()) {
      noCancel(lane);
    }
    return next.filter(entry -> takeCancel(lane, entry))
        .map(entry -> () -> carryCancel(name, lane, entry));
  }

  private boolean takeCancel(Lane lane, Entry entry) {
    CancelSignal cancel = (CancelSignal) CanonicalSignal.read(entry.canonical());
    Optional<Entry> meant = meant(cancel, entry);
    return meant.filter(target -> waitsFor(cancel, entry, target)).isEmpty()
        && !followsItsOwn(lane, entry)
        && takeCancel(lane, entry, meant.map(Entry::sequence).orElse(0L));
  }

  /** The order matters: what is under way is marked so before it ceases to wait. */
  private boolean followsItsOwn(Lane lane, Entry cancel) {
    return !isBlocked(cancel.lane())
        && (ledger.lastWaitingBefore(cancel).filter(cancel::cameWith).isPresent()
            || ledger.find(underWay(lane)).filter(cancel::cameWith).isPresent());
  }

  private void carryCancel(String name, Lane lane, Entry entry) {
    crossing.overtake(entry);
    try {
      worker.accept(entry);
    } finally {
      crossing.leave(entry);
      cancelGone(lane);
      wake(name);
      crossing.freed(entry.lane()).forEach(this::wake);
    }
  }

  private synchronized boolean take(Lane lane, Entry entry) {
    return lane.claims().take(entry.sequence());
  }

  private synchronized void gone(String name, Lane lane) {
    if (lane.claims().gone()) {
      overtake(name);
    }
  }

  private synchronized void lookOut(Lane lane) {
    lane.claims().cancelLooksOut();
  }

  private synchronized void noCancel(Lane lane) {
    lane.claims().noCancel();
  }

  private synchronized boolean takeCancel(Lane lane, Entry entry, long meant) {
    return lane.claims().takeCancel(entry.sequence(), meant);
  }

  private synchronized void cancelGone(Lane lane) {
    lane.claims().cancelGone();
  }

  private synchronized long underWay(Lane lane) {
    return lane.claims().underWay();
  }

  private synchronized boolean begin(Drain drain) {
    return drain.begin(open);
  }

  /** What a cancel that is under way means is not sent again before the cancel has gone. */
  private synchronized Optional<Long> again(Lane lane) {
    Optional<Long> first = lane.again().stream().filter(lane.claims()::take).findFirst();
    first.ifPresent(lane.again()::remove);
    return first;
  }

  private synchronized boolean blocked(Lane lane) {
    return !lane.unknown().isEmpty();
  }

  private synchronized boolean unknownBarrierBefore(Entry entry) {
    Lane all = lanes.get(Crossing.laneOfAll(entry.lane()));
    return all != null && all.unknown().lower(entry.sequence()) != null;
  }

  private synchronized boolean end(String name, Lane lane, Drain drain) {
    boolean rests = drain.rest();
    lane.rests();
    if (lane.isEmpty()) {
      lanes.remove(name);
    }
    return rests;
  }
}
