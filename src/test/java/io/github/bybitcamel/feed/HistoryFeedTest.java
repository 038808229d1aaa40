package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Histories that an exchange keeps for two years. */
class HistoryFeedTest {

  private static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;
  private final SetClock clock = SetClock.standing(NOW);
  private final List<TimeRange> asked = new ArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private FeedStore store;
  private Journal journal;

  @BeforeEach
  void open() {
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    journal = new Journal(store, "execution");
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void close() {
    logger().detachAppender(log);
    store.close();
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(HistoryFeed.class);
  }

  @Test
  void readsWhatIsKeptWhereMoreIsWanted() {
    HistoryFeed feed = kept(LONG_AGO);
    feed.poll();
    clock.forward(Duration.ofDays(2));
    feed.poll();

    assertThat(asked.get(0).from()).isEqualTo(NOW.minus(Histories.KEPT).minus(HOUR));
    assertThat(asked.get(asked.size() - 1))
        .isEqualTo(new TimeRange(NOW.minus(HOUR), NOW.plus(Duration.ofDays(2))));
    assertThat(log.list)
        .filteredOn(line -> line.getLevel() == Level.WARN)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo(
            "execution: 'backfillFrom' is 2020-01-01T00:00:00Z; the exchange keeps this for two"
                + " years: read from 2024-10-05T12:00:00Z on");
  }

  /** The clock goes on meanwhile, and with it what is kept. */
  @Test
  void readsWhatIsKeptOnceWhereMoreIsWantedLaterOn() {
    kept(NOW).poll();
    asked.clear();
    HistoryFeed feed = kept(LONG_AGO, range -> clock.forward(Duration.ofSeconds(15)));
    for (int poll = 0; poll < 200; poll++) {
      feed.poll();
    }

    List<TimeRange> past = asked.stream().filter(range -> range.to().isBefore(NOW)).toList();
    assertThat(past.get(0).from()).isBefore(NOW.minus(Histories.KEPT).plus(HOUR));
    assertThat(past.get(past.size() - 1).to()).isEqualTo(NOW.minus(HOUR));
    for (int i = 1; i < past.size(); i++) {
      assertThat(past.get(i).from()).isEqualTo(past.get(i - 1).to());
    }
  }

  /** A program of before put its mark there and was refused ever after. */
  @Test
  void goesOnFromAMarkThatLiesBeforeWhatIsKept() {
    store.transact(
        sql ->
            sql.change(
                "INSERT INTO feed_mark (feed, scope, at_ms) VALUES ('execution', 'linear', ?)",
                LONG_AGO.toEpochMilli()));

    kept(NOW.minus(Duration.ofDays(30))).poll();

    assertThat(asked.get(asked.size() - 1).to()).isEqualTo(NOW);
  }

  @Test
  void readsAllThatIsWantedOfAHistoryThatIsKeptForEver() {
    feed(LONG_AGO, Optional.empty(), asked::add).poll();

    assertThat(asked.get(0).from()).isEqualTo(LONG_AGO.minus(HOUR));
    assertThat(log.list).isEmpty();
  }

  private HistoryFeed kept(Instant from) {
    return kept(from, range -> {});
  }

  private HistoryFeed kept(Instant from, Consumer<TimeRange> then) {
    return feed(
        from,
        Optional.of(Histories.KEPT),
        range -> {
          if (!range.from().isAfter(clock.instant().minus(Duration.ofDays(730)))) {
            throw V5Exception.refused(
                V5Endpoint.EXECUTION_LIST, 10001, "2 years", OutcomeClass.BAD_REQUEST);
          }
          asked.add(range);
          then.accept(range);
        });
  }

  private HistoryFeed feed(Instant from, Optional<Duration> kept, Consumer<TimeRange> then) {
    History history =
        range -> {
          then.accept(range);
          return List.of();
        };
    return new HistoryFeed(
        journal,
        Map.of("linear", history),
        Optional.of(from),
        kept,
        new ServerClock(clock, System::nanoTime),
        clock);
  }
}
