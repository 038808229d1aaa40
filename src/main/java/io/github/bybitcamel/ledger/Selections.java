package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks for signals as people ask for them, which no index is kept for. */
final class Selections {

  private static final int MOST_WITH_ONE_ID = 20;
  static final String SOURCES =
      """
      WITH RECURSIVE known(source) AS (
        SELECT min(source) FROM signal WHERE owner = 1
        UNION ALL
        SELECT (SELECT min(source) FROM signal WHERE owner = 1 AND source > known.source)
        FROM known WHERE source IS NOT NULL)
      SELECT source FROM known WHERE source IS NOT NULL""";
  private static final String REFUSED =
      Entries.where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE id = ? AND owner = 0 ORDER BY sequence DESC LIMIT ?)""");

  private static final String REFUSED_OF_SOURCE =
      Entries.where(
          """
          s.sequence IN (SELECT sequence FROM signal
            WHERE id = ? AND source = ? AND owner = 0 ORDER BY sequence DESC LIMIT ?)""");

  private Selections() {}

  /** Returns the last ones, oldest first. */
  static List<Entry> newest(Session session, Selection selection, long before, int limit)
      throws SQLException {
    return list(session, selection, "sequence < ?", before, "DESC", limit);
  }

  static List<Entry> oldest(Session session, Selection selection, long after, int limit)
      throws SQLException {
    return list(session, selection, "sequence > ?", after, "ASC", limit);
  }

  private static List<Entry> list(
      Session session, Selection selection, String bound, long sequence, String order, int limit)
      throws SQLException {
    List<String> conditions = new ArrayList<>(List.of(bound));
    List<Object> values = new ArrayList<>(List.of(sequence));
    if (!selection.states().isEmpty()) {
      List<String> places = Collections.nCopies(selection.states().size(), "?");
      conditions.add("state IN (" + String.join(", ", places) + ")");
      values.addAll(selection.states());
    }
    add("source = ?", selection.source(), conditions, values);
    add("symbol = ?", selection.symbol(), conditions, values);
    add("received_at >= ?", selection.from().map(Micros::of), conditions, values);
    add("received_at < ?", selection.before().map(Micros::of), conditions, values);
    values.add(limit);
    String sql =
        "s.sequence IN (SELECT sequence FROM signal WHERE %s ORDER BY sequence %s LIMIT ?)"
            .formatted(String.join(" AND ", conditions), order);
    return Entries.list(session, Entries.where(sql), values.toArray());
  }

  private static void add(
      String condition, Optional<?> value, List<String> conditions, List<Object> values) {
    value.ifPresent(
        present -> {
          conditions.add(condition);
          values.add(present);
        });
  }

  /** Returns the signals with {@code id}, newest first. */
  static List<Entry> withId(Session session, String id) throws SQLException {
    List<Entry> found = new ArrayList<>();
    for (String source : session.list(SOURCES, Row::text)) {
      found.addAll(Entries.list(session, Entries.BY_OWNER, source, id));
    }
    if (found.isEmpty()) {
      found.addAll(Entries.list(session, REFUSED, id, MOST_WITH_ONE_ID));
    }
    return newestFirst(found);
  }

  /** Returns the signals of {@code source} with {@code id}, newest first. */
  static List<Entry> withId(Session session, String source, String id) throws SQLException {
    List<Entry> taken = Entries.list(session, Entries.BY_OWNER, source, id);
    return taken.isEmpty()
        ? newestFirst(Entries.list(session, REFUSED_OF_SOURCE, id, source, MOST_WITH_ONE_ID))
        : taken;
  }

  private static List<Entry> newestFirst(List<Entry> found) {
    return found.stream()
        .sorted((one, other) -> Long.compare(other.sequence(), one.sequence()))
        .toList();
  }
}
