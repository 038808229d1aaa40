package io.github.bybitcamel;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.ResultFiles;
import io.github.bybitcamel.intake.Settling;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.SignalState;
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
import io.github.bybitcamel.trade.Freshness;
import io.github.bybitcamel.trade.Guard;
import io.github.bybitcamel.trade.GuardSettings;
import io.github.bybitcamel.trade.Instruments;
import io.github.bybitcamel.trade.Lanes;
import io.github.bybitcamel.trade.OrderDesk;
import io.github.bybitcamel.trade.OrderWatch;
import io.github.bybitcamel.trade.Planner;
import io.github.bybitcamel.trade.ReadBack;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.trade.RiskGate;
import io.github.bybitcamel.trade.Sender;
import io.github.bybitcamel.trade.SignalCheck;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
  private final Clock clock;

  private ConnectionCheck connection;
  private RiskGate gate;
  private TradingControl control;
  private Lanes lanes;
  private OrderWatch watch;
  private FileIntake files;

  Wiring(Settings settings, V5Settings v5, Ledger ledger, Inbox inbox, Clock clock) {
    this.settings = settings;
    this.v5 = v5;
    this.ledger = ledger;
    this.inbox = inbox;
    this.clock = clock;
  }

  /** Makes every part and names the steps for YAML. */
  void bind(CamelContext camel) {
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    Path directory = Path.of(settings.text(Setting.INBOX_DIRECTORY));
    KillSwitch killSwitch = new KillSwitch(directory);
    V5Line line = new V5Line(settings, v5, Resources.outcomes(), serverClock, killSwitch, clock);
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
    Freshness freshness =
        new Freshness(Duration.ofSeconds(settings.number(Setting.INBOX_MAX_AGE, 1)));

    AccountReadings readings =
        new AccountReadings(instruments, market, orders, positions, new V5Account(client), clock);
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
    Alarms alarms = new Alarms();
    Consumer<String> forbidden =
        reason -> {
          killSwitch.trip(reason);
          alarms.raise("WRITES_STOPPED", v5.baseUrl().getHost(), reason);
        };
    Sender sender = new Sender(ledger, orders, freshness, this::watch, forbidden, clock);
    Changer changer = new Changer(ledger, orders, positions, this::watch, forbidden, clock);
    TradeDesk desk = new TradeDesk(ledger, planner, gate, sender, changer, freshness, clock);
    lanes = new Lanes(ledger, new SignalRoute(camel, desk));
    watch =
        new OrderWatch(
            ledger,
            orders,
            new ReadBack(planner, orders, positions),
            sender,
            freshness,
            new StopCheck(orders, positions, alarms, clock),
            lanes,
            alarms,
            Duration.ofSeconds(settings.number(Setting.ORDERS_ABSENCE, 1)),
            clock);

    ResultFiles results = new ResultFiles(directory, FileIntake.SOURCE, ledger, clock);
    files = new FileIntake(inbox, intake(instruments), maxBytes(), clock);
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
    processors.signalResult(results);

    Requests requests = new Requests(ENDPOINTS, () -> UUID.randomUUID().toString());
    processors.bybitMarket(market);
    processors.bybitOrders(orders, orderDesk, requests, clock);
    processors.bybitPositions(positions, orderDesk, requests, clock);
    processors.bybitAccount(new V5Account(client), clock);
  }

  /** Takes up what an earlier run left: orders of open fate, claimed files, waiting signals. */
  void takeUp() {
    gate.takeUp(ledger, SignalHeader.DEFAULT_ACCOUNT);
    watch.start();
    files.recover();
    lanes.start();
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

  private void watch(Entry entry, boolean uncertain) {
    watch.watch(entry, uncertain);
  }

  private void wake(Entry entry) {
    if (entry.state() == SignalState.RECEIVED) {
      lanes.wake(entry.lane());
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

  private Intake intake(Instruments instruments) {
    SignalLimits limits =
        new SignalLimits(
            maxBytes(),
            (int) settings.number(Setting.INBOX_MAX_RECORDS, 1),
            SignalLimits.DEFAULTS.maxDepth());
    return new Intake(
        new SignalReader(limits),
        new SignalCheck(instruments)::refusal,
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
