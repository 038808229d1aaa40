package io.github.bybitcamel.ledger;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** What differs between the databases that can hold a ledger. */
interface Database extends AutoCloseable {

  /** Returns what messages call it; never a password. */
  String name();

  /** Returns the folder of its SQL. */
  String folder();

  /** Returns the statement that begins a transaction that writes. */
  String begin();

  /**
   * Opens the connection that writes, having made sure that no other process has one.
   *
   * @throws LedgerException if another process writes, or if this is no sound ledger
   */
  Session openWriter() throws SQLException;

  /** Opens a connection that cannot write. */
  Session openReader() throws SQLException;

  /**
   * Makes sure that there is a ledger at all.
   *
   * @throws LedgerException if this is something else
   */
  void refuseForeign(Session session) throws SQLException;

  /** Returns why whoever has opened {@code session} could not write; empty where it could. */
  default Optional<String> unwritable(Session session) throws SQLException {
    return Optional.empty();
  }

  /** Returns what can tell, after a lost connection, whether the open transaction committed. */
  CommitMark mark(Session session) throws SQLException;

  /** Is told after every commit; returns at once. */
  default void committed() {}

  /** Returns whether only the statement that failed is to blame, and the transaction goes on. */
  boolean sparesTransaction(SQLException failure);

  /** Returns what went wrong, for people. */
  LedgerException explain(SQLException failure);

  /** Writes a copy that can be opened as a ledger. */
  void backup(Path target) throws SQLException;

  /** Lets other processes write. */
  @Override
  void close();
}
