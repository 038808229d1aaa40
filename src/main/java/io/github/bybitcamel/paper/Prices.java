package io.github.bybitcamel.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The price of every contract at every instant: a seeded walk, overridden from the instants at
 * which somebody set a price until it is released.
 */
final class Prices {

  private static final BigDecimal ONE = BigDecimal.valueOf(Walk.ONE);

  private final Clock clock;
  private final long seed;
  private final long anchor;
  private final Map<String, Walk> walks = new HashMap<>();
  private final Map<String, NavigableMap<Long, BigDecimal>> marks = new HashMap<>();
  private final Map<String, List<Traded>> volumes = new HashMap<>();

  /** Starts walks at zero deviation at {@code anchor}, epoch milliseconds. */
  Prices(Clock clock, long seed, long anchor) {
    this.clock = clock;
    this.seed = seed;
    this.anchor = anchor;
  }

  long anchor() {
    return anchor;
  }

  /** Returns the last traded price now. */
  BigDecimal last(Contract contract) {
    return at(contract, clock.millis());
  }

  /** Returns the price the index shows: a hundredth of a percent below the last one. */
  BigDecimal index(Contract contract) {
    return contract.onTick(last(contract).multiply(new BigDecimal("0.9999")));
  }

  BigDecimal at(Contract contract, long millis) {
    return overridden(contract, millis)
        .map(contract::onTick)
        .orElseGet(() -> price(contract, walk(contract).at(millis)));
  }

  private Optional<BigDecimal> overridden(Contract contract, long millis) {
    Map.Entry<Long, BigDecimal> mark = marks(contract.symbol()).floorEntry(millis);
    return mark == null || mark.getValue().signum() == 0
        ? Optional.empty()
        : Optional.of(mark.getValue());
  }

  private static BigDecimal price(Contract contract, long deviation) {
    BigDecimal factor =
        BigDecimal.ONE.add(
            contract
                .swing()
                .multiply(BigDecimal.valueOf(deviation))
                .divide(ONE, 12, RoundingMode.HALF_EVEN));
    return contract.onTick(contract.start().multiply(factor));
  }

  private Walk walk(Contract contract) {
    return walks.computeIfAbsent(contract.driver(), name -> new Walk(Hash.mix(seed, name), anchor));
  }

  private NavigableMap<Long, BigDecimal> marks(String symbol) {
    return marks.getOrDefault(symbol, new TreeMap<>());
  }

  /** The least and the greatest price of a stretch of time. */
  record Range(BigDecimal low, BigDecimal high) {

    Range with(Range other) {
      return new Range(low.min(other.low), high.max(other.high));
    }
  }

  /** Returns the extremes from {@code from} to {@code to}, epoch milliseconds, both inclusive. */
  Range range(Contract contract, long from, long to) {
    Range range = stretch(contract, from, end(contract, from, to));
    for (long start : between(contract.symbol(), from, to)) {
      range = range.with(stretch(contract, start, end(contract, start, to)));
    }
    return range;
  }

  /** Returns nothing where time has run backwards, as a clock that is set does. */
  private Set<Long> between(String symbol, long from, long to) {
    return from > to ? Set.of() : marks(symbol).subMap(from, false, to, true).keySet();
  }

  private long end(Contract contract, long from, long to) {
    Long next = marks(contract.symbol()).higherKey(from);
    return next == null || next > to ? to : Math.max(from, next - 1);
  }

  private Range stretch(Contract contract, long from, long to) {
    Optional<BigDecimal> fixed = overridden(contract, from).map(contract::onTick);
    if (fixed.isPresent()) {
      return new Range(fixed.get(), fixed.get());
    }
    Walk.Range range = walk(contract).range(from, to);
    return new Range(price(contract, range.low()), price(contract, range.high()));
  }

  /** Sets the price of {@code symbol} from {@code millis} on; zero gives it back to the walk. */
  void mark(String symbol, long millis, BigDecimal price) {
    marks.computeIfAbsent(symbol, name -> new TreeMap<>()).put(millis, price);
  }

  /** Forgets what was set for {@code symbol} at {@code millis} or later. */
  void forget(String symbol, long millis) {
    marks(symbol).tailMap(millis, true).clear();
  }

  /** Returns the instants after {@code from} and until {@code to} at which a price was set. */
  Iterable<Long> marksWithin(String symbol, long from, long to) {
    return List.copyOf(between(symbol, from, to));
  }

  /** How much was traded from {@code from}, inclusive, to {@code to}, exclusive. */
  private record Traded(long from, long to, BigDecimal volume) {

    long overlap(long start, long end) {
      return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }

    BigDecimal within(long start, long end) {
      return volume
          .multiply(BigDecimal.valueOf(overlap(start, end)))
          .divide(BigDecimal.valueOf(to - from), MathContext.DECIMAL64);
    }
  }

  /** Sets how much is traded in a stretch of time. */
  void volume(String symbol, long from, long to, BigDecimal volume) {
    volumes.computeIfAbsent(symbol, name -> new ArrayList<>()).add(new Traded(from, to, volume));
  }

  /** Forgets what was set of volumes that begin at {@code millis} or later. */
  void forgetVolumes(String symbol, long millis) {
    traded(symbol).removeIf(one -> one.from() >= millis);
  }

  private List<Traded> traded(String symbol) {
    return volumes.getOrDefault(symbol, new ArrayList<>());
  }

  /** Returns what was set to be traded in a stretch of time. */
  BigDecimal volume(String symbol, long from, long to) {
    return traded(symbol).stream()
        .map(one -> one.within(from, to))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Returns for how much of a stretch of time a volume was set, in milliseconds. */
  long volumeSet(String symbol, long from, long to) {
    return traded(symbol).stream().mapToLong(one -> one.overlap(from, to)).sum();
  }

  /** Returns everything that was set, by symbol and epoch milliseconds. */
  Map<String, NavigableMap<Long, BigDecimal>> marks() {
    return marks;
  }
}
