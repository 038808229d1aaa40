package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
      WHERE order_link_id = ? AND state = ?""";

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

  private final List<Leg> legs;

  Legs(Session session, Entry entry, Instant at) {
    this.session = session;
    this.entry = entry;
    this.at = at;
    this.legs = new ArrayList<>(entry.legs());
  }

  /** Returns the orders as they stand in the ledger now. */
  List<Leg> all() {
    return List.copyOf(legs);
  }

  static LedgerView.MadeOrder made(Row row) throws SQLException {
    return new LedgerView.MadeOrder(row.text(), row.text(), row.time());
  }

  void putAll(List<Leg> some) throws SQLException {
    for (Leg leg : some) {
      if (place(leg) < 0) {
        insert(leg);
      } else {
        replace(leg);
      }
    }
  }

  void replace(Leg leg) throws SQLException {
    int place = place(leg);
    if (place < 0) {
      throw new IllegalArgumentException(
          "signal %d has no order %s".formatted(entry.sequence(), leg.orderLinkId()));
    }
    Leg before = legs.get(place);
    refuseUnlessNext(before, leg);
    int replaced =
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
            leg.orderLinkId(),
            before.state());
    if (replaced != 1) {
      throw new IllegalStateException(
          "order %s is not %s any more: somebody else wrote it"
              .formatted(leg.orderLinkId(), before.state()));
    }
    legs.set(place, stored(before.leg(), before.category(), before.symbol(), leg));
  }

  /** Returns where an order stands among those of the signal; negative if it is none of them. */
  private int place(Leg leg) {
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).orderLinkId().equals(leg.orderLinkId())) {
        return i;
      }
    }
    return -1;
  }

  /** Returns an order as the database would give it back. */
  private static Leg stored(char name, String category, String symbol, Leg leg) {
    return new Leg(
        StorableText.of(leg.orderLinkId()),
        name,
        StorableText.of(category),
        StorableText.of(symbol),
        StorableText.of(leg.request()),
        StorableText.of(leg.asked()),
        leg.state(),
        StorableText.of(leg.reason()),
        StorableText.of(leg.orderId()),
        StorableText.of(leg.filledQuantity()),
        StorableText.of(leg.averagePrice()));
  }

  private static void refuseUnlessNext(Leg before, Leg after) {
    if (before.state() != after.state() && !before.state().canBecome(after.state())) {
      throw new IllegalStateException(
          "order %s is %s and cannot become %s"
              .formatted(after.orderLinkId(), before.state(), after.state()));
    }
  }

  private void insert(Leg leg) throws SQLException {
    refuseTaken(leg);
    session.change(
        INSERT,
        leg.orderLinkId(),
        entry.sequence(),
        legs.size() + 1,
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
    legs.add(stored(leg.leg(), leg.category(), leg.symbol(), leg));
  }

  private void refuseTaken(Leg leg) throws SQLException {
    Optional<Long> owner = session.one(OWNER, Row::number, leg.orderLinkId());
    if (owner.isPresent()) {
      throw new IllegalStateException(
          "order %s belongs to signal %d".formatted(leg.orderLinkId(), owner.get()));
    }
  }
}
