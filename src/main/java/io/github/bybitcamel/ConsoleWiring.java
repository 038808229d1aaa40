package io.github.bybitcamel;

import io.github.bybitcamel.console.AlarmView;
import io.github.bybitcamel.console.Audit;
import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.console.Identity;
import io.github.bybitcamel.console.Parts;
import io.github.bybitcamel.console.SignalDoor;
import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.metrics.AccountMeters;
import io.github.bybitcamel.metrics.AlarmMeters;
import io.github.bybitcamel.metrics.CallMeters;
import io.github.bybitcamel.metrics.DeskMeters;
import io.github.bybitcamel.metrics.FeedMeters;
import io.github.bybitcamel.metrics.Meters;
import io.github.bybitcamel.metrics.MetricsServlet;
import io.github.bybitcamel.metrics.QuotaMeters;
import io.github.bybitcamel.metrics.RefusalMeters;
import io.github.bybitcamel.metrics.RouteMeters;
import io.github.bybitcamel.metrics.SignalMeters;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.risk.TradingState;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.Environment;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.web.OperatorActions;
import io.github.bybitcamel.web.Token;
import io.github.bybitcamel.web.Trail;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Puts together what the console shows and through what it acts. */
final class ConsoleWiring {

  /** What costs most to mistake for something else comes last. */
  private static final List<Environment> AT_STAKE =
      List.of(
          Environment.PAPER,
          Environment.LOOPBACK,
          Environment.TESTNET,
          Environment.DEMO,
          Environment.MAINNET);

  private final Settings settings;
  private final List<V5Settings> exchanges;
  private final Ledger ledger;
  private final Clock clock;
  private final Audit audit;

  /** Empty where nobody can ask for them: a door that is off costs nothing. */
  private final Optional<Metering> metering;

  /** What counts. */
  private record Metering(Meters meters, SignalMeters signals) {

    static Metering begin(Clock clock) {
      Metering metering = new Metering(new Meters(), new SignalMeters(clock));
      metering.meters.add(metering.signals);
      return metering;
    }
  }

  /**
   * Prepares to watch.
   *
   * @param exchanges of all accounts, the one first whose account is shown
   * @param shown whether there is a door through which somebody can ask
   */
  ConsoleWiring(
      Settings settings, List<V5Settings> exchanges, Ledger ledger, Clock clock, boolean shown) {
    this.settings = settings;
    this.exchanges = List.copyOf(exchanges);
    this.ledger = ledger;
    this.clock = clock;
    this.metering = shown ? Optional.of(Metering.begin(clock)) : Optional.empty();
    this.audit = new Audit(Path.of(settings.text(Setting.AUDIT_FILE)), clock);
  }

  /** Returns where it is written down what is asked by other doors than the page. */
  Trail trail() {
    return new AuditTrail(audit);
  }

  /**
   * Counts from here on what signals come to, what calls take and which alarms are raised; before
   * anything is called.
   */
  void watch(CamelContext camel, Alarms alarms) {
    metering.ifPresent(
        counting -> {
          count(alarms, counting.meters());
          camel.getRegistry().bind(CallWatch.NAME, watch(SignalHeader.DEFAULT_ACCOUNT));
          ledger.onChange(counting.signals());
        });
  }

  private static void count(Alarms alarms, Meters meters) {
    AlarmMeters raised = new AlarmMeters();
    meters.add(raised);
    alarms.onChange(
        (alarm, cleared) -> {
          if (!cleared) {
            raised.raised(alarm.code());
          }
        });
  }

  /** Returns what measures the calls of {@code account}. */
  CallWatch watch(String account) {
    if (metering.isEmpty()) {
      return (request, waited, roundTrip, outcome) -> {};
    }
    CallMeters calls = new CallMeters(account);
    metering.get().meters().add(calls);
    return calls;
  }

  /** Returns {@code worker}, timed. */
  Consumer<Entry> timed(Consumer<Entry> worker) {
    return metering.map(counting -> counting.signals().timed(worker)).orElse(worker);
  }

  Console console(
      CamelContext camel,
      Map<String, ServerClock> clocks,
      Map<String, OperatorActions> controls,
      Supplier<Map<String, List<UsedQuota>>> quotas,
      Judging judging,
      TradingSwitch trading,
      Alarms alarms,
      Parts.Exchange exchange,
      SignalDoor door,
      Feeds feeds,
      Map<String, Supplier<String>> conditions,
      Supplier<Map<Integer, Long>> refused) {
    Parts parts =
        new Parts(
            identity(),
            clock,
            ledger,
            clocks.get(SignalHeader.DEFAULT_ACCOUNT),
            exchange,
            trading,
            door,
            () -> quotas.get().get(SignalHeader.DEFAULT_ACCOUNT),
            () -> alarms(alarms),
            new CamelRoutes(camel),
            () -> ConsoleSettings.of(settings),
            new LimitsInForce(judging.limits(), judging.readings(), clock),
            Optional.of(new FeedProgress(feeds)),
            new Readiness(camel, clocks, ledger, conditions));
    Console console =
        new Console(
            parts,
            audit,
            settings.secret(Setting.OPERATOR_TOKEN).map(Token::of),
            settings.flag(Setting.CONSOLE_OPEN));
    metering.ifPresent(
        counting -> {
          add(counting.meters(), parts, console, refused);
          counting.meters().add(QuotaMeters.of(quotas));
          clocks.forEach(
              (name, its) -> counting.meters().add(meters(name, its, controls.get(name))));
        });
    return console;
  }

  private static AccountMeters meters(String account, ServerClock clock, OperatorActions control) {
    return new AccountMeters(
        account, clock, () -> control.state().name().equals(TradingState.ACTIVE.name()));
  }

  private void add(
      Meters meters, Parts parts, Console console, Supplier<Map<Integer, Long>> refused) {
    meters.add(new DeskMeters(parts, console));
    meters.add(RouteMeters.of(parts.routes()));
    meters.add(RefusalMeters.of(refused));
    parts.feeds().ifPresent(board -> FeedMeters.of(board, clock).forEach(meters::add));
  }

  /** Returns what the HTTP door has to mount, by path. */
  Map<String, HttpServlet> servlets(Console console) {
    Map<String, HttpServlet> all = new HashMap<>(console.servlets());
    metering.ifPresent(counting -> all.put("/metrics", new MetricsServlet(counting.meters())));
    return all;
  }

  private Identity identity() {
    return new Identity(
        exchanges.stream()
            .map(v5 -> v5.environment().text().toUpperCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(" + ")),
        exchanges.stream()
            .map(V5Settings::environment)
            .max(Comparator.comparingInt(AT_STAKE::indexOf))
            .map(environment -> environment.text().toUpperCase(Locale.ROOT))
            .orElseThrow(),
        exchanges.stream().anyMatch(v5 -> v5.environment().realMoney()),
        exchanges.get(0).baseUrl().toString(),
        new Version().getVersion()[0]);
  }

  private static List<AlarmView> alarms(Alarms alarms) {
    return alarms.current().stream()
        .map(alarm -> new AlarmView(alarm.code(), alarm.subject(), alarm.text(), alarm.since()))
        .toList();
  }
}
