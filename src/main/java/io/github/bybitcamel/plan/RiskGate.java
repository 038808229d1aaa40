package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.risk.Datum;
import io.github.bybitcamel.risk.Denial;
import io.github.bybitcamel.risk.Exposure;
import io.github.bybitcamel.risk.Holdings;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.Pace;
import io.github.bybitcamel.risk.Reading;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.RiskRule;
import io.github.bybitcamel.risk.Working;
import io.github.bybitcamel.v5.V5Orders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Holds every plan against the limits before anything is sent, and keeps room for what has passed
 * until the exchange shows it: two orders in different lanes cannot both take the last room. Safe
 * for use by many threads.
 */
public final class RiskGate {

  /** How long a denial waits for orders on their way to show, so that none is counted twice. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final Duration LOOK = Duration.ofMillis(25);

  /** How old a reading may be by which what would be denied is judged once more. */
  private static final Duration AGAIN = Duration.ofMillis(200);

  private static final Set<String> BY_HOLDINGS =
      Arrays.stream(RiskRule.values())
          .filter(RiskRule::asksHoldings)
          .map(RiskRule::name)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> LACKS_DATA = Set.of("NO_DATA", "STALE_DATA");

  /** How long after its answer an order that nobody watches counts as shown. */
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(1);

  private static final Duration SHOWN_AT_LAST = Duration.ofMinutes(1);
  private static final Set<SignalState> OPEN_FATE =
      Set.of(SignalState.INTENT, SignalState.SENT, SignalState.ACKED, SignalState.UNKNOWN);
  private static final int PAGE = 1000;

  private final RiskLimits limits;
  private final KillSwitch killSwitch;
  private final AccountReadings readings;
  private final Wishes wishes;
  private final Clock clock;
  private final Set<Datum> needs;
  private final Duration reuse;
  private final Object lock = new Object();
  private final InFlight inFlight = new InFlight();
  private final Pace pace = new Pace();
  private Instant changed = Instant.MIN;

  /** Judges by {@code limits}. */
  public RiskGate(
      RiskLimits limits,
      KillSwitch killSwitch,
      Instruments instruments,
      AccountReadings readings,
      Clock clock) {
    this.limits = limits;
    this.killSwitch = killSwitch;
    this.readings = readings;
    this.wishes = new Wishes(instruments);
    this.clock = clock;
    this.needs = limits.needs();
    this.reuse = limits.dataAge().dividedBy(5);
  }

  /** Takes up what an earlier run let pass: how many orders lately, and which are of open fate. */
  public void takeUp(Ledger ledger, String account) {
    Instant now = clock.instant();
    synchronized (lock) {
      if (limits.limitsPace()) {
        Duration back = limits.coolDown().orElse(Duration.ZERO);
        Instant from =
            now.minus(back.compareTo(Duration.ofDays(1)) > 0 ? back : Duration.ofDays(1));
        ledger.ordersSince(account, from).stream()
            .filter(order -> mayOpenRisk(order.request()))
            .forEach(order -> pace.passed(order.symbol(), order.at()));
      }
      if (needs.contains(Datum.HOLDINGS)) {
        long after = 0;
        List<Entry> page = ledger.inStates(OPEN_FATE, after, PAGE);
        while (!page.isEmpty()) {
          page.stream()
              .filter(entry -> entry.account().equals(account))
              .flatMap(entry -> entry.legs().stream())
              .filter(leg -> OPEN_FATE.contains(leg.state()))
              .filter(leg -> mayOpenRisk(leg.request()))
              .forEach(leg -> inFlight.holdUnknown(leg.orderLinkId()));
          after = page.get(page.size() - 1).sequence();
          page = ledger.inStates(OPEN_FATE, after, PAGE);
        }
      }
    }
  }

