package io.github.bybitcamel.ledger;

import java.sql.SQLException;

/** A question to the database. */
interface Query<T> {
  T on(Session session) throws SQLException;
}
