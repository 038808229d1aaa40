package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who may open a ledger, and when it works again. */
interface OpeningContract extends LedgerUnderTest {

  @Test
  default void refusesASecondWriterButNotReaders() {
    long sequence = receiveOne("a").sequence();

    assertThatThrownBy(() -> Ledgers.open(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("process");
    try (LedgerView view = Ledgers.openReadOnly(url())) {
      assertThat(view.find(sequence)).isPresent();
      long second = receiveOne("b").sequence();
      assertThat(view.find(second)).isPresent();
    }
  }

  @Test
  default void refusesToWorkAfterItWasClosed() {
    ledger().close();

    assertThatThrownBy(() -> receiveOne("a"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> ledger().recent(1)).isInstanceOf(LedgerException.class);
  }

  @Test
  default void refusesANewerSchema() {
    sql("INSERT INTO ledger_migration VALUES (99, 'V99__future.sql')");
    ledger().close();

    assertThatThrownBy(() -> Ledgers.open(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99");
    assertThatThrownBy(() -> Ledgers.openReadOnly(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  default void readsNoOlderSchema() {
    sql("DELETE FROM ledger_migration");

    assertThatThrownBy(() -> Ledgers.openReadOnly(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("older schema");
  }

  @Test
  default void runsAgainAfterABatchFailed() {
    assertThatThrownBy(() -> sql("SELECT nonsense FROM nowhere"))
        .isInstanceOf(LedgerException.class);

    assertThat(receiveOne("a").state()).isEqualTo(RECEIVED);
  }
}
