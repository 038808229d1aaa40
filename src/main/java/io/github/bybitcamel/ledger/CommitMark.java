package io.github.bybitcamel.ledger;

import java.sql.SQLException;

/** Finds out what became of a transaction whose commit was asked for and not answered. */
interface CommitMark {

  /** The mark of a database that cannot lose the answer: what failed did not happen. */
  CommitMark FAILED = () -> false;

  /**
   * Returns whether the transaction is on disk.
   *
   * @throws LedgerException if that cannot be known now
   */
  boolean committed() throws SQLException;
}
