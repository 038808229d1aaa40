package io.github.bybitcamel.plan;

import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The instruments of one category, read by one caller at a time and without a lock. */
final class Listings {

  private static final Duration GOOD_FOR = Duration.ofHours(1);

  /** A file of many records must not ask for each of them what is not there. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** While nothing is known, everybody waits for it. */
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Supplier<List<Instrument>> exchange;
  private final Clock clock;
  private Map<String, Instrument> known = Map.of();
  private Instant readAt = Instant.EPOCH;
  private Instant triedAt = Instant.EPOCH;
  private Optional<V5Exception> failure = Optional.empty();
  private Optional<CompletableFuture<Void>> reading = Optional.empty();

  Listings(Supplier<List<Instrument>> exchange, Clock clock) {
    this.exchange = exchange;
    this.clock = clock;
  }

  /**
   * Returns the instrument; empty if there is none of that name, as far as was read lately.
   *
   * @throws V5Exception if none was ever read, and the last try failed
   */
  Optional<Instrument> find(String symbol) {
    Optional<Instrument> now = known(symbol);
    if (now.isPresent() && !old()) {
      return now;
    }
    begin().ifPresentOrElse(this::read, () -> await(now.isPresent()));
    return found(symbol);
  }

  /**
   * Returns all that are listed, as far as was read lately.
   *
   * @throws V5Exception if none was ever read, and the last try failed
   */
  List<Instrument> all() {
    if (neverRead() || old()) {
      begin().ifPresentOrElse(this::read, () -> await(!neverRead()));
    }
    return listed();
  }

  private synchronized boolean neverRead() {
    return readAt.equals(Instant.EPOCH);
  }

  private synchronized List<Instrument> listed() {
    throwIfUnknown();
    return List.copyOf(known.values());
  }

  /** Returns the listed symbol that is nearest to one that is not there. Asks nobody. */
  Optional<String> nearest(String symbol) {
    return NearSymbol.of(symbol, symbols());
  }

  private synchronized Set<String> symbols() {
    return known.keySet();
  }

  private synchronized Optional<Instrument> known(String symbol) {
    return Optional.ofNullable(known.get(symbol));
  }

  private synchronized boolean old() {
    return !clock.instant().isBefore(readAt.plus(GOOD_FOR)) && mayTry();
  }

  private synchronized boolean mayTry() {
    Instant now = clock.instant();
    Duration pause = neverRead() ? FIRST_PAUSE : PAUSE;
    return now.isBefore(triedAt) || !now.isBefore(triedAt.plus(pause));
  }

  /** Returns what to complete if the caller is to read; empty if another does, or none may. */
  private synchronized Optional<CompletableFuture<Void>> begin() {
    if (reading.isPresent() || !mayTry()) {
      return Optional.empty();
    }
    triedAt = clock.instant();
    reading = Optional.of(new CompletableFuture<>());
    return reading;
  }

  private void read(CompletableFuture<Void> done) {
    try {
      ended(
          exchange.get().stream()
              .collect(Collectors.toMap(Instrument::symbol, Function.identity(), (a, b) -> b)));
    } catch (V5Exception e) {
      failed(e);
    } finally {
      over();
      done.complete(null);
    }
  }

  private synchronized void ended(Map<String, Instrument> read) {
    known = read;
    readAt = clock.instant();
    failure = Optional.empty();
  }

  /** The pause begins here: whoever tried may have repeated it for a while. */
  private synchronized void failed(V5Exception e) {
    failure = Optional.of(e);
    triedAt = clock.instant();
  }

  private synchronized void over() {
    reading = Optional.empty();
  }

  /** What is known need not wait for what is newer. */
  private void await(boolean isKnown) {
    if (!isKnown) {
      current().ifPresent(CompletableFuture::join);
    }
  }

  private synchronized Optional<CompletableFuture<Void>> current() {
    return reading;
  }

  private synchronized void throwIfUnknown() {
    if (known.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    if (neverRead()) {
      throw new IllegalStateException("the instruments could not be read, see the log");
    }
  }

  private synchronized Optional<Instrument> found(String symbol) {
    throwIfUnknown();
    return Optional.ofNullable(known.get(symbol));
  }
}
