package io.github.bybitcamel.feed;

import java.sql.SQLException;
import java.util.Optional;

/**
 * A lock that PostgreSQL keeps for as long as the connection that took it lives. One per schema.
 */
final class AdvisoryLock {

  /** Programs of before hold the first alone, for the whole database: one of them excludes us. */
  private static final String TAKE =
      """
      SELECT CASE WHEN pg_try_advisory_lock_shared(1651077474)
        AND pg_try_advisory_lock(1651077474, hashtext(coalesce(current_schema(), '')))
        THEN 1 ELSE 0 END""";

  private static final String OURS =
      """
      SELECT pid, (extract(epoch FROM backend_start) * 1000000)::bigint FROM pg_stat_activity
      WHERE pid = pg_backend_pid()""";

  /** After a restart of the database another's connection may have the number of our lost one. */
  private static final String END_OURS =
      """
      SELECT CASE WHEN pg_terminate_backend(pid) THEN 1 ELSE 0 END FROM pg_stat_activity
      WHERE pid = ? AND (extract(epoch FROM backend_start) * 1000000)::bigint = ?""";

  private static final String PAUSE = "SELECT count(*) FROM pg_sleep(0.1)";
  private static final int TRIES = 10;

  private Optional<Backend> ours = Optional.empty();

  private record Backend(long pid, long start) {}

  /**
   * Takes the lock for a connection that commits by itself, from one of ours that was lost if need
   * be.
   *
   * @return whether it has it; if not, another has
   */
  boolean take(Sql sql) throws SQLException {
    boolean taken = tryTake(sql);
    for (int i = 0; i < TRIES && !taken && endOurs(sql); i++) {
      sql.number(PAUSE);
      taken = tryTake(sql);
    }
    return taken;
  }

  private boolean tryTake(Sql sql) throws SQLException {
    boolean taken = sql.number(TAKE) == 1;
    if (taken) {
      ours = sql.one(OURS, row -> new Backend(row.getLong(1), row.getLong(2)));
    }
    return taken;
  }

  private boolean endOurs(Sql sql) throws SQLException {
    return ours.isPresent() && sql.number(END_OURS, ours.get().pid(), ours.get().start()) == 1;
  }
}
