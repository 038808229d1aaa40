package io.github.bybitcamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The writer outlives whatever is thrown at it, and nobody waits for ever. */
@Timeout(30)
class GroupCommitTest {

  @Test
  void tellsThoseWhoWaitOfAnErrorAndGoesOn() throws SQLException {
    Session broken = new Session(DriverManager.getConnection("jdbc:sqlite::memory:"));
    broken.close();
    Operation<Integer> any = session -> new Outcome<>(1, List.of());
    try (GroupCommit writer =
        new GroupCommit(
            new Transactions(new Hopeless(), broken), new PendingAttempts(), entry -> {})) {
      writer.start();

      assertThatThrownBy(() -> writer.run(any)).isInstanceOf(UnknownCommitException.class);
      assertThatThrownBy(() -> writer.run(any))
          .isInstanceOf(UnknownCommitException.class)
          .hasMessageContaining("out of memory");
    }
  }

  @Test
  void doesNotSayThatWhatMayBeOnDiskIsNot() throws SQLException {
    Session session = new Session(DriverManager.getConnection("jdbc:sqlite::memory:"));
    Transactions transactions = new Transactions(new Failing(), session);
    Job<Integer> job = new Job<>(any -> new Outcome<>(1, List.of()));

    transactions.run(List.of(job));

    assertThatThrownBy(job::await).isInstanceOf(UnknownCommitException.class);
    assertThat(transactions.failure()).isPresent();
  }

  /** Cannot be opened, and cannot even say so. */
  private static class Hopeless implements Database {

    @Override
    public String name() {
      return "ledger";
    }

    @Override
    public String folder() {
      return "";
    }

    @Override
    public String begin() {
      return "BEGIN";
    }

    @Override
    public Session openWriter() throws SQLException {
      throw new SQLException("away");
    }

    @Override
    public Session openReader() throws SQLException {
      throw new SQLException("away");
    }

    @Override
    public void refuseForeign(Session session) {}

    @Override
    public CommitMark mark(Session session) {
      return CommitMark.FAILED;
    }

    @Override
    public boolean sparesTransaction(SQLException failure) {
      return false;
    }

    @Override
    public LedgerException explain(SQLException failure) {
      throw new OutOfMemoryError("out of memory");
    }

    @Override
    public void backup(Path target) {}

    @Override
    public void close() {}
  }

  /** Loses its connection in the middle of a commit, and fails when asked what became of it. */
  private static final class Failing extends Hopeless {

    @Override
    public CommitMark mark(Session session) {
      session.close();
      return () -> {
        throw new IllegalStateException("no idea");
      };
    }
  }
}
