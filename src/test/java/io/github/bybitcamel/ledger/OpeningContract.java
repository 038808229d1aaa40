package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.model.SignalState.CANCELLED;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may open a ledger, and when it works again. */
interface OpeningContract extends LedgerUnderTest {

  /** Returns where nothing is yet. */
  String freshUrl() throws Exception;

  @Test
  default void bringsTheFirstSchemaForwardWithWhatItHolds() throws Exception {
    String url = freshUrl();
    try (Session old = new Session(DriverManager.getConnection(url))) {
      Database database = Ledgers.database(url);
      old.script(Migrations.read(database.folder() + "/V1__journal.sql"));
      old.script(Migrations.TABLE);
      old.script("INSERT INTO ledger_migration VALUES (1, 'V1__journal.sql')");
      old.script(
          "INSERT INTO delivery (source, name, content_hash, received_at, own_ids)"
              + " VALUES ('inbox', 'one', 'hash', 0, 1)");
      old.script(
          "INSERT INTO signal (delivery, number, source, id, account, lane, action, symbol,"
              + " lessens_risk, content_hash, raw, canonical, received_at, owner, repeats, state,"
              + " settled, reason, updated_at) VALUES (1, 1, 'inbox', 'a', 'main', 'main/BTCUSDT',"
              + " 'order', 'BTCUSDT', 0, 'hash', '{}', '{}', 0, 1, 0, 'RECEIVED', 0, '', 0)");
      old.script(
          "INSERT INTO leg VALUES ('order', 1, 1, 'e', 'linear', 'BTCUSDT', '{}', '', 'INTENT', '',"
              + " '', '', '', 0)");
    }

    assertThatThrownBy(() -> Ledgers.openReadOnly(url)).hasMessageContaining("older schema");
    try (Ledger ledger = Ledgers.open(url)) {
      assertThat(ledger.findByOrderLinkId("order")).map(Entry::id).contains("a");
      assertThat(ledger.orderHistory("order")).hasSize(1);
      assertThat(ledger.find(Samples.SOURCE, "a")).map(Entry::state).contains(RECEIVED);
      ledger.move(1, CANCELLED, "", Samples.LATER);
      assertThat(ledger.archive(List.of(1L), "file.jsonl", Samples.LATER)).isEqualTo(1);
      assertThat(ledger.counts()).isEmpty();
    }
  }

  @Test
  default void readsNothingWhereNoLedgerIs() throws Exception {
    String url = freshUrl();
    try (Session other = new Session(DriverManager.getConnection(url))) {
      other.script("CREATE TABLE something (other INTEGER)");
    }

    assertThatThrownBy(() -> Ledgers.openReadOnly(url))
        .isInstanceOf(LedgerException.class)
        .hasMessageMatching(".*(no|without a) ledger.*");
  }

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
