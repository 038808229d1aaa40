package io.github.bybitcamel.web;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.SignalState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever waits where a signal has come to stand, without a thread for each of them. */
public final class Outcomes implements Consumer<Entry> {

  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private final LedgerView ledger;
  private final Map<Long, CompletableFuture<Optional<Entry>>> waiting = new ConcurrentHashMap<>();

  /** Answers from {@code ledger}, whose changes it must be told. */
  public Outcomes(LedgerView ledger) {
    this.ledger = ledger;
  }

  /** Returns whether there is something to tell: it has ended, or it waits for others than us. */
  static boolean settled(SignalState state) {
    return switch (state) {
      case WORKING, PARTIALLY_FILLED, HELD, UNKNOWN -> true;
      default -> state.isFinal();
    };
  }

  /**
   * Returns the signal once its fate is settled for now; empty when it was not in time. Ends on a
   * thread of the ledger or of a timer.
   */
  CompletableFuture<Optional<Entry>> settled(long sequence, Duration patience) {
    CompletableFuture<Optional<Entry>> outcome =
        waiting.computeIfAbsent(sequence, any -> new CompletableFuture<>());
    try {
      ledger.find(sequence).ifPresent(this);
    } catch (LedgerException e) {
      // What happens from now on is heard all the same.
      LOG.warn("whoever waits is told only what is new: {}", e.getMessage());
    }
    return outcome
        .copy()
        .completeOnTimeout(Optional.empty(), patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((any, failure) -> waiting.remove(sequence, outcome));
  }

  @Override
  public void accept(Entry entry) {
    CompletableFuture<Optional<Entry>> outcome = waiting.get(entry.sequence());
    if (outcome != null && settled(entry.state())) {
      outcome.complete(Optional.of(entry));
    }
  }
}
