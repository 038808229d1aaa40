package io.github.bybitcamel;

import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.console.Parts;
import io.github.bybitcamel.feed.Exchange;
import io.github.bybitcamel.feed.FeedStore;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.ResultFiles;
import io.github.bybitcamel.intake.Settling;
import io.github.bybitcamel.jms.JmsSettings;
import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.processor.FeedRoutes;
import io.github.bybitcamel.processor.Processors;
import io.github.bybitcamel.processor.SignalRoute;
import io.github.bybitcamel.processor.V5Line;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import io.github.bybitcamel.trade.AccountReadings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.AttemptLog;
import io.github.bybitcamel.trade.Changer;
import io.github.bybitcamel.trade.DryRun;
import io.github.bybitcamel.trade.Freshness;
import io.github.bybitcamel.trade.Guard;
import io.github.bybitcamel.trade.GuardSettings;
import io.github.bybitcamel.trade.Instruments;
import io.github.bybitcamel.trade.Lanes;
import io.github.bybitcamel.trade.OrderDesk;
import io.github.bybitcamel.trade.OrderEvidence;
import io.github.bybitcamel.trade.OrderLinkIds;
import io.github.bybitcamel.trade.OrderWatch;
import io.github.bybitcamel.trade.Planner;
import io.github.bybitcamel.trade.ReadBack;
import io.github.bybitcamel.trade.Refusals;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.trade.Resend;
import io.github.bybitcamel.trade.RiskGate;
import io.github.bybitcamel.trade.Sender;
import io.github.bybitcamel.trade.SignalCheck;
import io.github.bybitcamel.trade.SignalDesk;
import io.github.bybitcamel.trade.SignalLog;
import io.github.bybitcamel.trade.StopCheck;
import io.github.bybitcamel.trade.TradeDesk;
import io.github.bybitcamel.trade.TradingControl;
import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.ControlDesk;
import io.github.bybitcamel.web.HttpDoor;
import io.github.bybitcamel.web.Outcomes;
import io.github.bybitcamel.web.Preview;
import io.github.bybitcamel.web.Signals;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;

/** The wiring diagram: which part is made of which. Nothing is decided here. */
final class Wiring {

  /** As whom the {@code direct:bybit-…} endpoints name the orders they place. */
  private static final String ENDPOINTS = "endpoints";

  private final Settings settings;
  private final V5Settings v5;
  private final Ledger ledger;
  private final Inbox inbox;
  private final FeedStore feedStore;
  private final HttpParts http;
  private final JmsSettings jms;
  private final Clock clock;

  private Feeds feeds;
  private ConnectionCheck connection;
  private RiskGate gate;
  private Alarms alarms;
  private TradingControl control;
  private Lanes lanes;
  private OrderWatch watch;
  private FileIntake files;
  private final ConsoleWiring watching;
  private Console console;
  private Optional<JmsParts> messages = Optional.empty();

  Wiring(
      Settings settings,
      V5Settings v5,
      Ledger ledger,
      Inbox inbox,
      FeedStore feedStore,
      Clock clock) {
    this.settings = settings;
    this.jms = JmsSettings.from(settings);
    this.http = HttpParts.from(settings, v5, clock);
    this.v5 = v5;
    this.ledger = ledger;
    this.inbox = inbox;
    this.feedStore = feedStore;
    this.clock = clock;
    this.watching = new ConsoleWiring(settings, v5, ledger, clock);
  }

