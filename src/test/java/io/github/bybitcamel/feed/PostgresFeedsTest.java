package io.github.bybitcamel.feed;

import io.github.bybitcamel.ledger.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same feeds, where their store is in PostgreSQL, as it is beside a ledger there. */
class PostgresFeedsTest extends FeedsTest {

  @TempDir static Path data;
  private static Postgres server;

  @BeforeAll
  static void startServer() throws Exception {
    server = new Postgres(data.resolve("pg"));
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @Override
  String storeUrl() throws Exception {
    return server.newLedger();
  }
}
