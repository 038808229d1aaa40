package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Our append-only memory of what was asked, sent and filled. A method that changes something
 * returns only when the change is on disk; concurrent callers share one disk sync. Safe for use by
 * many threads.
 */
public interface Ledger extends AutoCloseable {

  /**
   * Journals a delivery in one transaction, with its refused records. A record whose (source, id)
   * is taken becomes {@link SignalState#DUPLICATE} (same content) or {@link
   * SignalState#ID_CONFLICT}; a delivery without own ids whose content was taken within 24 hours
   * becomes {@link SignalState#DUPLICATE_FILE} as a whole; a delivery already journalled under the
   * same (source, name, content) answers with its first receipts and changes nothing.
   *
   * @throws LedgerException if it is not on disk
   */
  List<Receipt> receive(Delivery delivery);

  /** Returns the signal with this sequence. */
  Optional<Entry> find(long sequence);

  /** Returns the signal that owns (source, id). */
  Optional<Entry> find(String source, String id);

  /** Returns the signal that an order of ours belongs to. */
  Optional<Entry> findByOrderLinkId(String orderLinkId);

  /** Returns the records of a delivery in order. */
  List<Entry> delivery(String source, String name);

  /** Returns the lanes in which a signal is {@link SignalState#RECEIVED}, in order of arrival. */
  List<String> waitingLanes();

  /**
   * Returns the oldest {@link SignalState#RECEIVED} signal of a lane.
   *
   * @param lessensRiskOnly whether to skip signals that may open risk
   */
  Optional<Entry> nextOf(String lane, boolean lessensRiskOnly);

  /** Returns the signals in one of {@code states}, oldest first, from after {@code sequence}. */
  List<Entry> inStates(Collection<SignalState> states, long afterSequence, int limit);

  /**
   * Moves a signal on and appends to its history.
   *
   * @throws IllegalStateException if the state machine does not allow it
   * @throws LedgerException if it is not on disk
   */
  Entry move(long sequence, SignalState to, String reason, Instant at);

  /**
   * Puts the orders that a signal means on disk and moves it to {@link SignalState#INTENT}.
   *
   * @throws IllegalStateException if the state machine does not allow it
   * @throws LedgerException if it is not on disk
   */
  Entry intend(long sequence, List<Leg> legs, Instant at);

  /** Replaces one order's state, and moves its signal to {@code signalState} if that differs. */
  Entry update(long sequence, Leg leg, SignalState signalState, String reason, Instant at);

  /** Appends an attempt. It is durable with the next change at the latest. */
  void append(Attempt attempt);

  /** Returns every attempt for a signal, oldest first. */
  List<Attempt> attempts(long sequence);

  /** Returns the history of a signal, oldest first. */
  List<Change> history(long sequence);

  /**
   * Calls {@code listener} after every change of a signal is on disk, in order per signal. A
   * listener must return at once.
   */
  void onChange(Consumer<Entry> listener);

  /** Releases the ledger; what was promised is on disk. */
  @Override
  void close();

  /**
   * One step of a signal's history.
   *
   * @param at when
   * @param state where it came to stand
   * @param reason why; empty text when there is nothing to say
   */
  record Change(Instant at, SignalState state, String reason) {}
}
