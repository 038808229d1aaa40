package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.Signal;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Who asks for a plan, and how.
 *
 * @param source empty text where it is not known
 * @param action as senders write it
 * @param signalPrice the price that the sender saw
 * @param dryRun whether nothing is to be sent
 * @param sequence of the signal in the ledger, which may ask again; 0 where no ledger holds it
 */
public record Asked(
    String source, String action, Optional<BigDecimal> signalPrice, boolean dryRun, long sequence) {

  /** Who asks with {@code signal}. */
  public static Asked of(Signal signal) {
    return of(signal, 0);
  }

  /** Who asks with the signal of {@code entry}. */
  public static Asked of(Entry entry, Signal signal) {
    return of(signal, entry.sequence());
  }

  private static Asked of(Signal signal, long sequence) {
    return new Asked(
        signal.header().source(),
        signal.action(),
        signal instanceof OrderSignal order ? order.signalPrice() : Optional.empty(),
        signal.header().dryRun(),
        sequence);
  }

  /** The same, of a signal that is only to be judged: no room is kept for it. */
  static Asked onlyToKnow(Signal signal) {
    Asked asked = of(signal);
    return new Asked(asked.source(), asked.action(), asked.signalPrice(), true, 0);
  }

  /** A program that changes something without a signal. */
  public static Asked by(String action) {
    return new Asked("", action, Optional.empty(), false, 0);
  }
}
