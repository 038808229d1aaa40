package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Duration;

/** Asks PostgreSQL what became of a transaction, for as long as callers can be kept waiting. */
final class TransactionFate {

  private static final int QUESTIONS = 50;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Database database;
  private final long transaction;

  TransactionFate(Database database, long transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  boolean committed() {
    for (int question = 0; question < QUESTIONS; question++) {
      String fate = ask();
      if (fate.equals("committed")) {
        return true;
      }
      if (fate.equals("aborted")) {
        return false;
      }
      Threads.pause(PAUSE);
    }
    throw new UnknownCommitException(
        database.name() + " was lost while it committed: whether it did is not known yet");
  }

  /** Returns the status; something else while the database is away or still at it. */
  private String ask() {
    try (Session session = database.openReader()) {
      return session
          .one("SELECT coalesce(txid_status(?), 'forgotten')", Row::text, transaction)
          .orElseThrow();
    } catch (SQLException e) {
      return "unreachable";
    }
  }
}
