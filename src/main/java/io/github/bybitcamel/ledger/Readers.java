package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;

/**
 * Connections that read, so many and no more: who comes when all are busy waits. Safe for use by
 * many threads; a query must not ask for another.
 */
final class Readers implements AutoCloseable {

  private static final int MOST = 16;

  private final Database database;

  /** The one that was used last is used next: what it has in memory is the warmest. */
  private final BlockingDeque<Session> idle = new LinkedBlockingDeque<>(MOST);

  private final Semaphore room = new Semaphore(MOST);
  private volatile boolean closed;

  Readers(Database database) {
    this.database = database;
  }

  <T> T read(Query<T> query) {
    if (closed) {
      throw new LedgerException("the ledger is closed");
    }
    room.acquireUninterruptibly();
    try {
      return tryKept(query);
    } catch (SQLException e) {
      throw database.explain(e);
    } finally {
      room.release();
    }
  }

  /** A kept connection may have died while nobody looked: that alone is no failure. */
  private <T> T tryKept(Query<T> query) throws SQLException {
    Session kept = idle.poll();
    if (kept != null) {
      try {
        return on(kept, query);
      } catch (SQLException e) {
        dropIdle();
      }
    }
    return on(database.openReader(), query);
  }

  private <T> T on(Session session, Query<T> query) throws SQLException {
    boolean sound = false;
    try {
      T answer = query.on(session);
      sound = true;
      return answer;
    } finally {
      if (!sound || closed || !idle.offerFirst(session)) {
        session.close();
      }
    }
  }

  private void dropIdle() {
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      session.close();
    }
  }

  @Override
  public void close() {
    closed = true;
    dropIdle();
  }
}
