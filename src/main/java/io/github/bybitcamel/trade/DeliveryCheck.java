package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Judges a delivery as a whole before the first of its records is sent, where the door took it
 * without knowing the exchange's rules: one refused record refuses all that open risk. Safe for use
 * by many threads, none of which waits for another.
 */
public final class DeliveryCheck {

  /** Of so many deliveries the judgement is kept; of any other it is made again. */
  private static final int KEPT = 64;

  private static final int PAGE = 200;
  private static final Duration BEING_JUDGED = Duration.ofMillis(50);
  private static final String NOT_TAKEN = "NOT_TAKEN: ";
  private static final String WITH_OTHERS = "; nothing that came with it and opens risk is sent";

  private final LedgerView ledger;
  private final Function<Signal, Optional<String>> check;
  private final ReentrantLock judging = new ReentrantLock();

  /** The number of the record that refuses a delivery; 0 where none does. */
  private final Map<Delivered, Integer> judged =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Delivered, Integer> eldest) {
          return size() > KEPT;
        }
      };

  /** A sender may give a name twice. */
  private record Delivered(String source, String name, Instant at) {

    static Delivered of(Entry entry) {
      return new Delivered(entry.source(), entry.delivery(), entry.receivedAt());
    }
  }

  /**
   * Prepares to judge.
   *
   * @param check says why a signal of any account can never be sent; empty when it may be
   */
  public DeliveryCheck(LedgerView ledger, Function<Signal, Optional<String>> check) {
    this.ledger = ledger;
    this.check = check;
  }

  /**
   * Refuses a signal that can never be sent, or came with one.
   *
   * @throws RefusedException if it did
   * @throws NotNowException if another thread judges at this moment
   * @throws V5Exception if the exchange's rules are still not known
   */
  void refuse(Entry entry) {
    if (entry.unjudged()) {
      int refused = refused(entry);
      if (refused > 0) {
        throw new RefusedException(
            SignalState.INVALID,
            refusal(entry).map(own -> own + WITH_OTHERS).orElseGet(() -> because(refused)));
      }
    }
  }

  private static String because(int refused) {
    return NOT_TAKEN
        + "record "
        + refused
        + " was refused, so nothing that came with it and opens risk is sent; mend it and send"
        + " what was not done again, under new ids";
  }

  private Optional<String> refusal(Entry entry) {
    return check.apply(CanonicalSignal.read(entry.canonical()));
  }

  private int refused(Entry entry) {
    Delivered delivered = Delivered.of(entry);
    Optional<Integer> known = known(delivered);
    if (known.isPresent()) {
      return known.get();
    }
    if (!judging.tryLock()) {
      throw new NotNowException(BEING_JUDGED, "what came with them is judged first");
    }
    try {
      int refused = known(delivered).orElseGet(() -> judge(entry));
      keep(delivered, refused);
      return refused;
    } finally {
      judging.unlock();
    }
  }

  /**
   * What was judged once stays so, though the rules may be other ones since: one that was sent, or
   * refused for another, says how.
   */
  private int judge(Entry entry) {
    int refused = 0;
    List<Entry> page = ledger.cameWith(entry.sequence(), 0, PAGE);
    while (!page.isEmpty()) {
      for (Entry record : page) {
        if (record.unjudged() && !record.legs().isEmpty()) {
          return 0;
        }
        if (refused == 0 && (wasRefused(record) || refusal(record).isPresent())) {
          refused = record.number();
        }
      }
      page = ledger.cameWith(entry.sequence(), page.get(page.size() - 1).number(), PAGE);
    }
    return refused;
  }

  private static boolean wasRefused(Entry record) {
    return record.state() == SignalState.INVALID
        && (record.reason().startsWith(NOT_TAKEN) || record.reason().endsWith(WITH_OTHERS));
  }

  private synchronized Optional<Integer> known(Delivered delivered) {
    return Optional.ofNullable(judged.get(delivered));
  }

  private synchronized void keep(Delivered delivered, int refused) {
    judged.put(delivered, refused);
  }
}
