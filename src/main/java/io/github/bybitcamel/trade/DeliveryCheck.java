package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.signal.CanonicalSignal;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges a delivery as a whole before the first of its records is sent, where the door took it
 * without knowing the exchange's rules: one refused record refuses all that open risk. Safe for use
 * by many threads.
 */
public final class DeliveryCheck {

  /** Of so many deliveries the judgement is kept; of any other it is made again. */
  private static final int KEPT = 64;

  private static final String NOT_TAKEN = "NOT_TAKEN: ";

  private final LedgerView ledger;
  private final Function<Signal, Optional<String>> check;

  /** What refuses a delivery; empty where nothing does. */
  private final Map<Delivered, Optional<Entry>> judged =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Delivered, Optional<Entry>> eldest) {
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
   * @throws V5Exception if the exchange's rules are still not known
   */
  void refuse(Entry entry) {
    if (entry.unjudged()) {
      refusal(entry).ifPresent(DeliveryCheck::refuse);
      refused(entry).ifPresent(other -> refuse(NOT_TAKEN + because(other)));
    }
  }

  private static void refuse(String reason) {
    throw new RefusedException(SignalState.INVALID, reason);
  }

  private static String because(Entry refused) {
    return "record "
        + refused.number()
        + " was refused, so nothing that came with it and opens risk is sent; mend it and send"
        + " what was not done again, under new ids";
  }

  private Optional<String> refusal(Entry entry) {
    return check.apply(CanonicalSignal.read(entry.canonical()));
  }

  private Optional<Entry> refused(Entry entry) {
    Delivered delivered = Delivered.of(entry);
    return known(delivered).orElseGet(() -> judge(delivered, ledger.cameWith(entry.sequence())));
  }

  /** What somebody was refused for stays refused, though the rules are other ones since then. */
  private Optional<Entry> judge(Delivered delivered, List<Entry> records) {
    Optional<Entry> refused =
        records.stream()
            .filter(record -> refusal(record).isPresent())
            .findFirst()
            .or(() -> records.stream().filter(DeliveryCheck::wasNotTaken).findFirst());
    keep(delivered, refused);
    return refused;
  }

  private static boolean wasNotTaken(Entry record) {
    return record.state() == SignalState.INVALID && record.reason().startsWith(NOT_TAKEN);
  }

  private synchronized Optional<Optional<Entry>> known(Delivered delivered) {
    return Optional.ofNullable(judged.get(delivered));
  }

  private synchronized void keep(Delivered delivered, Optional<Entry> refused) {
    judged.put(delivered, refused);
  }
}
