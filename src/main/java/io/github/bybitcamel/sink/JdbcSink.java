package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Tables of a database, SQLite or PostgreSQL: one for each type of records, named as it is, made
 * and widened by it.
 *
 * <p>A key stands once: the highest revision stays, whatever comes in which order.
 */
public final class JdbcSink implements Sink {

  private static final int MOST_ROWS = 1000;

  private final String url;
  private final Optional<String> user;
  private final Optional<String> password;
  private final Dialect dialect;
  private final Map<RecordType, JdbcTable> tables = new HashMap<>();

  /**
   * Several that make one new file at once would find it busy; a server is nobody's to wait for.
   */
  private final Object making;

  private Connection connection;

  /**
   * Connects when the first record comes, and again after a loss.
   *
   * @param url {@code jdbc:sqlite:…} or {@code jdbc:postgresql:…}
   * @param user goes before one in the URL
   * @param password goes before one in the URL; never shown
   * @throws IllegalArgumentException if it is another database
   */
  public JdbcSink(String url, Optional<String> user, Optional<String> password) {
    this.url = url;
    this.user = user;
    this.password = password;
    dialect = Dialect.of(url);
    making = dialect == Dialect.SQLITE ? JdbcSink.class : this;
  }

  @Override
  public List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    try {
      if (connection == null) {
        connect();
      }
      return store(records);
    } catch (SQLException | IOException e) {
      close();
      throw new SinkDownException(name() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean dropsRepeats() {
    return true;
  }

  @Override
  public Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before)
      throws SinkDownException {
    try {
      if (connection == null) {
        connect();
      }
      Instant newest = table(type).newest(connection, series, before);
      connection.commit();
      return Optional.of(newest);
    } catch (SQLException | IOException e) {
      close();
      throw new SinkDownException(name() + ": " + e.getMessage(), e);
    }
  }

  private void connect() throws SQLException, IOException {
    if (dialect == Dialect.SQLITE) {
      Path file = Path.of(name().substring("jdbc:sqlite:".length())).toAbsolutePath();
      Disk.folder(file.getParent());
    }
    Properties properties = dialect.properties();
    user.ifPresent(text -> properties.setProperty("user", text));
    password.ifPresent(text -> properties.setProperty("password", text));
    synchronized (making) {
      connection = DriverManager.getConnection(url, properties);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(dialect.opening());
      }
    }
    connection.setAutoCommit(false);
  }

  private List<Refused> store(List<FeedRecord> records) throws SQLException {
    List<Refused> refused = new ArrayList<>();
    List<FeedRecord> run = new ArrayList<>();
    for (FeedRecord record : records) {
      if (!run.isEmpty() && (run.size() == MOST_ROWS || !run.get(0).type().equals(record.type()))) {
        store(table(run.get(0).type()), run, refused);
        run.clear();
      }
      Layout layout = table(record.type()).layout();
      String fault = layout.fault(layout.cells(record));
      if (fault == null) {
        run.add(record);
      } else {
        refused.add(new Refused(record, fault));
      }
    }
    if (!run.isEmpty()) {
      store(table(run.get(0).type()), run, refused);
    }
    return refused;
  }

  private JdbcTable table(RecordType type) throws SQLException {
    JdbcTable table = tables.get(type);
    if (table == null) {
      synchronized (making) {
        table = new JdbcTable(connection, dialect, new Layout(type));
      }
      tables.put(type, table);
    }
    return table;
  }

  /** Stores all; where a row is at fault, halves until it stands alone, and stores the others. */
  private void store(JdbcTable table, List<FeedRecord> rows, List<Refused> refused)
      throws SQLException {
    try {
      table.store(rows);
      connection.commit();
    } catch (SQLException e) {
      SQLException cause = innermost(e);
      if (!dialect.blamesRow(cause)) {
        throw e;
      }
      connection.rollback();
      if (rows.size() == 1) {
        refused.add(new Refused(rows.get(0), String.valueOf(cause.getMessage())));
        return;
      }
      int half = rows.size() / 2;
      store(table, rows.subList(0, half), refused);
      store(table, rows.subList(half, rows.size()), refused);
    }
  }

  /** A batch's failure says little; what it was made from has the code. */
  private static SQLException innermost(SQLException failure) {
    SQLException found = failure;
    while (true) {
      SQLException next =
          found.getNextException() == null && found.getCause() instanceof SQLException cause
              ? cause
              : found.getNextException();
      if (next == null || next == found) {
        return found;
      }
      found = next;
    }
  }

  /** What follows the question mark may hold a password. */
  private String name() {
    return url.split("\\?", 2)[0];
  }

  @Override
  public void close() {
    tables.clear();
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // A broken connection is closed as far as it can be.
    }
    connection = null;
  }
}
