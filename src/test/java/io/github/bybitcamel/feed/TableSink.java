package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps records in a small SQLite database: it survives the death of its process. */
final class TableSink implements Sink {

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS record
        (name TEXT PRIMARY KEY, type TEXT, revision INTEGER, content TEXT, takes INTEGER)""";
  private static final String UPSERT =
      """
      INSERT INTO record VALUES (?, ?, ?, ?, 1) ON CONFLICT (name) DO UPDATE SET
        revision = excluded.revision, content = excluded.content, takes = takes + 1
      WHERE excluded.revision >= revision""";

  private final Connection connection;

  TableSink(Path file) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        statement.executeUpdate(TABLE);
      }
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (FeedRecord record : records) {
        upsert.setString(1, record.type().name() + "|" + record.key());
        upsert.setString(2, record.type().name());
        upsert.setInt(3, record.revision());
        upsert.setString(4, RowText.of(record));
        upsert.addBatch();
      }
      upsert.executeBatch();
      connection.commit();
      return List.of();
    } catch (SQLException e) {
      throw new SinkDownException(e.getMessage(), e);
    }
  }

  /** Returns the content of every record of a type, by its key. */
  static Map<String, String> contents(Path file, String type) {
    Map<String, String> all = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement query =
            connection.prepareStatement("SELECT name, content FROM record WHERE type = ?")) {
      query.setString(1, type);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          all.put(rows.getString(1), rows.getString(2));
        }
      }
      return all;
    } catch (SQLException e) {
      return all;
    }
  }

  /** Returns how many records of a type were corrected. */
  static long corrected(Path file, String type) {
    return count(file, type, 1);
  }

  /** Returns how many records of a type there are; none where there is no table yet. */
  static long size(Path file, String type) {
    return count(file, type, 0);
  }

  private static long count(Path file, String type, int revision) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FROM record WHERE type = ? AND revision >= ?")) {
      query.setString(1, type);
      query.setInt(2, revision);
      try (ResultSet rows = query.executeQuery()) {
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("no such table")) {
        return 0;
      }
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
