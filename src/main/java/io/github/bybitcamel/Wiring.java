package io.github.bybitcamel;

import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.console.Parts;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.Objection;
import io.github.bybitcamel.jms.JmsSettings;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.plan.DryRun;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.processor.FeedRoutes;
import io.github.bybitcamel.processor.Processors;
import io.github.bybitcamel.processor.SignalRoute;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.trade.SignalLog;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.AuditedControl;
import io.github.bybitcamel.web.Preview;
import io.github.bybitcamel.web.Trail;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * The wiring diagram of what is one per desk: which part is made of which. Nothing is decided here.
 * What is one per account is a {@link TradingAccount}.
 */
final class Wiring {

  /** As whom the {@code direct:bybit-…} endpoints name the orders they place. */
  private static final String ENDPOINTS = "endpoints";

  private final List<AccountSettings> settings;
  private final Inbox inbox;
  private final FeedStore feedStore;
  private final HttpParts http;
  private final JmsSettings jms;
  private final Shared shared;
  private final Lines lines;
  private final ConsoleWiring watching;

  private Accounts accounts;
  private InboxParts intake;
  private Feeds feeds;
  private Console console;
  private Optional<JmsParts> messages = Optional.empty();
  private volatile boolean started;

  /**
   * Prepares to wire.
   *
   * @param accounts the default one first
   */
  Wiring(
      Settings settings,
      List<AccountSettings> accounts,
      Ledger ledger,
      Inbox inbox,
      FeedStore feedStore,
      Clock clock) {
    this.settings = List.copyOf(accounts);
    this.inbox = inbox;
    this.feedStore = feedStore;
    List<V5Settings> exchanges = accounts.stream().map(AccountSettings::v5).toList();
    this.jms = JmsSettings.from(settings);
    this.http = HttpParts.from(settings, exchanges.stream().allMatch(Wiring::isPaper), clock);
    Freshness freshness = new Freshness(new SignalAges(settings, http.sources()));
    this.shared = new Shared(settings, ledger, new Alarms(clock), freshness, clock);
    this.lines = new Lines(accounts, shared);
    this.watching = new ConsoleWiring(settings, exchanges, ledger, clock, http.door().isPresent());
  }

  private static boolean isPaper(V5Settings v5) {
    return v5.environment() == Environment.PAPER;
  }

  /** Makes every part and names the steps for YAML. */
  void bind(CamelContext camel) {
    watching.watch(camel, shared.alarms());
    accounts = new Accounts(settings.stream().map(one -> account(one, camel)).toList());
    intake =
        InboxParts.of(
            inbox,
            signal ->
                http.sources()
                    .refusal(signal)
                    .map(Objection::of)
                    .orElseGet(() -> accounts.objection(signal)),
            shared);
    shared.ledger().onChange(new SignalLog());
    Processors processors = new Processors(camel.getRegistry());
    bindInside(processors);
    bindEndpoints(processors);
    feeds = FeedWiring.feeds(camel, feedStore, accounts.standard(), shared);
    FeedRoutes.bind(camel, feeds);
    bindDoors(camel, processors);
  }

  private TradingAccount account(AccountSettings account, CamelContext camel) {
    return new TradingAccount(
        account,
        lines.open(account, camel, watching::watch),
        shared,
        signal -> accounts.refusal(signal),
        steps -> watching.timed(new SignalRoute(camel, steps)));
  }

  private void bindInside(Processors processors) {
    AccountLine line = accounts.standard().line();
    processors.clockSync(line.serverClock(), line.market());
    processors.inbox(intake.files(), intake.scan());
    processors.signalTrade(accounts::steps);
    processors.orderWatch(accounts.watches());
    processors.guardWatch(accounts.guards());
    processors.signalResult(intake.results());
  }