  /** Makes every part and names the steps for YAML. */
  void bind(CamelContext camel) {
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    Path directory = Path.of(settings.text(Setting.INBOX_DIRECTORY));
    KillSwitch killSwitch = new KillSwitch(directory);
    V5Line line = new V5Line(settings, v5, Resources.outcomes(), serverClock, killSwitch, clock);
    watching.watch(camel);
    V5Client once = line.once(camel);
    V5Client client = line.repeating(new AttemptLog(once, ledger, clock));
    V5Market market = new V5Market(client);
    V5Orders orders = new V5Orders(client);
    V5Positions positions = new V5Positions(client);
    connection =
        new ConnectionCheck(
            v5.baseUrl(),
            new ConnectionProof(
                ConnectionProof.words(v5), serverClock, new V5Market(once), new V5Account(once)));

    RiskSettings risk = new RiskSettings(settings::find, v5.environment().realMoney());
    RiskLimits limits = risk.limits(settings.names(Setting.SOURCE_TOKEN));
    Instruments instruments = new Instruments(market, clock);
    Freshness freshness = new Freshness(this::usualAge);

    V5Account account = new V5Account(client);
    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, account, clock);
    Planner planner =
        new Planner(
            instruments,
            market,
            orders,
            positions,
            readings,
            Optional.of(ledger),
            clock,
            limits.limitsValue());
    gate = new RiskGate(limits, killSwitch, instruments, readings, clock);
    alarms = new Alarms(clock);
    Consumer<String> forbidden =
        reason -> {
          killSwitch.trip(reason);
          alarms.raise("WRITES_STOPPED", v5.baseUrl().getHost(), reason);
        };
    Sender sender =
        new Sender(ledger, orders, freshness, this::watch, new Refusals(planner, forbidden), clock);
    Changer changer =
        new Changer(ledger, orders, positions, this::watch, forbidden, this::unknownBefore, clock);
    TradeDesk desk = new TradeDesk(ledger, planner, gate, sender, changer, freshness, clock);
    Resend resend =
        new Resend(
            ledger, planner, gate, sender, changer, positions, freshness, this::watch, clock);
    lanes = new Lanes(ledger, watching.timed(new SignalRoute(camel, desk)), resend, alarms);
    watch =
        new OrderWatch(
            ledger,
            new OrderEvidence(orders),
            new ReadBack(planner, orders, positions, this::unknownBefore),
            freshness,
            new StopCheck(orders, positions, alarms, clock),
            lanes,
            alarms,
            Duration.ofSeconds(settings.number(Setting.ORDERS_ABSENCE, 1)),
            clock);

    ResultFiles results = new ResultFiles(directory, FileIntake.SOURCE, ledger, clock);
    Intake intake = intake(instruments);
    files = new FileIntake(inbox, intake, maxBytes(), clock, trouble -> intake(alarms, trouble));
    ledger.onChange(results::changed);
    ledger.onChange(this::wake);
    ledger.onChange(gate::heard);
    ledger.onChange(new SignalLog());

    OrderDesk orderDesk = new OrderDesk(planner, gate, orders, forbidden, freshness, clock);
    control =
        new TradingControl(
            SignalHeader.DEFAULT_ACCOUNT, killSwitch, orders, positions, orderDesk, alarms, clock);
    Guard guard =
        new Guard(guardSettings(risk), limits, control, readings, serverClock, directory, clock);
    ledger.onChange(guard::heard);

    Processors processors = new Processors(camel.getRegistry());
    processors.clockSync(serverClock, market);
    processors.inbox(files, new Settling(settle(), maxBytes(), clock));
    processors.signalTrade(desk);
    processors.orderWatch(watch);
    processors.guardWatch(guard);
    processors.signalResult(results, files);

    Requests requests = new Requests(ENDPOINTS, () -> UUID.randomUUID().toString());
    processors.bybitMarket(market);
    SignalDesk signalDesk =
        new SignalDesk(planner, gate, orders, positions, forbidden, freshness, clock);
    processors.bybitOrders(orders, orderDesk, signalDesk, requests, clock);
    processors.bybitPositions(positions, orderDesk, requests, clock);
    processors.bybitAccount(account, clock);

    Exchange exchange =
        new Exchange(
            client,
            serverClock,
            clock,
            SignalHeader.DEFAULT_ACCOUNT,
            name -> name.startsWith(OrderLinkIds.PREFIX));
    feeds =
        new Feeds(
            feedStore,
            exchange,
            FeedSettings.sinks(camel, settings, clock),
            new FeedAlarm(alarms),
            Optional.of(new LedgerSignals(ledger)),
            FeedSettings.keep(settings),
            FeedSettings.files(settings, clock));
    alarms.onChange(
        (alarm, cleared) ->
            feeds.alarm(
                alarm.code(),
                alarm.subject(),
                cleared ? "" : alarm.text(),
                alarm.since(),
                cleared));
    FeedRoutes.bind(camel, feeds);

