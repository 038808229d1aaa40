package io.github.bybitcamel.chaos;

import io.github.bybitcamel.ledger.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Where the program keeps its ledger: a file, or a PostgreSQL that can go away for a while. */
final class LedgerHome implements AutoCloseable {

  private final String url;
  private final Optional<Postgres> server;
  private int interruptions;

  private LedgerHome(String url, Optional<Postgres> server) {
    this.url = url;
    this.server = server;
  }

  /** Makes the one that {@code chaos.ledger} names. */
  static LedgerHome of(Path directory) throws IOException, SQLException {
    if (System.getProperty("chaos.ledger", "sqlite").equals("sqlite")) {
      return new LedgerHome("jdbc:sqlite:" + directory.resolve("data/ledger.db"), Optional.empty());
    }
    Postgres postgres = new Postgres(directory.resolve("postgres"));
    return new LedgerHome(postgres.newLedger(), Optional.of(postgres));
  }

  String url() {
    return url;
  }

  /** Stops the database and starts it again; a file is left alone. */
  void interrupt() {
    server.ifPresent(
        postgres -> {
          try {
            postgres.stop();
            postgres.start();
            interruptions++;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }

  @Override
  public String toString() {
    return server
        .map(any -> "PostgreSQL, stopped and started " + interruptions + " times")
        .orElse("SQLite");
  }
}
