package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use a store in PostgreSQL. */
class PostgresLockTest {

  @TempDir static Path directory;
  private static Postgres server;
  private String url = "";

  @BeforeAll
  static void start() throws Exception {
    server = new Postgres(directory.resolve("pg"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void schema() throws Exception {
    url = server.newLedger();
  }

  @Test
  void goesOnAfterItsConnectionWasLostWithoutTheServerKnowing() throws Exception {
    try (SilentLink link = new SilentLink(server.port());
        FeedStore store = FeedStore.open(over(link))) {
      link.lose();
      assertThatThrownBy(() -> marks(store)).hasMessageContaining(" failed: ");

      assertThat(marks(store)).isZero();
      assertInUse(url);
    }
  }

  @Test
  void leavesTheStoreToWhoTookItMeanwhile() throws Exception {
    try (SilentLink link = new SilentLink(server.port());
        FeedStore store = FeedStore.open(over(link))) {
      link.lose();
      server.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");

      try (FeedStore other =
          await().ignoreExceptions().until(() -> FeedStore.open(url), any -> true)) {
        assertThatThrownBy(() -> marks(store)).hasMessageContaining(" failed: ");
        assertThatThrownBy(() -> marks(store)).hasMessageContaining("in use by another process");
        assertThat(marks(other)).isZero();
      }
      await().ignoreExceptions().until(() -> marks(store) == 0);
    }
  }

  @Test
  void isOfOneSchemaOnly() throws Exception {
    try (FeedStore store = FeedStore.open(url);
        FeedStore neighbour = FeedStore.open(server.newLedger())) {
      assertThat(marks(store)).isZero();
      assertThat(marks(neighbour)).isZero();
      assertInUse(url);
    }
  }

  @Test
  void excludesAProgramOfBeforeThatLocksTheWholeDatabase() throws Exception {
    try (Connection before = DriverManager.getConnection(server.url());
        Statement statement = before.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1651077474)");
      assertInUse(url);
      statement.execute("SELECT pg_advisory_unlock(1651077474)");

      try (FeedStore store = FeedStore.open(url);
          ResultSet taken = statement.executeQuery("SELECT pg_try_advisory_lock(1651077474)")) {
        assertThat(marks(store)).isZero();
        assertThat(taken.next()).isTrue();
        assertThat(taken.getBoolean(1)).isFalse();
      }
    }
  }

  private String over(SilentLink link) {
    return url.replace(":" + server.port(), ":" + link.port());
  }

  private static void assertInUse(String url) {
    assertThatThrownBy(() -> FeedStore.open(url))
        .isInstanceOf(FeedStoreException.class)
        .hasMessageContaining("is in use by another process; stop it first");
  }

  private static long marks(FeedStore store) {
    return store.transact(sql -> sql.number("SELECT count(*) FROM feed_mark"));
  }
}
