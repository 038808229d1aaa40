package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;

import io.github.bybitcamel.model.SignalState;
import java.util.List;

/** A test's own ledger, and what the parts of the contract do with it. */
interface LedgerUnderTest {

  /** Returns where it is; the same for the whole test. */
  String url();

  JdbcLedger ledger();

  void reopen();

  default Receipt receiveOne(String id) {
    return ledger().receive(delivery("file " + id, item(1, id))).get(0);
  }

  default long intended(String id, Leg... legs) {
    long sequence = receiveOne(id).sequence();
    ledger().move(sequence, SignalState.VALIDATED, "", LATER);
    return ledger().intend(sequence, List.of(legs), LATER).sequence();
  }

  /** Runs a statement as the writer would. */
  default void sql(String statement) {
    ledger()
        .write(
            session -> {
              session.script(statement);
              return new Outcome<>(statement, List.of());
            });
  }
}
