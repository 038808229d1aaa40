package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which signals are asked for; what is empty asks for nothing.
 *
 * @param states where they may stand
 * @param source who sent them
 * @param symbol what they are about
 * @param from received then or later
 * @param before received earlier than that
 */
public record Selection(
    Set<SignalState> states,
    Optional<String> source,
    Optional<String> symbol,
    Optional<Instant> from,
    Optional<Instant> before) {

  /** Every signal. */
  public static final Selection ALL =
      new Selection(
          Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Keeps its own copy of the states. */
  public Selection {
    states = Set.copyOf(states);
  }

  /** Returns the signals received from {@code from}, inclusive, to {@code before}, exclusive. */
  public static Selection received(Optional<Instant> from, Optional<Instant> before) {
    return new Selection(Set.of(), Optional.empty(), Optional.empty(), from, before);
  }
}
