package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.List;

/** The histories of signals and orders; they only grow. */
final class Steps {

  static final String OF_SIGNAL =
      "SELECT at, state, reason FROM history WHERE sequence = ? ORDER BY step";
  static final String OF_ORDER =
      """
      SELECT h.at, h.state, h.reason FROM leg l
      JOIN leg_history h ON h.sequence = l.sequence AND h.leg = l.leg
      WHERE l.order_link_id = ? ORDER BY h.step""";
  private static final String INSERT =
      "INSERT INTO history (sequence, at, state, reason) VALUES (?, ?, ?, ?)";
  private static final String INSERT_LEG =
      """
      INSERT INTO leg_history (sequence, leg, at, state, reason, order_id, filled_quantity,
        average_price)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

  private Steps() {}

  static List<Ledger.Change> list(Session session, String sql, Object key) throws SQLException {
    return session.list(sql, row -> new Ledger.Change(row.time(), row.state(), row.text()), key);
  }

  static void append(Session session, Entry entry) throws SQLException {
    session.change(
        INSERT, entry.sequence(), Micros.of(entry.updatedAt()), entry.state(), entry.reason());
  }

  static void append(Session session, long sequence, Leg leg, long at) throws SQLException {
    session.change(
        INSERT_LEG,
        sequence,
        leg.leg(),
        at,
        leg.state(),
        leg.reason(),
        leg.orderId(),
        leg.filledQuantity(),
        leg.averagePrice());
  }
}
