package io.github.bybitcamel.ledger;

import io.github.bybitcamel.failpoint.Failpoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Runs several jobs in one transaction. Opens a new session after a failure. One thread only. */
final class Transactions implements AutoCloseable {

  private final Database database;
  private Optional<Session> session;
  private final AtomicLong commits = new AtomicLong();

  Transactions(Database database, Session session) {
    this.database = database;
    this.session = Optional.of(session);
  }

  /** Returns how often a transaction was committed. */
  long commits() {
    return commits.get();
  }

  /** Leaves every job of {@code batch} run and on disk, or failed. */
  void run(List<Job<?>> batch) {
    try {
      commit(batch);
    } catch (SQLException e) {
      abandon();
      batch.forEach(job -> job.fail(database.explain(e)));
    } catch (RuntimeException | Error e) {
      abandon();
      batch.forEach(job -> job.fail(e));
    }
  }

  private void commit(List<Job<?>> batch) throws SQLException {
    Session open = begun();
    for (Job<?> job : batch) {
      run(open, job);
    }
    commit(open);
    commits.incrementAndGet();
    Failpoint.AFTER_JOURNAL_COMMIT.reached();
  }

  private void commit(Session open) throws SQLException {
    CommitMark mark = database.mark(open);
    Failpoint.BEFORE_JOURNAL_COMMIT.reached();
    try {
      open.change("COMMIT");
    } catch (SQLException e) {
      abandon();
      if (!mark.committed()) {
        throw e;
      }
    }
  }

  /** A job that fails must not fail its neighbours. */
  private void run(Session open, Job<?> job) throws SQLException {
    open.change("SAVEPOINT job");
    try {
      job.run(open);
    } catch (SQLException e) {
      if (!database.sparesTransaction(e)) {
        throw e;
      }
      undo(open, job, database.explain(e));
    } catch (RuntimeException e) {
      undo(open, job, e);
    }
    open.change("RELEASE SAVEPOINT job");
  }

  private static void undo(Session open, Job<?> job, RuntimeException failure) throws SQLException {
    open.change("ROLLBACK TO SAVEPOINT job");
    job.fail(failure);
  }

  /** A session may have died while nobody wrote: that alone fails nobody. */
  private Session begun() throws SQLException {
    if (session.isPresent()) {
      try {
        return begun(session.get());
      } catch (SQLException e) {
        abandon();
      }
    }
    session = Optional.of(database.openWriter());
    return begun(session.get());
  }

  private Session begun(Session open) throws SQLException {
    open.change(database.begin());
    return open;
  }

  /** Closing rolls back; a new session owes nothing to what went wrong. */
  private void abandon() {
    session.ifPresent(Session::close);
    session = Optional.empty();
  }

  @Override
  public void close() {
    abandon();
  }
}
