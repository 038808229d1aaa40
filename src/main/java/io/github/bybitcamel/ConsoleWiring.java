package io.github.bybitcamel;

import io.github.bybitcamel.console.AccountView;
import io.github.bybitcamel.console.AlarmView;
import io.github.bybitcamel.console.Audit;
import io.github.bybitcamel.console.Console;
import io.github.bybitcamel.console.Identity;
import io.github.bybitcamel.console.Limit;
import io.github.bybitcamel.console.OperatorToken;
import io.github.bybitcamel.console.Parts;
import io.github.bybitcamel.console.SignalDoor;
import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.feed.Feeds;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.metrics.CallMeters;
import io.github.bybitcamel.metrics.DeskMeters;
import io.github.bybitcamel.metrics.FeedMeters;
import io.github.bybitcamel.metrics.Meters;
import io.github.bybitcamel.metrics.MetricsServlet;
import io.github.bybitcamel.metrics.QuotaMeters;
import io.github.bybitcamel.metrics.RouteMeters;
import io.github.bybitcamel.metrics.SignalMeters;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Settings;
import jakarta.servlet.http.HttpServlet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
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

  private final Settings settings;
  private final List<V5Settings> exchanges;
  private final Ledger ledger;
  private final Clock clock;
  private final Meters meters = new Meters();
  private final SignalMeters signals;

  /**
   * Prepares to watch.
   *
   * @param exchanges of all accounts, the one first whose account is shown
   */
  ConsoleWiring(Settings settings, List<V5Settings> exchanges, Ledger ledger, Clock clock) {
    this.settings = settings;
    this.exchanges = List.copyOf(exchanges);
    this.ledger = ledger;
    this.clock = clock;
    this.signals = new SignalMeters(clock);
    meters.add(signals);
  }

  /** Counts from here on what signals come to and what calls take; before anything is called. */
  CallWatch watch(CamelContext camel) {
    CallMeters calls = new CallMeters();
    meters.add(calls);
    camel.getRegistry().bind(CallWatch.NAME, calls);
    ledger.onChange(signals);
    return calls;
  }

  /** Returns {@code worker}, timed. */
  Consumer<Entry> timed(Consumer<Entry> worker) {
    return signals.timed(worker);
  }

  Console console(
      CamelContext camel,
      ServerClock serverClock,
      TradingSwitch trading,
      Alarms alarms,
      Parts.Exchange exchange,
      SignalDoor door,
      Feeds feeds,
      Supplier<String> intake) {
    Parts parts =
        new Parts(
            identity(),
            clock,
            ledger,
            serverClock,
            exchange,
            trading,
            door,
            () -> quotas(camel),
            () -> alarms(alarms),
            new CamelRoutes(camel),
            () -> ConsoleSettings.of(settings),
            this::limits,
            Optional.of(new FeedProgress(feeds)),
            new Readiness(camel, serverClock, ledger, intake));
    Console console =
        new Console(
            parts,
            new Audit(Path.of(settings.text(Setting.AUDIT_FILE)), clock),
            new OperatorToken(settings.secret(Setting.OPERATOR_TOKEN)));
    meters.add(new DeskMeters(parts, console));
    meters.add(QuotaMeters.of(parts.quotas()));
    meters.add(RouteMeters.of(parts.routes()));
    parts.feeds().ifPresent(board -> FeedMeters.of(board, clock).forEach(meters::add));
    return console;
  }

  /** Returns what the HTTP door has to mount, by path. */
  Map<String, HttpServlet> servlets(Console console) {
    Map<String, HttpServlet> all = new HashMap<>(console.servlets());
    all.put("/metrics", new MetricsServlet(meters));
    return all;
  }

  private Identity identity() {
    return new Identity(
        exchanges.stream()
            .map(v5 -> v5.environment().text().toUpperCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(" + ")),
        exchanges.stream().anyMatch(v5 -> v5.environment().realMoney()),
        exchanges.get(0).baseUrl().toString(),
        new Version().getVersion()[0]);
  }

  private static List<UsedQuota> quotas(CamelContext camel) {
    return camel.getRegistry().findByType(RateLimits.class).stream()
        .flatMap(limits -> limits.used().stream())
        .toList();
  }

  private static List<AlarmView> alarms(Alarms alarms) {
    return alarms.current().stream()
        .map(alarm -> new AlarmView(alarm.code(), alarm.subject(), alarm.text(), alarm.since()))
        .toList();
  }

  /** What is not set, or belongs to a gate that this desk does not have, has no limit to show. */
  private List<Limit> limits(AccountView held) {
    return List.of(
        limit("Largest order", Optional.empty(), "risk.max-order-notional"),
        limit("Exposure", Optional.of(held.exposure()), "risk.max-total-notional"),
        limit(
            "Open orders",
            Optional.of(BigDecimal.valueOf(held.orders().size())),
            "risk.max-open-orders"),
        limit(
            "Loss today",
            Optional.of(held.realisedToday().add(held.unrealised()).negate().max(BigDecimal.ZERO)),
            "risk.daily-loss"));
  }

  private Limit limit(String name, Optional<BigDecimal> used, String setting) {
    Optional<BigDecimal> limit =
        settings.find(setting).filter(text -> text.matches("[0-9.]+")).map(BigDecimal::new);
    return new Limit(name, used, limit, name.equals("Open orders") ? "" : "USDT");
  }
}