    DryRun dryRun = new DryRun(planner, gate, freshness, clock);
    console =
        watching.console(
            camel,
            serverClock,
            new ConsoleSwitch(control),
            alarms,
            new Parts.Exchange(market, orders, positions, account),
            new ConsoleDoor(reader(), intake, dryRun),
            feeds);
    ControlDesk controls = new ControlDesk(new SwitchControl(control));
    http.door().ifPresent(door -> bind(door, processors, intake, dryRun, controls));
    if (jms.on()) {
      JmsParts parts = new JmsParts(jms, camel, ledger, intake, http.sources());
      processors.signalsJms(parts.intake(), controls);
      messages = Optional.of(parts);
    }
  }

  private void bind(
      HttpDoor door, Processors processors, Intake intake, DryRun dryRun, ControlDesk control) {
    Outcomes outcomes = new Outcomes(ledger);
    ledger.onChange(outcomes);
    Signals signals =
        new Signals(
            intake,
            ledger,
            outcomes,
            http.sources(),
            signal -> preview(dryRun.of(signal)),
            door.executor(),
            clock);
    processors.signalsHttp(signals, control);
  }

  private static Preview.Answer preview(DryRun.Outcome outcome) {
    return new Preview.Answer(outcome.state().name(), outcome.reason(), outcome.requests());
  }

  /** Files wait for their turn; a webhook speaks of this moment. */
  private Duration usualAge(String source) {
    return Duration.ofSeconds(
        settings.number(
            http.sources().knows(source) && !source.equals(MessageIntake.SOURCE)
                ? Setting.HTTP_MAX_AGE
                : Setting.INBOX_MAX_AGE,
            1));
  }

  /** Takes up what an earlier run left: orders of open fate, claimed files, waiting signals. */
  void takeUp() {
    gate.takeUp(ledger, SignalHeader.DEFAULT_ACCOUNT);
    watch.start();
    messages.ifPresent(JmsParts::takeUp);
    files.recover();
    lanes.start();
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

  ConnectionCheck connection() {
    return connection;
  }

  TradingControl control() {
    return control;
  }

  Lanes lanes() {
    return lanes;
  }

  Alarms alarms() {
    return alarms;
  }

  OrderWatch watch() {
    return watch;
  }

  private boolean unknownBefore(long sequence) {
    return lanes.unknownBefore(sequence);
  }

  private static void intake(Alarms alarms, Optional<String> trouble) {
    trouble.ifPresentOrElse(
        text -> alarms.raise("INTAKE_STOPPED", FileIntake.SOURCE, text),
        () -> alarms.clear("INTAKE_STOPPED", FileIntake.SOURCE));
  }

  Console console() {
    return console;
  }

  /** Returns what is mounted beside the routes of the HTTP door, by path. */
  Map<String, HttpServlet> pages() {
    return watching.servlets(console);
  }

  private void watch(Entry entry, boolean uncertain) {
    watch.watch(entry, uncertain);
  }

  private void wake(Entry entry) {
    if (entry.state() == SignalState.RECEIVED) {
      lanes.arrived(entry);
    }
  }

  private static GuardSettings guardSettings(RiskSettings risk) {
    return new GuardSettings(
        risk.counted(Setting.TRIP_UNKNOWNS, 5),
        risk.counted(Setting.TRIP_REJECTS, 10),
        risk.counted(Setting.TRIP_CLOCK, 1000).map(Duration::ofMillis),
        risk.switched(Setting.TRIP_DAILY_LOSS),
        risk.minutes(Setting.DEAD_MAN));
  }

  private SignalReader reader() {
    return new SignalReader(
        new SignalLimits(
            maxBytes(),
            (int) settings.number(Setting.INBOX_MAX_RECORDS, 1),
            SignalLimits.DEFAULTS.maxDepth()));
  }

  private Intake intake(Instruments instruments) {
    SignalCheck check = new SignalCheck(instruments);
    return new Intake(
        reader(),
        signal -> http.sources().refusal(signal).or(() -> check.refusal(signal)),
        ledger,
        allOrNone(),
        clock);
  }

  private int maxBytes() {
    return (int) Math.min(settings.number(Setting.INBOX_MAX_BYTES, 1), Integer.MAX_VALUE - 8);
  }

  private Duration settle() {
    return Duration.ofMillis(settings.number(Setting.INBOX_SETTLE, 0));
  }

  private boolean allOrNone() {
    String choice = settings.text(Setting.INBOX_ON_ERROR);
    return switch (choice) {
      case "reject_file" -> true;
      case "reject_row" -> false;
      default ->
          throw new SettingsException(
              "inbox.on-error is '" + choice + "': set reject_file or reject_row");
    };
  }
}
