package io.github.bybitcamel.ledger;

import java.sql.SQLException;

/** Says which records of a delivery are taken. */
interface Door {

  Verdict judge(Delivery.Item item) throws SQLException;

  /** Returns the door for records that are told apart by (source, id). */
  static Door byId(Session session, String source) {
    return new DoorById(session, source);
  }

  /** Returns the door for a delivery whose content was taken before. */
  static Door repeating(Session session, TakenDelivery taken, Delivery.Repeats repeats) {
    String sql = "SELECT sequence FROM signal WHERE delivery = ? AND number = ?";
    String reason =
        """
        the same content was taken at %s as %s, and not all its records carry ids; \
        to have it taken again give each record an id, or release it with: ledger release"""
            .formatted(taken.receivedAt(), taken.name());
    return item ->
        new Verdict(
            repeats.state(),
            reason,
            session.one(sql, Row::number, taken.key(), item.number()).orElse(0L));
  }
}
