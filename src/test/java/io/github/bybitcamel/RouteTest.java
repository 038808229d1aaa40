package io.github.bybitcamel;

import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One shipped route file with the desk's own wiring, a real ledger and the paper exchange. */
@Timeout(60)
abstract class RouteTest extends CamelTestSupport {

  @TempDir Path directory;
  PaperExchange exchange;
  Ledger ledger;
  private Inbox inbox;
  private FeedStore feedStore;
  private Wiring wiring;

  /** Returns the names of the route files to load. */
  abstract List<String> files();

  /** Returns settings beside key and host, by the names of their variables. */
  Map<String, String> environment() {
    return Map.of();
  }

  /** Returns the ledger that the desk is to use. */
  Ledger wrapped(Ledger real) {
    return real;
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    exchange = PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC());
    ledger = wrapped(Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db")));
    Path root = directory.resolve("inbox");
    inbox =
        new Inbox(
            root, name -> !ledger.delivery(FileIntake.SOURCE, name).isEmpty(), Clock.systemUTC());
    Map<String, String> environment = new HashMap<>(environment());
    environment.put("INBOX_DIRECTORY", root.toString());
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("BYBIT_API_KEY", "paper");
    environment.put("BYBIT_API_SECRET", "paper-secret");
    Settings settings = Settings.of(environment, Map.of(), Map.of());
    V5Settings v5 = V5Settings.from(settings::find);
    feedStore = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    wiring =
        new Wiring(
            settings,
            List.of(AccountSettings.standard(settings, v5)),
            ledger,
            inbox,
            feedStore,
            Clock.systemUTC());
    CamelContext context = super.createCamelContext();
    context
        .getPropertiesComponent()
        .setOverrideProperties(CamelSettings.of(settings, v5.baseUrl(), ""));
    wiring.bind(context);
    for (String file : files()) {
      context
          .getCamelContextExtension()
          .getContextPlugin(RoutesLoader.class)
          .loadRoutes(
              context
                  .getCamelContextExtension()
                  .getContextPlugin(ResourceLoader.class)
                  .resolveResource("file:routes/" + file + ".camel.yaml"));
    }
    return context;
  }

  @AfterEach
  void release() {
    context().stop();
    wiring.accounts().standard().close();
    inbox.close();
    feedStore.close();
    ledger.close();
    exchange.close();
  }

  /** Returns the alarms that stand, by their codes. */
  List<String> alarms() {
    return wiring.alarms().current().stream().map(Alarms.Alarm::code).toList();
  }

  /** Returns what the alarms say that stand. */
  List<String> alarmTexts() {
    return wiring.alarms().current().stream().map(Alarms.Alarm::text).toList();
  }

  /** Returns whether a route takes the files of the inbox. */
  InboxDoor inboxDoor() {
    return wiring.inboxDoor(context());
  }

  /** Takes up what an earlier run left. */
  void takeUp() {
    wiring.takeUp();
  }

  /** Lets waiting signals be traded. */
  void startLanes() {
    wiring.accounts().standard().lanes().start();
  }

  /** Lets a signal be sent again, as if it were proven absent. */
  void sendAgain(Entry entry) {
    wiring.accounts().standard().lanes().sendAgain(entry.lane(), entry.sequence());
  }

  /** Lets only what lessens risk pass in a lane, as behind an order of unknown fate. */
  void block(String lane) {
    wiring.accounts().standard().lanes().unknown(lane, 0);
  }

  /** Journals a market order, without waking its lane. */
  Entry journal(String id, String symbol, String quantity) {
    return journal(
        id,
        "order",
        symbol,
        false,
        "\"side\":\"buy\",\"order_type\":\"market\",\"qty\":\"" + quantity + "\"");
  }

  /**
   * Journals a signal, without waking its lane.
   *
   * @param fields what it asks for, as canonical JSON fields
   */
  Entry journal(String id, String action, String symbol, boolean lessensRisk, String fields) {
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"%s","account":"default","action":"%s",\
        "category":"linear","symbol":"%s",%s}"""
            .formatted(id, action, symbol, fields);
    Delivery.Item item =
        new Delivery.Item(
            1,
            id,
            "default",
            "default/" + symbol,
            action,
            symbol,
            lessensRisk,
            id,
            canonical,
            canonical,
            "");
    long sequence =
        ledger
            .receive(new Delivery("test", id, id, Clock.systemUTC().instant(), true, List.of(item)))
            .get(0)
            .sequence();
    return ledger.find(sequence).orElseThrow();
  }

  Entry comesTo(long sequence, SignalState state) {
    return Awaitility.await()
        .until(
            () -> ledger.find(sequence).filter(entry -> entry.state() == state),
            Optional::isPresent)
        .orElseThrow();
  }
}
