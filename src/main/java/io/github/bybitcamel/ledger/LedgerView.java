package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.nio.file.Path;
import java.time.Instant;
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

  /**
   * Returns the records that came in one delivery with a signal, that one too, piece by piece.
   *
   * @param afterNumber of the last record that is known; 0 from the first
   */
  List<Entry> cameWith(long sequence, int afterNumber, int limit);

  /** Returns whether {@code entry} waits, and nothing waits longer in its lane. */
  boolean isNext(Entry entry);

  /** Returns whether a delivery of this source, name and content is journalled. */
  boolean isJournalled(Delivery delivery);

  /**
   * Returns the records of a delivery, piece by piece; of the latest, if several had this name.
   *
   * @param afterNumber of the last record that is known; 0 from the first
   */
  List<Entry> delivery(String source, String name, int afterNumber, int limit);

  /** Returns whether a record of the latest delivery of this name has yet to be answered for. */
  boolean isUnderWay(String source, String name);

  /**
   * Returns when the last of those records that stand {@link SignalState#ACKED} came to; empty if
   * none does.
   */
  Optional<Instant> lastAcked(String source, String name);

  /** Returns the lanes in which a signal is {@link SignalState#RECEIVED}, in order of arrival. */
  List<String> waitingLanes();

  /**
   * Returns the oldest {@link SignalState#RECEIVED} signal of a lane.
   *
   * @param lessensRiskOnly whether to skip signals that may open risk
   */
  Optional<Entry> nextOf(String lane, boolean lessensRiskOnly);

  /** Returns the oldest {@link SignalState#RECEIVED} signal of a lane whose action is cancel. */
  Optional<Entry> nextCancelOf(String lane);

  /**
   * Returns the last {@link SignalState#RECEIVED} signal that came before {@code entry} in its
   * lane.
   */
  Optional<Entry> lastWaitingBefore(Entry entry);

  /**
   * Returns the {@link SignalState#RECEIVED} signals of a lane, oldest first, from after {@code
   * sequence}.
   */
  List<Entry> waitingIn(String lane, long afterSequence, int limit);

  /** Returns the oldest {@link SignalState#RECEIVED} signal of all lanes. */
  Optional<Entry> oldestWaiting();

  /**
   * Returns the signals in one of {@code states}, oldest first, from after {@code sequence}. Quick
   * for states that are not final; a final state is looked for signal by signal.
   */
  List<Entry> inStates(Collection<SignalState> states, long afterSequence, int limit);

  /** Returns the last {@code limit} signals, newest first. */
  List<Entry> recent(int limit);

  /**
   * Returns the signals that {@code selection} names and that arrived before {@code sequence},
   * newest first. Looks through the ledger signal by signal.
   */
  List<Entry> newest(Selection selection, long beforeSequence, int limit);

  /** Returns the same from after {@code sequence}, oldest first. */
  List<Entry> oldest(Selection selection, long afterSequence, int limit);

  /**
   * Returns the signals with this id, of whatever source, newest first: those that were taken, and
   * only if there are none those that were refused.
   */
  List<Entry> withId(String id);

  /**
   * Returns the signals of one source with this id, newest first: the one that was taken, and only
   * if there is none those that were refused.
   */
  List<Entry> withId(String source, String id);

  /** Returns the sources of which a signal was taken, in order. */
  List<String> sources();

  /** Returns where the signal is that had taken (source, id), if it was archived. */
  Optional<Archived> archived(String source, String id);

  /**
   * Returns the deliveries of which every signal came to its end before {@code before}, oldest
   * first.
   *
   * @param afterKey of the last delivery that is known; 0 from the first
   */
  List<OldDelivery> oldDeliveries(Instant before, long afterKey, int limit);

  /**
   * Returns the orders that came on disk at {@code from} or later and are in the ledger still,
   * oldest first. Looks through all orders.
   */
  List<MadeOrder> ordersSince(String account, Instant from);

  /**
   * Returns the signals of which an order with exits has executed, in whole or in part, and changed
   * at {@code from} or later, as far as no attempt for them has {@code outcome}; oldest first.
   * Looks through all orders.
   */
  List<Entry> executedWithout(String outcome, String account, Instant from);

  /** Returns how many signals stand in each state; a state without signals is left out. */
  Map<SignalState, Long> counts();

  /** Returns every attempt for a signal, oldest first. */
  List<Attempt> attempts(long sequence);

  /** Returns the history of a signal, oldest first. */
  List<Ledger.Change> history(long sequence);

  /** Returns the history of an order of ours, oldest first; empty if there is no such order. */
  List<Ledger.Change> orderHistory(String orderLinkId);

  /** Returns the history of a signal's orders with what was known of them, oldest first. */
  List<OrderStep> orderSteps(long sequence);

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

  /**
   * One step of one order of a signal.
   *
   * @param leg which order of the signal
   * @param at when
   * @param state where it came to stand
   * @param reason why; empty text when there is nothing to say
   * @param orderId the exchange's id; empty text while not known
   * @param filledQuantity what had executed; empty text while not known
   * @param averagePrice what it had executed at; empty text while nothing had
   */
  record OrderStep(
      char leg,
      Instant at,
      SignalState state,
      String reason,
      String orderId,
      String filledQuantity,
      String averagePrice) {}

  /**
   * One order of a signal, whatever became of it.
   *
   * @param request the order as it was to be sent
   * @param at when it came on disk
   */
  record MadeOrder(String symbol, String request, Instant at) {}

  /**
   * A signal that is no longer in the ledger.
   *
   * @param sequence that it had
   * @param file name of the file it was written to
   * @param at when it was taken out
   */
  record Archived(long sequence, String file, Instant at) {}

  /**
   * A delivery that has come to its end.
   *
   * @param key the ledger's own name for it
   * @param from sequence of its first signal
   * @param to sequence of its last signal
   * @param signals how many it has
   */
  record OldDelivery(long key, long from, long to, long signals) {}
}
