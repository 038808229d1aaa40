package io.github.bybitcamel.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** SQLite alone: one row a commit, each on disk. */
final class RawCommits {

  private RawCommits() {}

  static double perSecond(Path directory, String body, Duration length) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("raw.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body TEXT)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO row (body) VALUES (?)")) {
        long start = System.nanoTime();
        long count = 0;
        while (System.nanoTime() - start < length.toNanos()) {
          insert.setString(1, body);
          insert.executeUpdate();
          count++;
        }
        return count / ((System.nanoTime() - start) / 1e9);
      }
    }
  }
}
