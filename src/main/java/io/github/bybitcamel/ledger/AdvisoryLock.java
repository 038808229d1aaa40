package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock that PostgreSQL keeps for as long as the connection that took it lives: who writes holds
 * it, by the same connection. One per schema.
 */
final class AdvisoryLock {

  private static final String TAKE =
      """
      SELECT CASE WHEN pg_try_advisory_lock(1651077473, hashtext(coalesce(current_schema(), '')))
        THEN pg_backend_pid() ELSE 0 END""";
  private static final String HOLDER =
      """
      SELECT a.application_name || coalesce(' at ' || host(a.client_addr), '')
      FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.classid = 1651077473
        AND l.objid::bigint = hashtext(coalesce(current_schema(), ''))::bigint & 4294967295
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())""";
  private static final String OURS =
      """
      SELECT pid, (extract(epoch FROM backend_start) * 1000000)::bigint FROM pg_stat_activity
      WHERE pid = pg_backend_pid()""";

  /** After a restart of the database another's connection may have the number of our lost one. */
  private static final String END_OURS =
      """
      SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE pid = ?::integer
        AND (extract(epoch FROM backend_start) * 1000000)::bigint = ?::bigint""";

  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final String what;
  private Optional<Backend> ours = Optional.empty();

  private record Backend(long pid, long start) {}

  AdvisoryLock(String what) {
    this.what = what;
  }

  /** Takes the lock for {@code session}, from a connection of ours that is lost if need be. */
  void take(Session session) throws SQLException {
    for (int i = 0; i < TRIES; i++) {
      if (tryTake(session)) {
        return;
      }
      endOurs(session);
      Threads.pause(PAUSE);
    }
    throw refusal(session);
  }

  /** A process that was killed this moment may seem to hold it still: one try is not enough. */
  private boolean tryTake(Session session) throws SQLException {
    boolean taken = session.one(TAKE, Row::number).orElseThrow() != 0;
    if (taken) {
      ours = session.one(OURS, row -> new Backend(row.number(), row.number()));
    }
    return taken;
  }

  private void endOurs(Session session) throws SQLException {
    if (ours.isPresent()) {
      session.list(END_OURS, Row::text, ours.get().pid(), ours.get().start());
    }
  }

  private LedgerException refusal(Session session) throws SQLException {
    String holder = session.one(HOLDER, Row::text).orElse("a connection that ends");
    return new LedgerException("%s is in use by %s; stop it first".formatted(what, holder));
  }
}
