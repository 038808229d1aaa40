package io.github.bybitcamel;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.model.SignalState;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says at the end what the next start will take up.
 *
 * @param ledger is still open
 */
record Remains(Ledger ledger) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Remains.class);

  @Override
  public void close() {
    try {
      Map<SignalState, Long> counts = ledger.counts();
      LOG.info(
          "ended; the next start takes up {} waiting signals, and {} whose orders work or are not"
              + " known: {}",
          count(counts, state -> state == SignalState.RECEIVED || state == SignalState.VALIDATED),
          count(counts, SignalState::isOpen),
          counts);
    } catch (LedgerException e) {
      LOG.warn("ended; what remains is not known: {}", e.getMessage());
    }
  }

  private static long count(Map<SignalState, Long> counts, Predicate<SignalState> which) {
    return counts.entrySet().stream()
        .filter(count -> which.test(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
