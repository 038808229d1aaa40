package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLedgerTest extends LedgerContract {

  @TempDir static Path directory;

  private static Postgres postgres;

  private String url = "";

  @BeforeAll
  static void start() throws IOException {
    postgres = new Postgres(directory.resolve("postgres"));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  @Override
  void open() throws Exception {
    url = postgres.newLedger();
    super.open();
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String freshUrl() throws SQLException {
    return postgres.newLedger();
  }

  @Test
  void syncsEveryCommit() {
    assertThat(answer("SHOW synchronous_commit")).isEqualTo("on");
  }

  @Test
  void saysThatItsUserMayOnlyRead() throws SQLException {
    String schema = url.replaceFirst(".*currentSchema=", "");
    postgres.execute("CREATE ROLE reader LOGIN");
    postgres.execute("GRANT USAGE ON SCHEMA " + schema + " TO reader");
    postgres.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO reader");

    assertThat(Ledgers.unwritable(url)).isEmpty();
    assertThat(Ledgers.unwritable(url.replace("user=postgres", "user=reader")))
        .get()
        .asString()
        .endsWith("may not be written by this user");
  }

  @Test
  void saysThatTheDatabaseIsAwayAndRecovers() throws IOException {
    receiveOne("a");
    postgres.stop();

    assertThatThrownBy(() -> receiveOne("b")).hasMessageContaining("cannot be reached");
    assertThatThrownBy(() -> ledger().recent(1)).hasMessageContaining("cannot be reached");
    postgres.start();

    assertThat(receiveOne("b").state()).isEqualTo(RECEIVED);
    assertThat(ledger().recent(2)).extracting(Entry::id).containsExactly("b", "a");
  }

  @Test
  void namesTheProcessThatHoldsIt() {
    assertThatThrownBy(() -> Ledgers.open(url))
        .hasMessageContaining("bybit-camel ledger, process " + ProcessHandle.current().pid());
  }

  @Test
  void takesTheLockBackFromALostConnection() throws SQLException {
    long backend = Long.parseLong(answer("SELECT pg_backend_pid()::text"));
    postgres.execute("SELECT pg_terminate_backend(%d)".formatted(backend));

    assertThat(receiveOne("a").state()).isEqualTo(RECEIVED);
    assertThatThrownBy(() -> Ledgers.open(url)).hasMessageContaining("in use");
  }

  @Test
  void findsOutWhetherALostCommitTookPlace() throws Exception {
    ledger().close();
    try (LossyLink link = new LossyLink(postgres.port());
        Ledger far = Ledgers.open(url.replace(":" + postgres.port(), ":" + link.port()))) {
      link.cutAfter("COMMIT");

      List<Receipt> receipts = far.receive(Samples.delivery("one", Samples.item(1, "a")));

      assertThat(link.cuts()).isEqualTo(1);
      assertThat(receipts).extracting(Receipt::state).containsExactly(RECEIVED);
      assertThat(far.find(Samples.SOURCE, "a")).isPresent();
    }
  }

  @Test
  void knowsThatATransactionCutBeforeItsCommitDidNotTakePlace() throws Exception {
    ledger().close();
    try (LossyLink link = new LossyLink(postgres.port());
        Ledger far = Ledgers.open(url.replace(":" + postgres.port(), ":" + link.port()))) {
      link.cutAfter("txid_current");
      Delivery delivery = Samples.delivery("one", Samples.item(1, "a"));

      assertThatThrownBy(() -> far.receive(delivery)).isInstanceOf(LedgerException.class);

      assertThat(far.find(Samples.SOURCE, "a")).isEmpty();
      assertThat(far.receive(delivery)).extracting(Receipt::state).containsExactly(RECEIVED);
    }
  }

  @Test
  void keepsThePasswordOutOfMessages() {
    String secret = url.replace(Integer.toString(postgres.port()), "1") + "&password=hunter2";

    assertThatThrownBy(() -> Ledgers.open(secret))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void pointsToPgDump() {
    assertThatThrownBy(() -> ledger().backup(directory.resolve("copy")))
        .hasMessageContaining("pg_dump");
  }

  private String answer(String sql) {
    return ledger()
        .write(session -> new Outcome<>(session.one(sql, Row::text).orElseThrow(), List.of()));
  }
}
