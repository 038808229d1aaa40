package io.github.bybitcamel.feed;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.JdbcSink;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkFactory;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/** The feeds alone, as a process of its own that the proof kills: until it is, it polls. */
final class FeedProgram {

  /** Where the sink {@code file} writes, below the directory of the program. */
  static final String FILES = "data";

  /** The database of the sink {@code jdbc}. */
  static final String TABLES = "records.db";

  private static final Alarm SILENT =
      new Alarm() {
        @Override
        public void raise(String code, String subject, String text) {
          LoggerFactory.getLogger(FeedProgram.class).error("ALARM {} {} {}", code, subject, text);
        }

        @Override
        public void clear(String code, String subject) {}
      };

  private FeedProgram() {}

  /** Takes the exchange's URL, a directory, symbols, and the first candle. */
  public static void main(String[] args) {
    Path directory = Path.of(args[1]);
    Settings settings =
        Settings.of(
            Map.of(
                "BYBIT_BASE_URL", args[0],
                "BYBIT_API_KEY", "paper",
                "BYBIT_API_SECRET", "paper-secret",
                "RETRY_DEADLINE", "1500"),
            Map.of(),
            Map.of(),
            LimitSettings.names());
    Clock clock = Clock.systemUTC();
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    V5Settings v5 = V5Settings.from(settings::find);
    V5Connection connection = V5ClientFactory.find().open(settings, v5, serverClock, clock);
    FeedStore store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    Exchange exchange =
        new Exchange(
            new LateCorrections(connection),
            serverClock,
            clock,
            "default",
            name -> name.startsWith("s1"));
    Feeds feeds =
        new Feeds(
            store,
            exchange,
            sinks(directory),
            SILENT,
            Optional.empty(),
            Duration.ofDays(7),
            Optional.empty());
    declare(feeds, args[2], args[3]);
    while (!opened(feeds)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    V5Market market = new V5Market(connection);
    while (true) {
      for (String name : List.of("ohlcv", "execution")) {
        quietly(() -> serverClock.sync(market::serverTime));
        quietly(() -> feeds.poll(name));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
  }

  /** As a desk opens them: its feeds share the files, and each has its own way to the tables. */
  private static SinkFactory sinks(Path directory) {
    Sink files = new FileSink(directory.resolve(FILES), FileKind.JSONL);
    String tables = "jdbc:sqlite:" + directory.resolve(TABLES);
    return (sink, feed) ->
        sink.equals("file") ? files : new JdbcSink(tables, Optional.empty(), Optional.empty());
  }

  private static void declare(Feeds feeds, String symbols, String from) {
    feeds.declare(
        new FeedSpec(
            "ohlcv",
            "ohlcv",
            Map.of("symbols", symbols, "backfillFrom", from, "sinks", "file,jdbc")));
    feeds.declare(
        new FeedSpec("execution", "execution", Map.of("backfillFrom", from, "sinks", "file,jdbc")));
  }

  private static boolean opened(Feeds feeds) {
    return quietly(feeds::open);
  }

  private static boolean quietly(Runnable call) {
    try {
      call.run();
      return true;
    } catch (V5Exception e) {
      return false;
    }
  }
}
