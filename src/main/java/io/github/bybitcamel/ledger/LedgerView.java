package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger can be asked without changing it. No reading waits for a writer, and each answers
 * with one moment's truth. Safe for use by many threads.
 *
 * <p>Every method throws {@link LedgerException} if the ledger cannot be read.
 */
public interface LedgerView extends AutoCloseable {

  /** Returns the signal with this sequence. */
  Optional<Entry> find(long sequence);

  /** Returns the signal that owns (source, id). */
  Optional<Entry> find(String source, String id);

  /** Returns the signal that an order of ours belongs to. */
  Optional<Entry> findByOrderLinkId(String orderLinkId);

  /** Returns the records of a delivery in order; of the latest, if several had this name. */
  List<Entry> delivery(String source, String name);

  /** Returns the lanes in which a signal is {@link SignalState#RECEIVED}, in order of arrival. */
  List<String> waitingLanes();

  /**
   * Returns the oldest {@link SignalState#RECEIVED} signal of a lane.
   *
   * @param lessensRiskOnly whether to skip signals that may open risk
   */
  Optional<Entry> nextOf(String lane, boolean lessensRiskOnly);

  /** Returns the oldest {@link SignalState#RECEIVED} signal of all lanes. */
  Optional<Entry> oldestWaiting();

  /**
   * Returns the signals in one of {@code states}, oldest first, from after {@code sequence}. Quick
   * for states that are not final; a final state is looked for signal by signal.
   */
  List<Entry> inStates(Collection<SignalState> states, long afterSequence, int limit);

  /** Returns the last {@code limit} signals, newest first. */
  List<Entry> recent(int limit);

  /** Returns how many signals stand in each state; a state without signals is left out. */
  Map<SignalState, Long> counts();

  /** Returns every attempt for a signal, oldest first. */
  List<Attempt> attempts(long sequence);

  /** Returns the history of a signal, oldest first. */
  List<Ledger.Change> history(long sequence);

  /** Returns the history of an order of ours, oldest first; empty if there is no such order. */
  List<Ledger.Change> orderHistory(String orderLinkId);

  /**
   * Writes a copy of this moment that can be opened as a ledger. Waits for nobody, holds up nobody.
   *
   * @throws LedgerException if {@code target} exists or cannot be written, or if the database has a
   *     tool of its own for it, which the message names
   */
  void backup(Path target);

  /** Releases what reading needs. */
  @Override
  void close();
}