  private void bindEndpoints(Processors processors) {
    Clock clock = shared.clock();
    TradingAccount account = accounts.standard();
    AccountLine line = account.line();
    Requests requests = new Requests(ENDPOINTS, () -> UUID.randomUUID().toString());
    processors.bybitMarket(line.market());
    processors.bybitOrders(
        line.orders(),
        account.directOrders(),
        account.directChanges(),
        account.directSignals(),
        requests,
        clock);
    processors.bybitPositions(
        line.positions(), account.directOrders(), account.directChanges(), requests, clock);
    processors.bybitAccount(line.account(), clock);
  }

  private void bindDoors(CamelContext camel, Processors processors) {
    AccountLine line = accounts.standard().line();
    console =
        watching.console(
            camel,
            accounts.clocks(),
            accounts.controls(),
            () -> lines.quotas(camel),
            accounts.standard().judging(),
            new ConsoleSwitch(accounts.control()),
            shared.alarms(),
            new Parts.Exchange(line.market(), line.orders(), line.positions(), line.account()),
            new ConsoleDoor(intake.reader(), intake.intake(), accounts::dryRun, this::isStarted),
            feeds,
            conditions(camel),
            http::refused);
    AuditedControl controls =
        new AuditedControl(accounts.control(), accounts.controls(), watching.trail());
    http.door()
        .map(door -> http.signals(door, intake.intake(), shared))
        .ifPresent(
            signals ->
                processors.signalsHttp(
                    signals, http.previews(intake.intake(), this::preview, shared), controls));
    if (jms.on()) {
      JmsParts parts = new JmsParts(jms, camel, shared.ledger(), intake.intake(), http.sources());
      processors.signalsJms(parts.intake(), controls);
      messages = Optional.of(parts);
    }
  }

  /** Says which account's exchange takes no orders of ours, and why; empty text where none. */
  private String refusing(CamelContext camel) {
    Map<String, String> refusing = new TreeMap<>();
    lines
        .banned(camel)
        .forEach((name, until) -> refusing.put(name, "shut us out, left alone until " + until));
    accounts
        .all()
        .forEach(one -> one.refused().ifPresent(reason -> refusing.put(one.name(), reason)));
    return refusing.entrySet().stream()
        .map(account -> "account " + account.getKey() + ": " + account.getValue())
        .collect(Collectors.joining("; "));
  }

  private Map<String, Supplier<String>> conditions(CamelContext camel) {
    return Map.of(
        "start",
        () -> isStarted() ? "" : "the exchange has not accepted every account yet",
        "exchange",
        () -> refusing(camel),
        "intake",
        intake::trouble,
        "inbox",
        inboxDoor(camel)::trouble);
  }

  /** Returns whether a route takes the files of the inbox. */
  InboxDoor inboxDoor(CamelContext camel) {
    return new InboxDoor(camel, inbox, shared.directory());
  }

  private Preview.Answer preview(Signal signal) {
    DryRun.Outcome outcome = accounts.dryRun(signal);
    return new Preview.Answer(outcome.state().name(), outcome.reason(), outcome.requests());
  }

  /** Takes up what an earlier run left: orders of open fate, claimed files, waiting signals. */
  void takeUp() {
    accounts.takeUp();
    messages.ifPresent(JmsParts::takeUp);
    intake.files().recover();
    accounts.start(shared.ledger(), shared.alarms());
  }

  /** Says that everything runs, so that signals may come. */
  void started() {
    started = true;
  }

  boolean isStarted() {
    return started;
  }

  Ledger ledger() {
    return shared.ledger();
  }

  Accounts accounts() {
    return accounts;
  }

  Lines lines() {
    return lines;
  }

  Feeds feeds() {
    return feeds;
  }

  JmsSettings jms() {
    return jms;
  }

  Optional<JmsParts> messages() {
    return messages;
  }

  HttpParts http() {
    return http;
  }

  Alarms alarms() {
    return shared.alarms();
  }

  Trail trail() {
    return watching.trail();
  }

  Console console() {
    return console;
  }

  /** Returns what is mounted beside the routes of the HTTP door, by path. */
  Map<String, HttpServlet> pages() {
    return watching.servlets(console);
  }
}
