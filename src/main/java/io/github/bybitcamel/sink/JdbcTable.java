package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.FeedRecord;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table of one type of records, as wide as the type. */
final class JdbcTable implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTable.class);

  /**
   * Of what the newest rows are the present, by type: a snapshot of balances is whole, so that a
   * coin that it does not have is gone; of a position that is gone a row says so.
   */
  private static final Map<String, List<String>> LATEST =
      Map.of(
          "balance", List.of("account"),
          "account_balance", List.of("account"),
          "position", List.of("account", "category", "symbol", "position_idx"));

  /** As ccxt computes it: what is not held back is free. */
  private static final String CCXT =
      """
      SELECT account, coin, snapshot_ts, free, total - free AS used, total
      FROM (SELECT account, coin, snapshot_ts, wallet_balance AS total,
        greatest(0, wallet_balance - coalesce(locked, 0) - coalesce(order_im, 0)
          - coalesce(position_im, 0)) AS free
        FROM balance_latest) AS latest""";

  private final Dialect dialect;
  private final Layout layout;
  private final PreparedStatement upsert;

  JdbcTable(Connection connection, Dialect dialect, Layout layout) throws SQLException {
    this.dialect = dialect;
    this.layout = layout;
    try (Statement statement = connection.createStatement()) {
      boolean there = hasView(connection);
      // SQLite lets nobody write who has read before another wrote.
      connection.commit();
      statement.execute(create());
      refuseOtherKey(connection);
      boolean widened = widen(statement);
      connection.commit();
      if (widened || !there) {
        makeViews(connection, statement);
      }
    }
    upsert = connection.prepareStatement(upsert());
  }

  Layout layout() {
    return layout;
  }

  /** A table of an older program may have another: a row would not find the one it replaces. */
  private void refuseOtherKey(Connection connection) throws SQLException {
    Set<String> key = new TreeSet<>();
    try (ResultSet columns =
        connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), layout.type.name())) {
      while (columns.next()) {
        key.add(columns.getString("COLUMN_NAME"));
      }
    }
    if (!key.equals(Set.copyOf(layout.type.key()))) {
      throw new SQLException(
          "table %s has the key %s, and is to have %s: rename it or drop it, and it is made anew"
              .formatted(layout.type.name(), key, layout.type.key()));
    }
  }

  private String create() {
    return layout.columns.stream()
        .map(this::definition)
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TABLE IF NOT EXISTS " + quoted(layout.type.name()) + " (",
                ", PRIMARY KEY (" + names(layout.type.key()) + "))"));
  }

  private String definition(Column column) {
    boolean key = layout.type.key().contains(column.name());
    return quoted(column.name()) + ' ' + dialect.type(column.kind()) + (key ? " NOT NULL" : "");
  }

  /**
   * Returns whether the view is there and not one of an older program: its comment is what it was
   * made of. SQLite has no comments, and a view is made anew with each connection.
   */
  private boolean hasView(Connection connection) throws SQLException {
    if (!LATEST.containsKey(layout.type.name())) {
      return true;
    }
    try (ResultSet views =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), view(), new String[] {"VIEW"})) {
      return views.next() && latest().equals(views.getString("REMARKS"));
    }
  }

  private String view() {
    return layout.type.name() + "_latest";
  }

  /** A view of that name may be somebody's: rows are taken all the same. */
  private void makeViews(Connection connection, Statement statement) throws SQLException {
    try {
      makeViews(statement);
      connection.commit();
    } catch (SQLException e) {
      if (dialect == Dialect.SQLITE) {
        throw e;
      }
      connection.rollback();
      LOG.warn("the view {} stays as it is: {}", view(), e.getMessage());
    }
  }

  private void makeViews(Statement statement) throws SQLException {
    if (LATEST.containsKey(layout.type.name())) {
      makeView(statement, view(), latest());
    }
    if (dialect == Dialect.POSTGRESQL && layout.type.name().equals("balance")) {
      makeView(statement, "balance_ccxt", CCXT);
    }
  }

  /** Views that others have made of it stay. */
  private void makeView(Statement statement, String name, String query) throws SQLException {
    if (dialect == Dialect.SQLITE) {
      statement.execute("DROP VIEW IF EXISTS " + quoted(name));
      statement.execute("CREATE VIEW " + quoted(name) + " AS " + query);
    } else {
      statement.execute("CREATE OR REPLACE VIEW " + quoted(name) + " AS " + query);
      statement.execute("COMMENT ON VIEW " + quoted(name) + " IS '" + query + "'");
    }
  }

  private String latest() {
    List<String> of = LATEST.get(layout.type.name());
    return ("SELECT t.* FROM %1$s t JOIN (SELECT %2$s, max(%3$s) AS newest FROM %1$s GROUP BY %2$s)"
            + " n ON n.newest = t.%3$s%4$s")
        .formatted(
            quoted(layout.type.name()),
            names(of),
            quoted(layout.type.time()),
            of.stream()
                .map(name -> " AND n.%1$s = t.%1$s".formatted(quoted(name)))
                .collect(Collectors.joining()));
  }

  /** Returns whether columns were added. */
  private boolean widen(Statement statement) throws SQLException {
    boolean widened = false;
    Set<String> there = new HashSet<>();
    String table = quoted(layout.type.name());
    try (ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        there.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
      }
    }
    for (Column column : layout.columns) {
      if (!there.contains(column.name().toLowerCase(Locale.ROOT))) {
        statement.execute(
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(table, quoted(column.name()), dialect.type(column.kind())));
        widened = true;
      }
    }
    return widened;
  }

  private String upsert() {
    List<String> all = layout.columns.stream().map(Column::name).toList();
    return "INSERT INTO %s AS t (%s) VALUES (%s) ON CONFLICT (%s) DO UPDATE SET %s WHERE %s"
        .formatted(
            quoted(layout.type.name()),
            names(all),
            all.stream().map(any -> "?").collect(Collectors.joining(", ")),
            names(layout.type.key()),
            all.stream()
                .filter(name -> !layout.type.key().contains(name))
                .map(name -> quoted(name) + " = excluded." + quoted(name))
                .collect(Collectors.joining(", ")),
            "excluded.revision >= COALESCE(t.revision, 0)");
  }

  /** Returns the newest time of a series before {@code before}; the epoch where there is none. */
  Instant newest(Connection connection, Map<String, String> series, Instant before)
      throws SQLException {
    List<String> names = List.copyOf(series.keySet());
    String time = quoted(layout.type.time());
    String question =
        "SELECT max(%s) FROM %s WHERE %s < ?%s"
            .formatted(
                time,
                quoted(layout.type.name()),
                time,
                names.stream()
                    .map(name -> " AND " + quoted(name) + " = ?")
                    .collect(Collectors.joining()));
    try (PreparedStatement query = connection.prepareStatement(question)) {
      query.setLong(1, before.toEpochMilli());
      for (int i = 0; i < names.size(); i++) {
        query.setString(i + 2, series.get(names.get(i)));
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Instant.ofEpochMilli(row.getLong(1)) : Instant.EPOCH;
      }
    }
  }

  /** Adds or replaces the rows, all or none once the transaction ends. */
  void store(List<FeedRecord> records) throws SQLException {
    upsert.clearBatch();
    for (FeedRecord record : records) {
      Object[] cells = layout.cells(record);
      for (int i = 0; i < cells.length; i++) {
        bind(i + 1, cells[i], layout.columns.get(i).kind());
      }
      upsert.addBatch();
    }
    upsert.executeBatch();
  }

  private void bind(int place, Object value, Column.Kind kind) throws SQLException {
    if (value == null) {
      upsert.setNull(place, sqlType(kind));
      return;
    }
    switch (kind) {
      case TEXT -> upsert.setString(place, (String) value);
      case INTEGER -> upsert.setLong(place, ((Number) value).longValue());
      case DECIMAL -> bind(place, (BigDecimal) value);
      case FLAG -> upsert.setBoolean(place, (Boolean) value);
    }
  }

  private void bind(int place, BigDecimal value) throws SQLException {
    if (dialect == Dialect.SQLITE) {
      upsert.setString(place, value.toPlainString());
    } else {
      upsert.setBigDecimal(place, value);
    }
  }

  private static int sqlType(Column.Kind kind) {
    return switch (kind) {
      case TEXT -> Types.VARCHAR;
      case INTEGER -> Types.BIGINT;
      case DECIMAL -> Types.NUMERIC;
      case FLAG -> Types.BOOLEAN;
    };
  }

  private static String names(List<String> columns) {
    return columns.stream().map(JdbcTable::quoted).collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws SQLException {
    upsert.close();
  }
}
