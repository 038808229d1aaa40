package io.github.bybitcamel;

import io.github.bybitcamel.feed.RecordTypes;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Retention;
import io.github.bybitcamel.sink.SinkFactory;
import io.github.bybitcamel.transport.CamelSinkFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/** What feeds are told of the settings. */
final class FeedSettings {

  private static final String SQLITE = "jdbc:sqlite:";

  private FeedSettings() {}

  /** Returns what opens sinks. */
  static SinkFactory sinks(CamelContext camel, Settings settings, Clock clock) {
    return new CamelSinkFactory(camel, settings, clock);
  }

  /** Returns the symbols that nobody has chosen; none where somebody has. */
  static Set<String> assumed(Settings settings) {
    boolean chosen = !settings.origin(Setting.KLINE_SYMBOLS.property()).equals("default");
    return chosen ? Set.of() : Set.of(settings.text(Setting.KLINE_SYMBOLS).split(","));
  }

  /** Returns how long rows wait for a sink that is down. */
  static Duration keep(Settings settings) {
    return Duration.ofDays(settings.number(Setting.FEEDS_KEEP, 1));
  }

  /** Returns what watches files of records, and removes old ones unless they are kept for ever. */
  static Optional<Retention> files(Settings settings, Clock clock) {
    int days = (int) settings.number(Setting.DATA_KEEP_DAYS, 0);
    Path directory = Path.of(settings.text(Setting.DATA_DIRECTORY));
    return Optional.of(new Retention(directory, RecordTypes.names(), days, clock));
  }

  /** Returns the folder of the ledger, where it is a file. */
  static Optional<Path> folder(Settings settings) {
    return Optional.of(settings.text(Setting.LEDGER_URL))
        .filter(url -> url.startsWith(SQLITE))
        .map(url -> Path.of(url.substring(SQLITE.length())).toAbsolutePath().getParent());
  }

  /** Returns where the feeds keep their store: {@code feeds.db} beside the ledger, or with it. */
  static String url(Settings settings) {
    String ledger = settings.text(Setting.LEDGER_URL);
    return settings
        .find(Setting.FEEDS_URL)
        .orElseGet(
            () ->
                ledger.startsWith(SQLITE)
                    ? SQLITE + Path.of(ledger.substring(SQLITE.length())).resolveSibling("feeds.db")
                    : ledger);
  }
}
