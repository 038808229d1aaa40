package io.github.bybitcamel;

import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.log.Secrets;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.processor.CamelSettings;
import io.github.bybitcamel.processor.FeedRoutes;
import io.github.bybitcamel.processor.Processors;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SinkNames;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.HttpDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole desk: started in the order in which its parts need each other, closed in reverse. */
final class Desk implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final String V5_CALL = "v5-call";
  private static final String CONTROL_JMS = "control-jms";

  /** What waits in the inbox at the start has the machine for itself. */
  private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final String servlet = "signals-" + UUID.randomUUID();
  private Optional<URI> address = Optional.empty();

  private LateMBeans mbeans;
  private Console console;

  private Desk() {}

  /**
   * Starts the desk.
   *
   * @throws RuntimeException if it must not start; the message says why, and what to set
   */
  static Desk start(Settings settings, Clock clock) {
    Desk desk = new Desk();
    try {
      desk.open(settings, clock);
      return desk;
    } catch (RuntimeException e) {
      desk.close();
      throw e;
    }
  }

  private void open(Settings settings, Clock clock) {
    Secrets.hide(settings.secrets());
    List<AccountSettings> accounts = accounts(settings, clock);
    Path directory = Path.of(settings.text(Setting.INBOX_DIRECTORY));
    Ledger ledger = keep(Ledgers.open(settings.text(Setting.LEDGER_URL)));
    keep(new Remains(ledger));
    Inbox inbox =
        keep(
            new Inbox(
                directory,
                name -> !ledger.delivery(FileIntake.SOURCE, name, 0, 1).isEmpty(),
                clock));
    FeedStore feedStore = keep(FeedStore.open(FeedSettings.url(settings)));
    Wiring wiring = new Wiring(settings, accounts, ledger, inbox, feedStore, clock);
    HttpParts http = wiring.http();
    keep(wiring.lines());
    CamelContext camel = camel(settings, accounts.get(0).v5(), wiring, clock);
    // What a route says of sinks is no setting, and may hold secrets all the same.
    Secrets.hide(FeedRoutes.sinkLists(camel).flatMap(SinkNames::secrets).toList());
    wiring.feeds().origins(FeedRoutes.settings(camel));
    console = keep(wiring.console());
    console.start();
    for (TradingAccount account : wiring.accounts().all()) {
      keep(JmxControl.of(account.control(), account.name(), directory, wiring.trail()));
    }
    startDoors(camel);
    // Whoever looks or halts need not wait until the exchange has accepted us; signals do.
    String signals = http.door().map(door -> open(door, http, wiring, clock)).orElse(http.off());
    wiring.accounts().all().forEach(account -> account.line().connection().prove());
    keep(wiring.feeds()).prepare();
    wiring.accounts().all().forEach(this::keep);
    wiring.messages().ifPresent(this::keep);
    wiring.takeUp();
    startRoutes(camel);
    wiring.started();
    LATER.execute(() -> begin(wiring.feeds()));
    LATER.execute(mbeans::show);
    // The last that was opened for signals is the first that is closed.
    http.door().filter(parts::remove).ifPresent(parts::push);
    Optional<String> closed = wiring.inboxDoor(camel).closed();
    closed.ifPresent(LOG::warn);
    Banner.of(accounts, closed.isPresent() ? Optional.empty() : Optional.of(directory), signals)
        .forEach(LOG::info);
  }

  private static void begin(Feeds feeds) {
    try {
      feeds.begin();
    } catch (RuntimeException | Error e) {
      LOG.error("the feeds cannot begin; start again", e);
    }
  }

  Console console() {
    return console;
  }

  private List<AccountSettings> accounts(Settings settings, Clock clock) {
    List<AccountSettings> accounts = new ArrayList<>();
    accounts.add(AccountSettings.standard(settings, exchange(settings, clock)));
    AccountSettings.named(settings).forEach(one -> accounts.add(atPaper(one, settings, clock)));
    return accounts;
  }

  /** A paper account that names no exchange has one of its own. */
  private AccountSettings atPaper(AccountSettings account, Settings settings, Clock clock) {
    String name = account.name();
    if (account.v5().environment() != Environment.PAPER
        || settings.find(Setting.ACCOUNT_BASE_URL, name).isPresent()) {
      return account;
    }
    PaperSettings paper =
        PaperParts.open(
            PaperParts.another(PaperParts.of(settings), 0, name),
            settings.secret(Setting.ACCOUNT_API_KEY, name),
            settings.secret(Setting.ACCOUNT_API_SECRET, name));
    return account.at(embedded(account.v5(), paper, clock));
  }

  private V5Settings exchange(Settings settings, Clock clock) {
    V5Settings named = V5Settings.from(settings::find);
    if (named.environment().realMoney()) {
      settings.requireForRealMoney();
    }
    // A paper exchange that is named by its address runs elsewhere.
    if (named.environment() != Environment.PAPER || settings.find(Setting.BASE_URL).isPresent()) {
      return named;
    }
    PaperSettings paper =
        PaperParts.open(
            PaperParts.of(settings),
            settings.secret(Setting.API_KEY),
            settings.secret(Setting.API_SECRET));
    return embedded(named, paper, clock);
  }

  private V5Settings embedded(V5Settings named, PaperSettings settings, Clock clock) {
    PaperExchange paper = keep(PaperCommand.start(settings, clock));
    return new V5Settings(
        Environment.PAPER, paper.baseUrl(), named.apiKey(), named.signer(), named.receiveWindow());
  }

  private String open(HttpDoor door, HttpParts http, Wiring wiring, Clock clock) {
    keep(door);
    door.mount(console.access(), wiring.pages());
    address =
        Optional.of(
            door.open(
                new CamelHttpTransportServlet(),
                servlet,
                Processors.HTTP_EXECUTOR,
                http.sources(),
                http.paper(),
                wiring.ledger(),
                clock,
                wiring::isStarted));
    LOG.info("health, metrics and console at {}; signals wait for the exchange", address.get());
    return http.told(address.get());
  }

  /** Returns where the HTTP door is. */
  Optional<URI> address() {
    return address;
  }

  private CamelContext camel(Settings settings, V5Settings v5, Wiring wiring, Clock clock) {
    Main main = new Main();
    Properties properties = CamelSettings.of(settings, v5.baseUrl(), Resources.routes());
    // The desk starts its routes itself, once host, clock and key are proven.
    properties.put("camel.main.autoStartup", "false");
    // Camel keeps servlets by name for the whole process; there may be another desk in it.
    properties.put("camel.component.servlet.servletName", servlet);
    properties.putAll(JmsParts.properties(wiring.jms()));
    String off = excluded(wiring);
    if (!off.isEmpty()) {
      properties.put("camel.main.routesExcludePattern", off);
    }
    main.setOverrideProperties(properties);
    // Who runs us tells us to end; Camel's own hook would wait for a start that may never end.
    main.setShutdownStrategy(new SimpleMainShutdownStrategy());
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport any) {
            mbeans = LateMBeans.of(main.getCamelContext());
            wiring.bind(main.getCamelContext());
          }

          @Override
          public void afterConfigure(BaseMainSupport any) {
            FeedRoutes.refuseUnknownParameters(main.getCamelContext());
            FeedRoutes.refuseBadCrons(main.getCamelContext(), clock);
          }
        });
    main.start();
    keep(main::stop);
    start(main.getCamelContext(), V5_CALL);
    return main.getCamelContext();
  }

  /** What is not switched on is not even read. */
  private static String excluded(Wiring wiring) {
    List<String> http = wiring.http().door().isPresent() ? List.of() : HttpParts.ROUTES;
    return Stream.concat(http.stream(), JmsParts.off(wiring.jms()).stream())
        .map(route -> "**/" + route + ".camel.yaml")
        .collect(Collectors.joining(","));
  }

  /** Starts what takes no signal, or leaves it to the door to refuse one. */
  private static void startDoors(CamelContext camel) {
    camel.getRoutes().stream()
        .filter(
            route ->
                route.getRouteId().equals(CONTROL_JMS)
                    || route.getEndpoint().getEndpointUri().startsWith("servlet:"))
        .forEach(route -> start(camel, route.getRouteId()));
  }

  private static void start(CamelContext camel, String route) {
    try {
      camel.getRouteController().startRoute(route);
    } catch (Exception e) {
      throw new IllegalStateException("the route " + route + " cannot start: " + e.getMessage(), e);
    }
  }

  private static void startRoutes(CamelContext camel) {
    try {
      camel.getRouteController().startAllRoutes();
    } catch (Exception e) {
      throw new IllegalStateException("the routes cannot start: " + e.getMessage(), e);
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Stops taking signals, lets what is under way end, and releases everything. */
  @Override
  public void close() {
    for (AutoCloseable part : List.copyOf(parts)) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.error("{} did not close in order: {}", part.getClass().getSimpleName(), e.toString());
      }
    }
    parts.clear();
  }
}
