package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Our append-only memory of what was asked, sent and filled. A method that changes something
 * returns only when the change is on disk; concurrent callers share one disk sync. After a {@link
 * LedgerException} the ledger stays usable, and works again as soon as its disk or database does.
 * Safe for use by many threads.
 */
public interface Ledger extends LedgerView {

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

  /**
   * Journals a delivery as {@link #receive} does, but waits for nobody. Where nobody writes, it is
   * written at once, and the answer is there; otherwise that comes when it is on disk, on the
   * thread that wrote it: what follows must be handed to another one. It fails with a {@link
   * LedgerException} if it is not on disk, also where too many wait.
   */
  CompletableFuture<List<Receipt>> receiveLater(Delivery delivery);

  /**
   * Lets the content of a delivery without own ids be taken again, once it is handed over under
   * another name.
   *
   * @param name of the delivery that was taken, or of one that repeated it
   * @return whether anything stood in its way
   * @throws LedgerException if it is not on disk
   */
  boolean release(String source, String name);

  /**
   * Moves a signal on and appends to its history.
   *
   * @throws IllegalArgumentException if there is no such signal
   * @throws IllegalStateException if the state machine does not allow it
   * @throws LedgerException if it is not on disk
   */
  Entry move(long sequence, SignalState to, String reason, Instant at);

  /**
   * Moves a signal to {@link SignalState#CANCELLED} if no intent of it is on disk. Of this and
   * {@link #intend}, only one can come true.
   *
   * @return whether it was moved; if not, nothing was changed
   * @throws IllegalArgumentException if there is no such signal
   * @throws LedgerException if it is not on disk
   */
  boolean withdraw(long sequence, String reason, Instant at);

  /**
   * Moves a signal to {@link SignalState#EXPIRED} as {@link #withdraw} moves one to cancelled.
   *
   * @return whether it was moved; if not, nothing was changed
   * @throws IllegalArgumentException if there is no such signal
   * @throws LedgerException if it is not on disk
   */
  boolean expire(long sequence, String reason, Instant at);

  /**
   * Puts the orders that a signal means on disk and moves it to {@link SignalState#INTENT}. An
   * order that is there already is replaced, as by {@link #update}.
   *
   * @throws IllegalArgumentException if there is no such signal
   * @throws IllegalStateException if the state machine does not allow it, or if an order belongs to
   *     another signal
   * @throws LedgerException if it is not on disk
   */
  Entry intend(long sequence, List<Leg> legs, Instant at);

  /**
   * Replaces one order's state, and moves its signal to {@code signalState} if that differs.
   *
   * @param reason why the signal stands there; kept only if it moves
   * @throws IllegalArgumentException if there is no such signal, or it has no such order
   * @throws IllegalStateException if the state machine does not allow it, for order or signal
   * @throws LedgerException if it is not on disk
   */
  Entry update(long sequence, Leg leg, SignalState signalState, String reason, Instant at);

  /**
   * Appends an attempt. It is durable with the next change at the latest.
   *
   * @throws LedgerException if too many attempts wait for a disk that does not take them
   */
  void append(Attempt attempt);

  /**
   * Takes deliveries out with their signals, histories, orders and attempts, in one transaction. A
   * signal that had taken (source, id) goes on owning it: what repeats it is still a {@link
   * SignalState#DUPLICATE} or an {@link SignalState#ID_CONFLICT}.
   *
   * @param deliveries keys of {@link #oldDeliveries}
   * @param file where they stand, durably; its name is kept
   * @return how many signals were taken out
   * @throws LedgerException if one of the signals is not in a final state, or if it is not on disk
   */
  long archive(Collection<Long> deliveries, String file, Instant at);

  /**
   * Returns why the last change is not on disk; empty if it is. While there is a reason the disk is
   * tried every few seconds, so that it goes away by itself.
   */
  Optional<String> failure();

  /**
   * Calls {@code listener} after every change of a signal is on disk, in order per signal, on a
   * thread of its own. A listener must return at once: what it has not heard yet waits in memory.
   */
  void onChange(Consumer<Entry> listener);

  /**
   * Calls {@code listener} once a signal that waits is on disk, sooner than those of {@link
   * #onChange}: by the thread that wrote it, which writes no more meanwhile, before who handed it
   * over is told. It must return at once, and neither ask the ledger nor wait for who might.
   */
  void onWaiting(Consumer<Entry> listener);

  /** Releases the ledger; what was promised is on disk. */
  @Override
  void close();

  /**
   * One step of a history.
   *
   * @param at when
   * @param state where it came to stand
   * @param reason why; empty text when there is nothing to say
   */
  record Change(Instant at, SignalState state, String reason) {}
}
