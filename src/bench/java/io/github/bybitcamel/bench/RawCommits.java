package io.github.bybitcamel.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite alone: one row a commit, each on disk. */
final class RawCommits implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement insert;

  RawCommits(Path directory) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("raw.db"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)");
    }
    insert = connection.prepareStatement("INSERT INTO row (body) VALUES (?)");
  }

  /** Returns how many nanoseconds one commit took. */
  long commit(String body) throws SQLException {
    long start = System.nanoTime();
    insert.setString(1, body);
    insert.executeUpdate();
    return System.nanoTime() - start;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
