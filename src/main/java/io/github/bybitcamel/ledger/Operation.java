package io.github.bybitcamel.ledger;

import java.sql.SQLException;

/** A change, made inside a transaction that others may share. */
interface Operation<T> {
  Outcome<T> on(Session session) throws SQLException;
}
