package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedStoreTest {

  @TempDir Path directory;

  @Test
  void keepsNothingOfWhatAnErrorEnded() {
    try (FeedStore store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"))) {
      assertThatThrownBy(
              () ->
                  store.transact(
                      sql -> {
                        sql.change(
                            "INSERT INTO feed_mark (feed, scope, at_ms) VALUES ('a', '', 1)");
                        throw new StackOverflowError("as it may be");
                      }))
          .isInstanceOf(StackOverflowError.class);

      long kept = store.transact(sql -> sql.number("SELECT count(*) FROM feed_mark"));
      assertThat(kept).isZero();
    }
  }

  /** Else threads wait for many minutes on a way to the server that was lost without a word. */
  @Test
  void waitsForNoServerForLong() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:1/feeds";
    ToldDriver driver = new ToldDriver(url);
    DriverManager.registerDriver(driver);
    try {
      assertThatThrownBy(() -> FeedStore.open(url)).isInstanceOf(FeedStoreException.class);
    } finally {
      DriverManager.deregisterDriver(driver);
    }

    assertThat(driver.told())
        .containsEntry("connectTimeout", "10")
        .containsEntry("socketTimeout", "60")
        .containsEntry("tcpKeepAlive", "true");
  }
}
