package io.github.bybitcamel.ledger;

import io.github.bybitcamel.failpoint.Failpoint;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs several jobs in one transaction. Opens a new session after a failure. One thread at a time.
 */
final class Transactions implements AutoCloseable {

  private final Database database;
  private Optional<Session> session;
  private final AtomicLong commits = new AtomicLong();
  private volatile Optional<String> failure = Optional.empty();
  private boolean asked;

  Transactions(Database database, Session session) {
    this.database = database;
    this.session = Optional.of(session);
  }

  /** Returns how often a transaction was committed. */
  long commits() {
    return commits.get();
  }

  /** Returns why the last transaction is not on disk; empty if it is. For any thread. */
  Optional<String> failure() {
    return failure;
  }

  /** Leaves every job of {@code batch} run and on disk, or failed. */
  void run(List<Job<?>> batch) {
    asked = false;
    try {
      commit(batch);
      failure = Optional.empty();
    } catch (SQLException e) {
      fail(batch, database.explain(e));
    } catch (LedgerException e) {
      fail(batch, e);
    } catch (RuntimeException | Error e) {
      fail(batch, asked ? unknown(e) : e);
    }
  }

  private void fail(List<Job<?>> batch, Throwable why) {
    failure = Optional.of(String.valueOf(why.getMessage()));
    abandon();
    batch.forEach(job -> job.fail(why));
  }

  private UnknownCommitException unknown(Throwable e) {
    return new UnknownCommitException(
        database.name() + " was asked to commit, and whether it did is not known: " + e, e);
  }

  private void commit(List<Job<?>> batch) throws SQLException {
    Session open = begun();
    if (!runAll(open, batch)) {
      open.change("ROLLBACK");
      open.written().clear();
      begun(open);
      for (Job<?> job : batch) {
        run(open, job);
      }
    }
    commit(open);
    commits.incrementAndGet();
    database.committed();
    Failpoint.AFTER_JOURNAL_COMMIT.reached();
  }

  /**
   * Runs all jobs and returns whether none has failed. Hardly any does, so none pays for being
   * undone alone until one has.
   */
  private boolean runAll(Session open, List<Job<?>> batch) throws SQLException {
    try {
      for (Job<?> job : batch) {
        job.run(open);
      }
      return true;
    } catch (SQLException e) {
      if (!database.sparesTransaction(e)) {
        throw e;
      }
      return false;
    } catch (RuntimeException e) {
      // The job is run once more, and its caller told.
      return false;
    }
  }

  private void commit(Session open) throws SQLException {
    CommitMark mark = database.mark(open);
    Failpoint.BEFORE_JOURNAL_COMMIT.reached();
    try {
      asked = true;
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
    open.written().clear();
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
