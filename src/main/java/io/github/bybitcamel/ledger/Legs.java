package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the orders of one signal. */
final class Legs {

  private static final String INSERT =
      """
      INSERT INTO leg (order_link_id, sequence, ordinal, leg, category, symbol, request, asked,
        state, reason, order_id, filled_quantity, average_price, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
  private static final String REPLACE =
      """
      UPDATE leg SET request = ?, asked = ?, state = ?, reason = ?, order_id = ?,
        filled_quantity = ?, average_price = ?, updated_at = ?
      WHERE order_link_id = ?""";

  /** What came on disk since then has changed since then. */
  static final String MADE_SINCE =
      """
      SELECT l.symbol, l.request,
        (SELECT min(h.at) FROM leg_history h WHERE h.sequence = l.sequence AND h.leg = l.leg) AS made
      FROM leg l JOIN signal s ON s.sequence = l.sequence
      WHERE s.account = ? AND l.updated_at >= ? ORDER BY made""";

  /** An order's text holds the exchange's own names. */
  static final String EXECUTED_WITHOUT =
      Entries.where(
          """
          s.sequence IN (SELECT o.sequence FROM leg o JOIN signal t ON t.sequence = o.sequence
            WHERE t.account = ? AND o.updated_at >= ? AND o.filled_quantity NOT IN ('', '0')
              AND (o.request LIKE '%"stopLoss"%' OR o.request LIKE '%"takeProfit"%')
              AND NOT EXISTS (SELECT 1 FROM attempt a
                WHERE a.sequence = o.sequence AND a.outcome = ?))""");

  private static final String OWNER = "SELECT sequence FROM leg WHERE order_link_id = ?";

  private final Session session;
  private final Entry entry;
  private final Instant at;

  Legs(Session session, Entry entry, Instant at) {
    this.session = session;
    this.entry = entry;
    this.at = at;
  }

  static LedgerView.MadeOrder made(Row row) throws SQLException {
    return new LedgerView.MadeOrder(row.text(), row.text(), row.time());
  }

  void putAll(List<Leg> legs) throws SQLException {
    int ordinal = entry.legs().size();
    for (Leg leg : legs) {
      if (known(leg).isPresent()) {
        replace(leg);
      } else {
        insert(leg, ++ordinal);
      }
    }
  }

  void replace(Leg leg) throws SQLException {
    Leg before =
        known(leg)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "signal %d has no order %s"
                            .formatted(entry.sequence(), leg.orderLinkId())));
    refuseUnlessNext(before, leg);
    session.change(
        REPLACE,
        leg.request(),
        leg.asked(),
        leg.state(),
        leg.reason(),
        leg.orderId(),
        leg.filledQuantity(),
        leg.averagePrice(),
        Micros.of(at),
        leg.orderLinkId());
  }

  private Optional<Leg> known(Leg leg) {
    return entry.legs().stream()
        .filter(known -> known.orderLinkId().equals(leg.orderLinkId()))
        .findFirst();
  }

  private static void refuseUnlessNext(Leg before, Leg after) {
    if (before.state() != after.state() && !before.state().canBecome(after.state())) {
      throw new IllegalStateException(
          "order %s is %s and cannot become %s"
              .formatted(after.orderLinkId(), before.state(), after.state()));
    }
  }

  private void insert(Leg leg, int ordinal) throws SQLException {
    refuseTaken(leg);
    session.change(
        INSERT,
        leg.orderLinkId(),
        entry.sequence(),
        ordinal,
        leg.leg(),
        leg.category(),
        leg.symbol(),
        leg.request(),
        leg.asked(),
        leg.state(),
        leg.reason(),
        leg.orderId(),
        leg.filledQuantity(),
        leg.averagePrice(),
        Micros.of(at));
  }

  private void refuseTaken(Leg leg) throws SQLException {
    Optional<Long> owner = session.one(OWNER, Row::number, leg.orderLinkId());
    if (owner.isPresent()) {
      throw new IllegalStateException(
          "order %s belongs to signal %d".formatted(leg.orderLinkId(), owner.get()));
    }
  }
}
