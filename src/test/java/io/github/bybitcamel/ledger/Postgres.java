package io.github.bybitcamel.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL that can be stopped and started again where it was. */
public final class Postgres implements AutoCloseable {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final Path directory;
  private EmbeddedPostgres server;
  private final int port;

  /** Starts one that keeps its data in {@code directory}. */
  public Postgres(Path directory) throws IOException {
    this.directory = directory;
    server = builder().start();
    port = server.getPort();
  }

  public int port() {
    return port;
  }

  /** Returns the URL of a schema that nobody else uses. */
  public String newLedger() throws SQLException {
    String schema = "ledger" + SCHEMAS.incrementAndGet();
    execute("CREATE SCHEMA " + schema);
    return url() + "&currentSchema=" + schema;
  }

  public String url() {
    return "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(port);
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Stops it at once, as an operator would. */
  public void stop() throws IOException {
    server.close();
  }

  /** Starts it again, at the same port with the same data. */
  public void start() throws IOException {
    server = builder().setPort(port).start();
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false);
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}
