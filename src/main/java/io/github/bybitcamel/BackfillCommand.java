package io.github.bybitcamel;

import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedSpec;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.feed.SeriesResult;
import io.github.bybitcamel.log.Secrets;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.plan.OrderLinkIds;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SinkNames;
import io.github.bybitcamel.sink.SinkFactory;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings candles of the past into sinks; run again, it goes on where it stopped. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = "Brings candles of the past into sinks. Run again, it goes on where it stopped.")
final class BackfillCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(BackfillCommand.class);
  private static final String NAME = "backfill";
  private static final long RHYTHM = 100;

  /** After so many rounds gaps are looked at again. */
  private static final long LOOK = 50;

  private static final int PATIENCE = 1000;

  @Option(names = "--symbol", required = true, description = "symbols, separated by commas")
  private String symbols;

  @Option(names = "--interval", required = true, description = "1, 3, 5 … 720, D, W, M")
  private String intervals;

  @Option(names = "--from", required = true, description = "ISO date or time of the first candle")
  private String from;

  @Option(names = "--to", required = true, description = "ISO date or time behind the last candle")
  private String to;

  @Option(names = "--price-type", defaultValue = "last", description = "last, mark, index")
  private String priceTypes;

  @Option(names = "--category", defaultValue = "linear", description = "linear, inverse, spot")
  private String category;

  @Option(names = "--sinks", defaultValue = "", description = "as kline.sinks, the default")
  private String sinks;

  @Override
  public Integer call() throws Exception {
    return run(Resources.settings(), Clock.systemUTC());
  }

  /**
   * Brings what was asked for.
   *
   * @return 0 if all that the exchange has is in every sink, 1 if not
   */
  int run(Settings settings, Clock clock) throws Exception {
    Secrets.hide(settings.secrets());
    Secrets.hide(SinkNames.secrets(sinks).toList());
    V5Settings v5 = V5Settings.from(settings::find);
    if (v5.environment() != Environment.PAPER || answers(v5.baseUrl())) {
      return run(settings, v5, clock);
    }
    try (PaperExchange paper = PaperCommand.start(PaperParts.of(settings), clock)) {
      LOG.info("paper exchange on {}, as none was running", paper.baseUrl());
      return run(
          settings,
          new V5Settings(
              v5.environment(), paper.baseUrl(), v5.apiKey(), v5.signer(), v5.receiveWindow()),
          clock);
    }
  }

  private static boolean answers(URI address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int run(Settings settings, V5Settings v5, Clock clock) throws Exception {
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(CamelSettings.of(settings, v5.baseUrl(), Resources.TEMPLATES));
    main.start();
    try (FeedStore store = FeedStore.open(FeedSettings.url(settings));
        V5Connection connection = V5ClientFactory.find().open(settings, v5, serverClock, clock)) {
      serverClock.sync(new V5Market(connection)::serverTime);
      Exchange exchange =
          new Exchange(
              connection, serverClock, clock, SignalHeader.DEFAULT_ACCOUNT, OrderLinkIds::isOne);
      SinkFactory factory = FeedSettings.sinks(main.getCamelContext(), settings, clock);
      FeedAlarm alarm = new FeedAlarm(new Alarms(clock));
      return carry(
          new Feeds(
              store,
              exchange,
              factory,
              alarm,
              Optional.empty(),
              FeedSettings.keep(settings),
              Optional.empty()),
          settings);
    } finally {
      main.stop();
    }
  }

  private int carry(Feeds all, Settings settings) throws InterruptedException {
    try (Feeds feeds = all) {
      feeds.declare(new FeedSpec(NAME, "ohlcv", parameters(settings)));
      feeds.origins(Map.of(NAME, origins()));
      feeds.visit();
      LOG.info("{} {} from {} until {}", symbols, intervals, from, to);
      feeds.open();
      List<SeriesResult> results = whole(feeds);
      results.forEach(one -> LOG.info("{}", one));
      if (results.stream().allMatch(SeriesResult::whole)) {
        LOG.info("done: {} {} from {} until {}", symbols, intervals, from, to);
        return 0;
      }
      LOG.error("not all of it is there: see above, and the alarms before");
      return 1;
    }
  }

  /** Waits until nothing is on its way, and the exchange has said of every gap what it is. */
  private static List<SeriesResult> whole(Feeds feeds) throws InterruptedException {
    boolean said = false;
    for (long round = 0; true; round++) {
      if (feeds.idle()) {
        List<SeriesResult> results = feeds.results();
        if (results.stream().noneMatch(SeriesResult::waits)) {
          return results;
        }
        if (!said) {
          said = true;
          results.stream().filter(SeriesResult::waits).forEach(one -> LOG.warn("{}", one));
          LOG.warn("what is open is asked for again, for at least ten minutes");
        }
      }
      if (round % LOOK == LOOK - 1) {
        feeds.poll(NAME);
      }
      TimeUnit.MILLISECONDS.sleep(RHYTHM);
    }
  }

  private Map<String, String> origins() {
    return Map.of(
        "symbols",
        "--symbol",
        "intervals",
        "--interval",
        "priceTypes",
        "--price-type",
        "category",
        "--category",
        "backfillFrom",
        "--from",
        "backfillTo",
        "--to",
        "sinks",
        sinks.isBlank() ? "kline.sinks or KLINE_SINKS" : "--sinks");
  }

  private Map<String, String> parameters(Settings settings) {
    Map<String, String> given = new HashMap<>();
    given.put("symbols", symbols);
    given.put("intervals", intervals);
    given.put("priceTypes", priceTypes);
    given.put("category", category);
    given.put("backfillFrom", from);
    given.put("backfillTo", to);
    given.put("sinks", sinks.isBlank() ? settings.text(Setting.KLINE_SINKS) : sinks);
    return given;
  }
}
