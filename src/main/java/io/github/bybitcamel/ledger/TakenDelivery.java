package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Instant;

/** A delivery whose content was taken, as later ones see it. */
record TakenDelivery(long key, String name, Instant receivedAt) {

  static TakenDelivery read(Row row) throws SQLException {
    return new TakenDelivery(row.number(), row.text(), row.time());
  }
}
