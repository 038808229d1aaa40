package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.feed.Alarm;
import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedException;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.processor.FeedRoutes;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A feed that somebody adds by a few lines of YAML. */
@Timeout(60)
class FeedTemplateTest {

  private static final String FEED =
      """
      - templatedRoute:
          routeId: five-minutes
          routeTemplateRef: bybit-feed
          parameters:
            - name: name
              value: five-minutes
            - name: what
              value: ohlcv
            - name: symbols
              value: ETHUSDT
            - name: intervals
              value: "5"
            - name: %s
              value: "* * * * * ?"
            - name: sinks
              value: "kafka:candles?brokers=one:9092,two:9092&lingerMs=7,file:/x?fileName=a.jsonl&fileExist=Append,log"
      """;

  @TempDir Path directory;
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final List<FeedRecord> taken = new CopyOnWriteArrayList<>();
  private final Main main = new Main();
  private PaperExchange exchange;
  private V5Connection connection;
  private FeedStore store;
  private Feeds feeds;

  @BeforeEach
  void connect() {
    Clock clock = Clock.systemUTC();
    exchange = PaperExchange.start(PaperSettings.defaults(0), clock);
    Settings settings = settings();
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    connection =
        V5ClientFactory.find().open(settings, V5Settings.from(settings::find), serverClock, clock);
    serverClock.sync(new V5Market(connection)::serverTime);
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    Exchange seen = new Exchange(connection, serverClock, clock, "default", name -> false);
    feeds =
        new Feeds(
            store,
            seen,
            this::sink,
            silent(),
            Optional.empty(),
            Duration.ofDays(7),
            Optional.empty());
  }

  private Settings settings() {
    return Settings.of(
        Map.of(
            "BYBIT_BASE_URL", exchange.baseUrl().toString(),
            "BYBIT_API_KEY", "paper",
            "BYBIT_API_SECRET", "paper-secret"),
        Map.of(),
        Map.of(),
        LimitSettings.names());
  }

  @AfterEach
  void release() {
    main.stop();
    feeds.close();
    store.close();
    connection.close();
    exchange.close();
  }

  @Test
  void isPolledIntoAllOfItsSinks() throws Exception {
    load(FEED.formatted("cron"));
    FeedRoutes.refuseUnknownParameters(main.getCamelContext());
    feeds.open();

    await().atMost(Duration.ofSeconds(20)).until(() -> taken.size() >= 2);
    assertThat(opened)
        .containsExactly(
            "kafka:candles?brokers=one:9092,two:9092&lingerMs=7",
            "file:/x?fileName=a.jsonl&fileExist=Append",
            "log");
    assertThat(taken.get(0).value("interval")).isEqualTo("5m");
    assertThat(taken.get(0).value("symbol")).isEqualTo("ETHUSDT");
  }

  /** In a URI of Camel, RAW keeps what is special there; so does the template with all sinks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtp://h?password=RAW(a+b)&to=x",
        "smtp://h?password=RAW{a)&b=c}&to=x,log",
        "smtp://h?password=a%2Bb&to=x",
        "log:a?marker=RAW(a+b),log",
        "smtp://h?password=a)&to=x",
      })
  void handsOnTheUrisOfSinksAsTheyAreWritten(String sinks) throws Exception {
    String feed = FEED.formatted("cron");
    load(feed.replaceFirst("(?s)(name: sinks\\s+value: ).*", "$1\"" + sinks + "\"\n"));
    feeds.open();

    assertThat(String.join(",", opened)).isEqualTo(sinks);
  }

  @Test
  void takesAParameterInItsSpellingWithDashes() throws Exception {
    load(FEED.formatted("cron") + "      - name: price-types\n        value: mark\n");
    feeds.open();

    await().until(() -> !taken.isEmpty());
    assertThat(taken.get(0).value("price_type")).isEqualTo("mark");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/feeds.md"})
  void isWhatThePagesShow(String page) throws Exception {
    String text = Files.readString(Path.of(page));
    String block = text.substring(text.indexOf("- templatedRoute:"));
    load(block.substring(0, block.indexOf("```")));
    FeedRoutes.refuseUnknownParameters(main.getCamelContext());
    feeds.open();

    assertThat(opened).first().isEqualTo("kafka:eth-5m?brokers=localhost:9092");
  }

  @Test
  void isRefusedWhereTwoRoutesHaveItsName() {
    String feed = FEED.formatted("cron");
    String other = feed.replace("five-minutes\n    routeT", "other\n    routeT");
    assertThatThrownBy(() -> load(feed + other.replace("ETHUSDT", "BTCUSDT")))
        .hasStackTraceContaining("feed 'five-minutes' is declared twice");
  }

  @Test
  void isRefusedWithAParameterThatThereIsNot() throws Exception {
    load(FEED.formatted("corn"));

    assertThatThrownBy(() -> FeedRoutes.refuseUnknownParameters(main.getCamelContext()))
        .isInstanceOf(FeedException.class)
        .hasMessage("route 'five-minutes': a feed has no parameter 'corn'; did you mean 'cron'?");
  }

  @ParameterizedTest
  @CsvSource({
    "0 * * *, no cron of Quartz (",
    "x, no cron of Quartz (Illegal cron expression format); write second",
    "0 0 0 1 1 ? 2020, such a time never comes",
  })
  void isRefusedWithACronThatIsNoneBeforeCamelSaysIt(String cron, String why) {
    assertThatThrownBy(() -> load(FEED.formatted("cron").replace("* * * * * ?", cron)))
        .isInstanceOf(FeedException.class)
        .hasMessageStartingWith("route 'five-minutes': cron is '%s': %s".formatted(cron, why))
        .hasMessageEndingWith("for example 0 * * * * ?");
  }

  private void load(String yaml) throws IOException {
    Files.writeString(directory.resolve("mine.camel.yaml"), yaml);
    Properties camel =
        CamelSettings.of(
            settings(),
            exchange.baseUrl(),
            Resources.TEMPLATES + ",file:" + directory + "/*.camel.yaml");
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(camel);
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport any) {
            FeedRoutes.bind(main.getCamelContext(), feeds);
          }

          @Override
          public void afterConfigure(BaseMainSupport any) {
            FeedRoutes.refuseBadCrons(main.getCamelContext(), Clock.systemUTC());
          }
        });
    main.start();
  }

  private Sink sink(String name, String feed) {
    opened.add(name);
    return new Sink() {
      @Override
      public List<Refused> take(List<FeedRecord> records) {
        taken.addAll(records);
        return List.of();
      }

      @Override
      public void close() {}
    };
  }

  private static Alarm silent() {
    return new Alarm() {
      @Override
      public void raise(String code, String subject, String text) {}

      @Override
      public void clear(String code, String subject) {}
    };
  }
}
