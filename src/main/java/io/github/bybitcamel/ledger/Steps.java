package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.List;

/** The histories of signals and orders; the database writes them. */
final class Steps {

  static final String OF_SIGNAL =
      "SELECT at, state, reason FROM history WHERE sequence = ? ORDER BY step";
  static final String OF_ORDER =
      """
      SELECT h.at, h.state, h.reason FROM leg l
      JOIN leg_history h ON h.sequence = l.sequence AND h.leg = l.leg
      WHERE l.order_link_id = ? ORDER BY h.step""";
  static final String OF_ORDERS =
      """
      SELECT leg, at, state, reason, order_id, filled_quantity, average_price
      FROM leg_history WHERE sequence = ? ORDER BY step""";

  private Steps() {}

  static List<Ledger.Change> list(Session session, String sql, Object key) throws SQLException {
    return session.list(sql, row -> new Ledger.Change(row.time(), row.state(), row.text()), key);
  }

  static LedgerView.OrderStep ofOrder(Row row) throws SQLException {
    return new LedgerView.OrderStep(
        row.text().charAt(0),
        row.time(),
        row.state(),
        row.text(),
        row.text(),
        row.text(),
        row.text());
  }
}
