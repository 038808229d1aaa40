package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The store in PostgreSQL, beside a ledger. */
class PostgresStoreTest {

  private static final Instant NOON = Instant.parse("2026-09-30T12:00:00Z");
  private static final Alarm SILENT =
      new Alarm() {
        @Override
        public void raise(String code, String subject, String text) {}

        @Override
        public void clear(String code, String subject) {}
      };

  @Test
  void remembersOverAReopening() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      MemorySink sink = new MemorySink();
      HandKlines exchange = new HandKlines(NOON.plusSeconds(30));
      exchange.hide(NOON.minusSeconds(300));
      try (FeedStore store = FeedStore.open(url)) {
        carry(store, exchange, sink);
        assertThatThrownBy(() -> FeedStore.open(url)).isInstanceOf(FeedStoreException.class);
      }
      exchange.show();
      exchange.time(NOON.plusSeconds(95));
      try (FeedStore store = FeedStore.open(url)) {
        carry(store, exchange, sink);
        carry(store, exchange, sink);
        Journal journal = new Journal(store, "copies");
        JournalTask task = new JournalTask(journal, "memory", Clock.systemUTC());
        store.transact(
            sql -> {
              journal.add(sql, List.of(sink.taken().get(0)), NOON);
              return null;
            });
        assertThat(journal.counts("memory")).isEqualTo(new Journal.Counts(1, 0, 0, 1));
        task.step(sink::take);
        assertThat(journal.counts("memory")).isEqualTo(new Journal.Counts(1, 1, 0, 0));
        new Upkeep(
                store,
                Duration.ofDays(7),
                Optional.empty(),
                Clock.systemUTC(),
                new DayAlarms(SILENT, Clock.systemUTC()),
                Set::of)
            .run();
        assertThat(store.bytes()).isBetween(8L << 10, 8L << 20);
      }
      assertThat(sink.standing()).hasSize(11);
    }
  }

  private static void carry(FeedStore store, HandKlines exchange, MemorySink sink)
      throws Exception {
    Series series = new Series(Category.LINEAR, "BTCUSDT", KlineInterval.M1, PriceType.LAST);
    KlineOrder order = KlineOrder.live(series, Optional.of(NOON.minusSeconds(600)));
    KlineTask task = new KlineTask(order, "memory", exchange, store, SILENT);
    task.woken();
    boolean more = true;
    while (more) {
      more = task.step(sink::take);
    }
  }
}
