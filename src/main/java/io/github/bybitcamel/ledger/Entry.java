package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One signal as the ledger has it now.
 *
 * @param sequence order of arrival, over all sources; never reused
 * @param delivery name of the delivery it came in
 * @param number position in that delivery, from 1
 * @param lane what it stays in order with
 * @param unjudged whether all records it came with are to be judged before it is sent: the
 *     exchange's rules were not known when they came
 * @param canonical the signal in canonical JSON; empty text when it was refused at the door
 * @param raw as received, secret values replaced
 * @param reason why it stands where it stands; empty text when there is nothing to say
 * @param first sequence of the signal that this one repeats; 0 when it repeats none
 * @param legs the orders it means, oldest first; empty before the intent
 */
public record Entry(
    long sequence,
    String source,
    String id,
    String account,
    String delivery,
    int number,
    String lane,
    String action,
    String symbol,
    boolean lessensRisk,
    boolean unjudged,
    SignalState state,
    String reason,
    long first,
    String raw,
    String canonical,
    Instant receivedAt,
    Instant updatedAt,
    List<Leg> legs) {

  /** How long the exchange tells of orders and executions. */
  private static final Duration TOLD = Duration.ofDays(7);

  /**
   * Returns whether its orders are of open fate, or acknowledged and never seen, for longer than
   * the exchange tells of any: they may have executed and be shown nowhere.
   */
  public boolean isForgotten(Instant now) {
    return (state.isUncertain() || state == SignalState.ACKED)
        && !legs.isEmpty()
        && now.isAfter(updatedAt.plus(TOLD));
  }

  /** Returns whether both came in one delivery: one file, one request. */
  public boolean cameWith(Entry other) {
    return source.equals(other.source) && delivery.equals(other.delivery);
  }

  Entry withLegs(List<Leg> newLegs) {
    return copy(state, reason, updatedAt, newLegs);
  }

  Entry moved(SignalState newState, String newReason, Instant at) {
    return copy(newState, newReason, at, legs);
  }

  private Entry copy(SignalState newState, String newReason, Instant at, List<Leg> newLegs) {
    return new Entry(
        sequence,
        source,
        id,
        account,
        delivery,
        number,
        lane,
        action,
        symbol,
        lessensRisk,
        unjudged,
        newState,
        newReason,
        first,
        raw,
        canonical,
        receivedAt,
        at,
        List.copyOf(newLegs));
  }
}
