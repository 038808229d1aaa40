package io.github.bybitcamel.bench;

import io.github.bybitcamel.feed.Alarm;
import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.feed.Progress;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.JdbcSink;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.v5.ServerClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What is sold: a stretch of candles as {@code backfill} brings it, through the V5 call, reading,
 * cursors and gaps into JSON Lines or a database that are on disk.
 */
final class KlineFeedCalls implements Calls {

  private static final long LOOK = 1_000_000;

  private final Clock clock = Clock.systemUTC();
  private final V5Calls calls;
  private final Path directory;
  private FeedStore store;
  private final boolean lines;

  /**
   * Prepares the calls.
   *
   * @param lines whether into JSON Lines; otherwise into SQLite
   */
  KlineFeedCalls(URI exchange, Path directory, boolean lines) {
    this.lines = lines;
    this.calls = new V5Calls(exchange, directory, false);
    this.directory = directory;
    this.store = store(0);
  }

  /** A store of its own for each time that stretches begin again: cursors stand at their ends. */
  private FeedStore store(long time) {
    return FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds-" + time + ".db"));
  }

  @Override
  public void place(long number) throws IOException {
    Stretch stretch = Stretch.of(number);
    if (number % Stretch.MOST == 0) {
      store.close();
      store = store(number / Stretch.MOST);
    }
    Path out = Files.createDirectories(directory.resolve("out-" + number));
    Exchange exchange =
        new Exchange(
            calls.client(),
            new ServerClock(clock, System::nanoTime),
            clock,
            "default",
            name -> false);
    try (Feeds feeds =
        new Feeds(
            store,
            exchange,
            (sink, feed) -> sink(out),
            new Silence(),
            Optional.empty(),
            Duration.ofDays(7),
            Optional.empty())) {
      feeds.declare(
          new FeedSpec(
              "klines",
              "ohlcv",
              Map.of(
                  "symbols", String.join(",", Stretch.SYMBOLS),
                  "intervals", "1",
                  "sinks", "file",
                  "backfillFrom", stretch.from().toString(),
                  "backfillTo", stretch.to().toString())));
      feeds.open();
      await(feeds);
      long carried = feeds.progress().stream().mapToLong(Progress::delivered).sum();
      if (carried != Stretch.CANDLES) {
        throw new IOException(carried + " candles");
      }
    }
    if (number == 1) {
      count(out);
    }
    empty(out);
  }

  private Sink sink(Path out) {
    return lines
        ? new FileSink(out, FileKind.JSONL)
        : new JdbcSink(
            "jdbc:sqlite:" + out.resolve("candles.db"), Optional.empty(), Optional.empty());
  }

  /** The first is counted where it lies: what is measured afterwards is delivered likewise. */
  private static void count(Path out) throws IOException {
    long rows = 0;
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(one -> one.toString().endsWith(".jsonl")).toList()) {
        try (Stream<String> lines = Files.lines(file)) {
          rows += lines.count();
        }
      }
    }
    Path database = out.resolve("candles.db");
    if (Files.exists(database)) {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
          ResultSet counted =
              connection.createStatement().executeQuery("SELECT count(*) FROM ohlcv")) {
        rows = counted.getLong(1);
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
    if (rows != Stretch.CANDLES) {
      throw new IOException(rows + " candles lie in " + out);
    }
  }

  /**
   * Gives back the room, 37 MB a stretch, and keeps the files: nobody deletes what he has just
   * fetched, and ext4 makes no file without passing over each that was deleted in the last minute,
   * which took a fifth of the CPU.
   */
  private static void empty(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[0]);
      }
    }
  }

  private static void await(Feeds feeds) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!feeds.idle()) {
      if (System.nanoTime() > end) {
        throw new IOException("not carried: " + feeds.progress());
      }
      LockSupport.parkNanos(LOOK);
    }
  }

  @Override
  public void close() {
    store.close();
    calls.close();
  }

  /** Nobody listens: what goes wrong shows in the count. */
  private static final class Silence implements Alarm {

    @Override
    public void raise(String code, String subject, String text) {}

    @Override
    public void clear(String code, String subject) {}
  }
}
