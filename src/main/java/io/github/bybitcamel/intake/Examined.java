package io.github.bybitcamel.intake;

import io.github.bybitcamel.signal.Readings;
import java.util.List;

/**
 * A delivery that was read and held against what is known without fresh data of the exchange.
 *
 * @param objections why each record cannot be taken, in order; empty text for one that can
 * @param judged whether all was known that decides whether they can be taken
 */
public record Examined(Readings readings, List<String> objections, boolean judged) {

  /** Keeps its own copy. */
  public Examined {
    objections = List.copyOf(objections);
  }
}
