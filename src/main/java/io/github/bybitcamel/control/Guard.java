package io.github.bybitcamel.control;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.Standing;
import io.github.bybitcamel.risk.TradingState;
import io.github.bybitcamel.v5.ServerClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops trading by itself where something is wrong that nobody may have noticed. Safe for use by
 * many threads.
 */
public final class Guard {

  /** Name of the file whose touch is a heartbeat. */
  public static final String HEARTBEAT = ".heartbeat";

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int REMEMBERED = 10_000;
  private static final String NOBODY = "no heartbeat ";
  private static final String CANCELLED = "; all orders cancelled but stops of positions";

  /** How often all is tried to be cancelled where trading is stopped for another reason. */
  private static final Duration SELDOM = Duration.ofSeconds(10);

  private final GuardSettings settings;
  private final RiskLimits limits;
  private final AccountControl control;
  private final AccountReadings readings;
  private final ServerClock serverClock;
  private final Path heartbeat;
  private final Clock clock;
  private final Deque<Instant> unknowns = new ArrayDeque<>();
  private final Map<Long, SignalState> heard =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SignalState> eldest) {
          return size() > REMEMBERED;
        }
      };
  private int rejects;
  private Instant ahead = Instant.MIN;
  private Instant noticed = Instant.MIN;

  /** The last heartbeat that none followed in time. */
  private Instant lost = Instant.MIN;

  /** When it was last tried to cancel all. */
  private Instant tried = Instant.EPOCH;

  /** Why all is to be cancelled; empty once it is. */
  private Optional<String> owed = Optional.empty();

  /**
   * Prepares to guard.
   *
   * @param inbox where the file {@value #HEARTBEAT} is touched
   */
  public Guard(
      GuardSettings settings,
      RiskLimits limits,
      AccountControl control,
      AccountReadings readings,
      ServerClock serverClock,
      Path inbox,
      Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.control = control;
    this.readings = readings;
    this.serverClock = serverClock;
    this.heartbeat = inbox.resolve(HEARTBEAT);
    this.clock = clock;
  }

  /** Hears what became of a signal. */
  public synchronized void heard(Entry entry) {
    if (entry.state() == heard.put(entry.sequence(), entry.state()) || entry.legs().isEmpty()) {
      return;
    }
    switch (entry.state()) {
      case UNKNOWN -> unknown();
      case REJECTED -> rejected(entry);
      case ACKED, WORKING, PARTIALLY_FILLED, FILLED -> rejects = 0;
      default -> {
        // Says nothing about the exchange.
      }
    }
  }

  private void unknown() {
    Instant now = clock.instant();
    unknowns.addLast(now);
    while (unknowns.getFirst().isBefore(now.minus(WINDOW))) {
      unknowns.removeFirst();
    }
    settings
        .unknowns()
        .filter(most -> unknowns.size() >= most)
        .ifPresent(
            most -> {
              trip("%d orders of unknown fate in 10 min >= %d".formatted(unknowns.size(), most));
              unknowns.clear();
            });
  }

  private void rejected(Entry entry) {
    rejects++;
    settings
        .rejects()
        .filter(most -> rejects >= most)
        .ifPresent(
            most -> {
              trip(
                  "%d orders refused in a row >= %d, the last: %s"
                      .formatted(rejects, most, entry.reason()));
              rejects = 0;
            });
  }

  private void trip(String reason) {
    control.trip(TradingState.HALTED, reason);
  }

  /** Looks at clock, day and heartbeat. */
  public void look() {
    settings.clock().ifPresent(this::lookAtClock);
    if (settings.dailyLoss()) {
      lookAtDay();
    }
    settings
        .deadMan()
        .ifPresent(
            most -> {
              lookForHeartbeat(most);
              cancelForNobody();
            });
  }

  private void lookAtClock(Duration most) {
    Duration offset = serverClock.offset();
    if (offset.abs().compareTo(most) >= 0) {
      trip(
          "our clock is %d ms off the exchange's >= %d ms"
              .formatted(offset.toMillis(), most.toMillis()));
    }
  }

  private void lookAtDay() {
    Instant notBefore = clock.instant().minus(limits.dayAge().dividedBy(4));
    readings
        .day(notBefore)
        .value()
        .ifPresent(day -> limits.dailyLossReached(day).ifPresent(denial -> trip(denial.text())));
  }

  private void lookForHeartbeat(Duration most) {
    Instant last = lastHeartbeat();
    if (clock.instant().isBefore(counted(last).plus(most))) {
      return;
    }
    String reason = NOBODY + "for %d min, the last %s".formatted(most.toMinutes(), last);
    boolean tripped = control.trip(TradingState.REDUCE_ONLY, reason);
    if (tripped || !last.equals(lost)) {
      LOG.warn("{}", reason);
      lost = last;
      owed = Optional.of(reason);
    }
  }

  /** What lies ahead since the clock was set back counts from when that was noticed. */
  private Instant counted(Instant last) {
    Instant now = clock.instant();
    if (!last.isAfter(now)) {
      return last;
    }
    if (!last.equals(ahead) || noticed.isAfter(now)) {
      ahead = last;
      noticed = now;
    }
    return noticed;
  }

  /**
   * Nobody may be there who sees that a cancel has failed: it is tried until it has not, or trading
   * goes on. What stopped trading for another reason stands as it did.
   */
  private void cancelForNobody() {
    Standing standing = control.state();
    String reason = standing.reason();
    boolean ours = standing.state() == TradingState.REDUCE_ONLY && reason.startsWith(NOBODY);
    if (ours && !reason.endsWith(CANCELLED)) {
      owed = Optional.of(reason);
    } else if (standing.state() == TradingState.ACTIVE) {
      owed = Optional.empty();
    }
    Instant now = clock.instant();
    boolean due = ours || Duration.between(tried, now).abs().compareTo(SELDOM) >= 0;
    if (owed.isEmpty() || !due) {
      return;
    }
    tried = now;
    if (control.sweep(owed.get())) {
      LOG.warn("{}{}", owed.get(), CANCELLED);
      if (owed.get().equals(reason)) {
        control.explain(standing, reason + CANCELLED);
      }
      owed = Optional.empty();
    }
  }

  private Instant lastHeartbeat() {
    Instant said = control.lastHeartbeat();
    try {
      Instant touched = Files.getLastModifiedTime(heartbeat).toInstant();
      return touched.isAfter(said) ? touched : said;
    } catch (IOException e) {
      // Not touched yet, or not to be seen: the last one that was said counts.
      return said;
    }
  }
}