  /** An order that cannot be read must not keep the program from starting. */
  private static boolean mayOpenRisk(String request) {
    try {
      return !V5Orders.lessensRisk(request);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /**
   * Lets {@code plan} pass. What passed before and could not be sent does not count against itself.
   *
   * @throws RefusedException if a limit denies it
   */
  public void check(Asked asked, Plan plan) {
    check(asked, plan, pace);
  }

  /**
   * Lets {@code plan} pass once more: what is sent again, since nobody knew what became of it, was
   * counted among the orders of late when it was sent first, and is no other one.
   *
   * @throws RefusedException if a limit denies it
   */
  public void checkAgain(Asked asked, Plan plan) {
    synchronized (lock) {
      inFlight.judgedAnew(Wishes.names(plan));
    }
    check(asked, plan, new Pace());
  }

  private void check(Asked asked, Plan plan, Pace counted) {
    Wishes.Request request = wishes.of(asked, plan);
    // A halt must not keep a plan from closing: what it opens afterwards is denied before it is
    // sent.
    boolean passes = request.lessensRisk() || Wishes.closes(plan);
    killSwitch.check(passes).ifPresent(RiskGate::refuse);
    if (!request.wishes().isEmpty()) {
      exactly(request, asked, counted).ifPresent(RiskGate::refuse);
    } else if (plan instanceof Plan.SetLeverage leverage) {
      if (!passes) {
        allowed(asked, leverage.category(), leverage.symbol());
      }
      limits.refuseLeverage(leverage.leverage(), leverage.symbol()).ifPresent(RiskGate::refuse);
      readings.forgetLeverage(leverage.category(), leverage.symbol());
    } else if (plan instanceof Plan.SetStops stops && !passes) {
      allowed(asked, stops.stop().category(), stops.stop().symbol());
    }
  }

  private void allowed(Asked asked, Category category, String symbol) {
    limits
        .refuseUnnamed(asked.source(), asked.action(), category, symbol)
        .ifPresent(RiskGate::refuse);
  }

  /** Returns whether a plan was denied only because it could not be judged at that moment. */
  public static boolean lacksData(RefusedException denial) {
    return LACKS_DATA.stream().anyMatch(denial.getMessage()::startsWith);
  }

  private static void refuse(Denial denial) {
    throw new RefusedException(SignalState.DENIED, denial.text());
  }

  /**
   * What would be denied by what the account holds is judged again: by a reading that shows
   * whatever has changed, and while an order on its way may be counted twice.
   */
  private Optional<Denial> exactly(Wishes.Request request, Asked asked, Pace counted) {
    Instant begin = clock.instant();
    Optional<Denial> denial = judged(request, asked, counted, begin.minus(reuse));
    Instant notBefore = begin.minus(AGAIN);
    while (tooCareful(denial)
        && clock.instant().isBefore(begin.plus(PATIENCE))
        && !Thread.currentThread().isInterrupted()) {
      boolean undecided;
      synchronized (lock) {
        notBefore = notBefore.isBefore(changed) ? changed : notBefore;
        undecided = inFlight.undecided(clock.instant(), request.names());
      }
      denial = judged(request, asked, counted, notBefore);
      if (!undecided) {
        return denial;
      }
      LockSupport.parkNanos(LOOK.toNanos());
      if (!awaitsLastRun()) {
        notBefore = clock.instant();
      }
    }
    return denial;
  }

  private boolean tooCareful(Optional<Denial> denial) {
    return denial.filter(d -> BY_HOLDINGS.contains(d.code())).isPresent()
        || (denial.isPresent() && awaitsLastRun());
  }

  /**
   * Returns whether orders of the last run are of open fate: until that is known, what opens risk
   * cannot be judged by what the account holds, however often it is read.
   */
  public boolean awaitsLastRun() {
    synchronized (lock) {
      return inFlight.ofUnknownValue() > 0;
    }
  }

  private Optional<Denial> judged(
      Wishes.Request request, Asked asked, Pace counted, Instant notBefore) {
    Exposure read = read(request, notBefore);
    synchronized (lock) {
      Instant now = clock.instant();
      counted.setBack(now);
      boolean counts = needs.contains(Datum.HOLDINGS);
      Reading<Holdings> holdings =
          counts ? request.before(withInFlight(read.holdings(), now)) : unread();
      Exposure exposure =
          new Exposure(
              now,
              read.quote(),
              read.rate(),
              holdings,
              read.leverage(),
              read.day(),
              counted.without(asked.sequence()));
      Optional<Denial> denial =
          request.wishes().stream()
              .flatMap(wish -> limits.judge(wish, exposure).stream())
              .findFirst();
      if (denial.isEmpty() && !asked.dryRun()) {
        if (counts) {
          BigDecimal rate = read.rate().value().orElse(BigDecimal.ONE);
          request.working(rate).forEach(order -> hold(request, order));
        }
        counted.forget(asked.sequence());
        request.wishes().forEach(wish -> counted.passed(asked.sequence(), wish.symbol(), now));
      }
      return denial;
    }
  }

  private Reading<Holdings> withInFlight(Reading<Holdings> read, Instant now) {
    if (inFlight.ofUnknownValue() > 0) {
      return Reading.failed(inFlight.ofUnknownValue() + " orders of the last run are of open fate");
    }
    List<Working> missing = inFlight.missingFrom(read.at(), now);
    return new Reading<>(
        read.value().map(holdings -> holdings.with(missing)), read.at(), read.failure());
  }

  private void hold(Wishes.Request request, Working order) {
    request
        .change()
        .ifPresentOrElse(change -> inFlight.hold(change, order), () -> inFlight.hold(order));
  }

  private Exposure read(Wishes.Request request, Instant notBefore) {
    return new Exposure(
        notBefore,
        needs.contains(Datum.QUOTE)
            ? readings.quote(request.category(), request.symbol(), notBefore)
            : unread(),
        needs.contains(Datum.RATE) ? readings.rate(request.quoteCoin(), notBefore) : unread(),
        needs.contains(Datum.HOLDINGS) ? request.withCoin(readings, notBefore) : unread(),
        needs.contains(Datum.LEVERAGE) && request.margined()
            ? readings.leverage(request.category(), request.symbol(), notBefore)
            : unread(),
        needs.contains(Datum.DAY)
            ? readings.day(clock.instant().minus(limits.dayAge().dividedBy(4)))
            : unread(),
        pace);
  }

  private static <T> Reading<T> unread() {
    return Reading.failed("not read");
  }

  /** Hears where a signal's orders stand. */
  public void heard(Entry entry) {
    synchronized (lock) {
      Instant now = clock.instant();
      entry.legs().forEach(leg -> inFlight.heard(leg, now));
      changed = now;
    }
  }

  /** Hears that the account may be another one than it was. */
  public void changed() {
    synchronized (lock) {
      changed = clock.instant();
    }
  }

  /** Hears where an order stands that nobody watches. */
  public void heard(Leg leg) {
    synchronized (lock) {
      inFlight.heard(leg, clock.instant());
    }
    if (OPEN_FATE.contains(leg.state())) {
      sent(leg.orderLinkId(), leg.state() == SignalState.ACKED);
    }
  }

  /** Says that the exchange took what {@code plan} asked for, and that nobody watches it. */
  public void sent(Plan plan) {
    sent(plan, true);
  }

  private void sent(Plan plan, boolean acknowledged) {
    if (plan instanceof Plan.Amend amend) {
      synchronized (lock) {
        inFlight.shown(amend.request(), shownBy(acknowledged));
      }
    }
    Wishes.names(plan).forEach(name -> sent(name, acknowledged));
  }

  /** Says that an order which nobody watches was sent, and whether the exchange has said so. */
  private void sent(String name, boolean acknowledged) {
    synchronized (lock) {
      inFlight.shown(name, shownBy(acknowledged));
    }
  }

  private Instant shownBy(boolean acknowledged) {
    return clock.instant().plus(acknowledged ? SHOWN_AFTER : SHOWN_AT_LAST);
  }

  /**
   * Carries out a change that has passed, and takes note of what became of it; where {@code call}
   * throws, nobody knows.
   *
   * @param state tells by what {@code call} returns where the change stands
   */
  public <T> T during(Plan change, Supplier<T> call, Function<T, SignalState> state) {
    SignalState became = SignalState.UNKNOWN;
    try {
      T done = call.get();
      became = state.apply(done);
      return done;
    } finally {
      switch (became) {
        case DONE -> sent(change);
        case REJECTED, DENIED, EXPIRED, NOT_PLACED -> free(change);
        default -> lost(change);
      }
    }
  }

  /**
   * Says that what {@code plan} asked for was not sent. An order that was to be changed is there as
   * it was: it keeps its room.
   */
  public void free(Plan plan) {
    synchronized (lock) {
      if (plan instanceof Plan.Amend amend) {
        inFlight.free(amend.request());
      }
      Wishes.names(plan).forEach(inFlight::free);
    }
  }

  /** Says that nothing of {@code entry} was sent. */
  public void free(Entry entry) {
    synchronized (lock) {
      new LegNames(entry).all().forEach(inFlight::free);
    }
  }

  /** Says that nobody knows what became of {@code plan}. */
  public void lost(Plan plan) {
    sent(plan, false);
  }
}
