package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Brings what was committed out of the journal into the ledger's file, on a thread of its own, so
 * that hardly any commit waits for it. SQLite does it within a commit: where the names of signals
 * are random, each is another page of a large file. The journal begins anew only where all of it
 * was brought out, which under steady load a commit does in the end, with little left to do.
 */
final class SqliteCheckpoints implements AutoCloseable {

  private static final String SOME = "PRAGMA wal_checkpoint(PASSIVE)";

  /** So many commits are some hundred pages at least; fewer are not worth two syncs. */
  private static final int COMMITS = 32;

  private final Connector connector;
  private final AtomicInteger commits = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "ledger-checkpoints");
  private Optional<Session> session = Optional.empty();
  private volatile boolean closed;

  /** Opens a connection that may write. */
  interface Connector {
    Session open() throws SQLException;
  }

  SqliteCheckpoints(Connector connector) {
    this.connector = connector;
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes note of a commit. Returns at once. */
  void committed() {
    if (commits.incrementAndGet() == COMMITS) {
      LockSupport.unpark(thread);
    }
  }

  private void run() {
    try {
      while (!closed) {
        if (commits.get() < COMMITS) {
          LockSupport.park(this);
        } else {
          commits.set(0);
          write();
        }
      }
    } finally {
      session.ifPresent(Session::close);
    }
  }

  private void write() {
    try {
      if (session.isEmpty()) {
        session = Optional.of(connector.open());
      }
      session.get().list(SOME, Row::number);
    } catch (SQLException e) {
      // Nothing is lost: it stays in the journal, and who commits tells of a disk that is full.
      session.ifPresent(Session::close);
      session = Optional.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    Threads.join(thread);
  }
}
