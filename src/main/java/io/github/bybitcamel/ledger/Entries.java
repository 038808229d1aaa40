package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads signals with their orders, each time by one statement, so that they fit together. */
final class Entries {

  static final String WAITING_LANES =
      """
      WITH RECURSIVE waiting(lane) AS (
        SELECT min(lane) FROM signal WHERE state = 'RECEIVED'
        UNION ALL
        SELECT (SELECT min(lane) FROM signal WHERE state = 'RECEIVED' AND lane > waiting.lane)
        FROM waiting WHERE lane IS NOT NULL)
      SELECT lane FROM (
        SELECT lane, (SELECT min(sequence) FROM signal
          WHERE state = 'RECEIVED' AND lane = waiting.lane) AS arrival
        FROM waiting WHERE lane IS NOT NULL) lanes
      ORDER BY arrival""";

  static final String BY_SEQUENCE = where("s.sequence = ?");
  static final String BY_OWNER = where("s.source = ? AND s.id = ? AND s.owner = 1");
  static final String BY_ORDER_LINK_ID =
      where("s.sequence = (SELECT sequence FROM leg WHERE order_link_id = ?)");
  static final String BY_DELIVERY =
      where("s.delivery = (SELECT max(delivery) FROM delivery WHERE source = ? AND name = ?)");
  static final String CAME_WITH =
      where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE delivery = (SELECT delivery FROM signal WHERE sequence = ?)
              AND number > ? ORDER BY number LIMIT ?)""");
  static final String PART_OF_DELIVERY =
      where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE delivery = (SELECT max(delivery) FROM delivery WHERE source = ? AND name = ?)
              AND number > ? ORDER BY number LIMIT ?)""");

  /** The signals of a delivery that are not settled: they follow each other in the ledger. */
  private static final String UNSETTLED_OF =
      """
      WITH latest AS (
        SELECT max(delivery) AS delivery FROM delivery WHERE source = ? AND name = ?)
      SELECT %s FROM signal s
      WHERE s.settled = 0 AND s.state %s
        AND s.sequence >= (SELECT sequence FROM signal
          WHERE delivery = (SELECT delivery FROM latest) ORDER BY number LIMIT 1)
        AND s.sequence <= (SELECT sequence FROM signal
          WHERE delivery = (SELECT delivery FROM latest) ORDER BY number DESC LIMIT 1)
      %s""";

  static final String UNDER_WAY =
      UNSETTLED_OF.formatted("1", "IN ('RECEIVED', 'VALIDATED', 'INTENT', 'SENT')", "LIMIT 1");
  static final String LAST_ACKED =
      UNSETTLED_OF.formatted("s.updated_at", "= 'ACKED'", "ORDER BY s.updated_at DESC LIMIT 1");
  static final String NEXT_SEQUENCE =
      "SELECT min(sequence) FROM signal WHERE state = 'RECEIVED' AND lane = ?";
  static final String NEXT =
      where(
          """
          s.sequence = (SELECT min(sequence) FROM signal WHERE state = 'RECEIVED' AND lane = ?)""");
  static final String NEXT_THAT_LESSENS_RISK =
      where(
          """
          s.sequence = (SELECT min(sequence) FROM signal
            WHERE state = 'RECEIVED' AND lessens_risk = 1 AND lane = ?)""");
  static final String NEXT_CANCEL =
      where(
          """
          s.sequence = (SELECT min(sequence) FROM signal
            WHERE state = 'RECEIVED' AND lessens_risk = 1 AND lane = ? AND action = 'cancel')""");
  static final String LAST_WAITING_BEFORE =
      where(
          """
          s.sequence = (SELECT max(sequence) FROM signal
            WHERE state = 'RECEIVED' AND lane = ? AND sequence < ?)""");
  static final String WAITING_IN =
      where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE state = 'RECEIVED' AND lane = ? AND sequence > ? ORDER BY sequence LIMIT ?)""");
  static final String OLDEST_WAITING =
      where(
          """
          s.sequence = (SELECT min(sequence) FROM signal WHERE settled = 0 AND state = 'RECEIVED')""");
  static final String UNSETTLED =
      where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE settled = 0 AND state = ? AND sequence > ? ORDER BY sequence LIMIT ?)""");
  static final String SETTLED =
      where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE state = ? AND sequence > ? ORDER BY sequence LIMIT ?)""");
  static final String RECENT =
      where("s.sequence IN (SELECT sequence FROM signal ORDER BY sequence DESC LIMIT ?)");

  private Entries() {}

  static String where(String condition) {
    return """
    SELECT s.sequence, s.source, s.id, s.account, d.name, s.number, s.lane, s.action, s.symbol,
      s.lessens_risk, s.unjudged, s.state, s.reason, s.repeats, s.raw, s.canonical, s.received_at,
      s.updated_at,
      l.order_link_id, l.leg, l.category, l.symbol, l.request, l.asked, l.state, l.reason,
      l.order_id, l.filled_quantity, l.average_price
    FROM signal s
    JOIN delivery d ON d.delivery = s.delivery
    LEFT JOIN leg l ON l.sequence = s.sequence
    WHERE %s
    ORDER BY s.sequence, l.ordinal"""
        .formatted(condition);
  }

  /** Returns what one of the statements above finds, oldest first. */
  static List<Entry> list(Session session, String sql, Object... values) throws SQLException {
    Map<Long, Entry> found = new LinkedHashMap<>();
    for (Entry row : session.list(sql, Entries::read, values)) {
      found.merge(row.sequence(), row, Entries::joined);
    }
    return List.copyOf(found.values());
  }

  static Optional<Entry> one(Session session, String sql, Object... values) throws SQLException {
    return list(session, sql, values).stream().findFirst();
  }

  static List<Entry> inStates(
      Session session, Collection<SignalState> states, long after, int limit) throws SQLException {
    List<Entry> found = new ArrayList<>();
    for (SignalState state : Set.copyOf(states)) {
      String sql = state.isFinal() ? SETTLED : UNSETTLED;
      found.addAll(list(session, sql, state.name(), after, limit));
    }
    return found.stream().sorted(Comparator.comparing(Entry::sequence)).limit(limit).toList();
  }

  private static Entry joined(Entry signal, Entry withNextLeg) {
    List<Leg> legs = new ArrayList<>(signal.legs());
    legs.addAll(withNextLeg.legs());
    return signal.withLegs(legs);
  }

  private static Entry read(Row row) throws SQLException {
    return new Entry(
        row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        (int) row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.flag(),
        row.flag(),
        row.state(),
        row.text(),
        row.number(),
        row.text(),
        row.text(),
        row.time(),
        row.time(),
        readLeg(row));
  }

  private static List<Leg> readLeg(Row row) throws SQLException {
    Optional<String> orderLinkId = row.maybeText();
    if (orderLinkId.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Leg(
            orderLinkId.get(),
            row.text().charAt(0),
            row.text(),
            row.text(),
            row.text(),
            row.text(),
            row.state(),
            row.text(),
            row.text(),
            row.text(),
            row.text()));
  }
}
