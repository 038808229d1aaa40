package io.github.bybitcamel;

import io.github.bybitcamel.doctor.Prepared;
import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.FeedTrial;
import io.github.bybitcamel.jms.JmsSettings;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.processor.FeedRoutes;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.SinkFactory;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.RetrySettings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.HttpSettings;
import io.github.bybitcamel.web.Sources;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * Reads settings and routes as the start does, for whoever wants to know before: starts nothing.
 */
final class StartLook implements Function<Settings, Prepared> {

  private static final String FEED = "feed ";

  private final Clock clock;

  StartLook(Clock clock) {
    this.clock = clock;
  }

  /**
   * What the routes say of feeds.
   *
   * @param sound those that can be made as far as this machine knows
   */
  private record Declared(
      Set<String> sinks, List<FeedSpec> sound, Map<String, Map<String, String>> origins) {}

  @Override
  public Prepared apply(Settings settings) {
    Map<String, String> obstacles = new LinkedHashMap<>();
    V5Settings v5 = V5Settings.from(settings::find);
    boolean real = v5.environment().realMoney();
    tell("risk", real ? settings::requireForRealMoney : () -> {}, obstacles);
    tell("risk", () -> AccountSettings.standard(settings, v5), obstacles);
    settings
        .names(Setting.ACCOUNT_ENVIRONMENT)
        .forEach(name -> tell(name, () -> AccountSettings.named(name, settings), obstacles));
    tell("limits", () -> LimitSettings.from(settings::find), obstacles);
    tell("limits", () -> settings.number(Setting.LIMITS_PATIENCE, 1), obstacles);
    tell("retry", () -> RetrySettings.from(settings::find), obstacles);
    tell("outcomes", OutcomeTable::inForce, obstacles);
    tell("orders", () -> Shared.absence(settings), obstacles);
    tell("inbox", () -> InboxSettings.from(settings), obstacles);
    tell("signals", () -> SignalAges.refuseBad(settings), obstacles);
    if (v5.environment() == Environment.PAPER) {
      tell("paper", () -> PaperParts.of(settings), obstacles);
    }
    tell("http", () -> HttpSettings.from(settings), obstacles);
    tell("http", () -> settings.flag(Setting.HTTP_ENABLED), obstacles);
    tell("console", () -> settings.flag(Setting.CONSOLE_OPEN), obstacles);
    tell("sources", () -> sources(settings, v5), obstacles);
    tell("jms", () -> JmsSettings.from(settings), obstacles);
    tell("feeds", () -> FeedSettings.keep(settings), obstacles);
    tell("data", () -> FeedSettings.files(settings, clock), obstacles);
    Declared declared = new Declared(new TreeSet<>(), new ArrayList<>(), new HashMap<>());
    tell("routes", () -> feeds(settings, v5, obstacles, declared), obstacles);
    return new Prepared(
        obstacles, declared.sinks(), client -> refusals(settings, client, declared));
  }

  private void sources(Settings settings, V5Settings v5) {
    Sources sources = Sources.from(settings, Resources::format, clock);
    boolean paper =
        Stream.concat(Stream.of(v5), AccountSettings.exchanges(settings).values().stream())
            .allMatch(one -> one.environment() == Environment.PAPER);
    if (!paper) {
      sources.refuseGuessable();
    }
  }

  private void feeds(
      Settings settings, V5Settings v5, Map<String, String> obstacles, Declared declared) {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(CamelSettings.of(settings, v5.baseUrl(), Resources.routes()));
    try {
      main.init();
      CamelContext camel = main.getCamelContext();
      FeedRoutes.refuseUnknownParameters(camel);
      declared.origins().putAll(FeedRoutes.settings(camel));
      SinkFactory factory = FeedSettings.sinks(camel, settings, clock);
      for (String feed : FeedRoutes.names(camel)) {
        String subject = FEED + feed;
        tell(subject, () -> FeedRoutes.refuseBadCron(camel, feed, clock), obstacles);
        tell(subject, () -> declared.sinks().addAll(FeedRoutes.sinks(camel, feed)), obstacles);
        tell(subject, () -> FeedRoutes.trySinks(camel, feed, factory), obstacles);
        if (!obstacles.containsKey(subject)) {
          declared.sound().add(FeedRoutes.spec(camel, feed));
        }
      }
    } finally {
      main.stop();
    }
  }

  private Map<String, String> refusals(Settings settings, V5Client client, Declared declared) {
    Exchange exchange =
        new Exchange(
            client,
            new ServerClock(clock, System::nanoTime),
            clock,
            SignalHeader.DEFAULT_ACCOUNT,
            any -> false);
    Map<String, String> refusals = new LinkedHashMap<>();
    FeedTrial.refusals(
            declared.sound(), declared.origins(), exchange, FeedSettings.assumed(settings))
        .forEach((feed, why) -> refusals.put(FEED + feed, why));
    return refusals;
  }

  /** What stops the start is told, whatever it is; of one thing the first. */
  private static void tell(String subject, Runnable reading, Map<String, String> obstacles) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      obstacles.putIfAbsent(subject, String.valueOf(e.getMessage()));
    }
  }
}
