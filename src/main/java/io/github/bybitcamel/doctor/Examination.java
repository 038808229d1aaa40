package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything that is looked at, in order. */
final class Examination {

  private final Settings settings;
  private final KeyOwner owner;
  private final V5Settings v5;
  private final ServerClock clock;
  private final V5Market market;
  private final V5Account account;
  private final V5Positions positions;
  private final Optional<FeedCheck> feeds;

  /**
   * Prepares to look.
   *
   * @param account as signals have it
   * @param prepared what the start makes of feeds; empty for an account that has none
   */
  Examination(
      Settings settings,
      String account,
      V5Settings v5,
      V5Client client,
      ServerClock clock,
      Optional<Prepared> prepared) {
    V5Client reading = new ReadOnlyClient(client);
    this.feeds = prepared.map(one -> new FeedCheck(() -> one.feeds().apply(reading)));
    this.settings = settings;
    this.owner = new KeyOwner(account, v5.environment().text());
    this.v5 = v5;
    this.clock = clock;
    this.market = new V5Market(reading);
    this.account = new V5Account(reading);
    this.positions = new V5Positions(reading);
  }

  /** Looks at the exchange, telling each finding at once; returns whether all is well. */
  boolean exchange(Consumer<Finding> told) {
    List<Finding> reached = new ClockCheck(owner, v5, clock, market).look();
    boolean well = tell(reached, told);
    if (reached.get(0).well()) {
      for (Look look : atTheExchange()) {
        well &= tell(look.findings(owner), told);
      }
    }
    return well;
  }

  /** Looks at what the start makes of the settings; returns whether all is well. */
  static boolean start(Prepared prepared, Consumer<Finding> told) {
    return tell(new StartCheck(prepared.obstacles()).look(), told);
  }

  /** Looks at this machine, telling each finding at once; returns whether all is well. */
  static boolean machine(Settings settings, Set<String> sinks, Consumer<Finding> told) {
    boolean well = true;
    for (Check check : onThisMachine(settings, sinks)) {
      well &= tell(check.look(), told);
    }
    return well;
  }

  private static boolean tell(List<Finding> findings, Consumer<Finding> told) {
    findings.forEach(told);
    return findings.stream().allMatch(Finding::well);
  }

  /** A look that the exchange itself may refuse. */
  private record Look(String subject, Check check) {

    List<Finding> findings(KeyOwner owner) {
      try {
        return check.look();
      } catch (V5Exception e) {
        return List.of(Finding.cross(subject, e.getMessage(), Fix.of(e, owner)));
      }
    }
  }

  private List<Look> atTheExchange() {
    List<Look> looks = new ArrayList<>();
    looks.add(new Look("key", new KeyCheck(owner, account, clock, allowed())));
    looks.add(new Look("account", new AccountCheck(account)));
    for (String symbol : settings.text(Setting.DOCTOR_SYMBOLS).split("\\s*,\\s*", -1)) {
      looks.add(new Look(symbol, new SymbolCheck(symbol, market, positions)));
    }
    feeds.ifPresent(check -> looks.add(new Look("feeds", check)));
    looks.add(new Look("maintenance", new MaintenanceCheck(market, clock)));
    return looks;
  }

  /** What may be traded; where nothing is said, contracts. */
  private KeyCheck.Allowed allowed() {
    String everybodys = Setting.RISK_CATEGORIES.property();
    String own = "account.%s.%s".formatted(owner.account(), everybodys);
    String setting = settings.find(own).isPresent() ? own : everybodys;
    List<Category> named =
        Arrays.stream(settings.find(setting).orElse("").split(","))
            .map(String::strip)
            .flatMap(word -> Category.find(word).stream())
            .toList();
    return new KeyCheck.Allowed(setting, named.isEmpty() ? List.of(Category.LINEAR) : named);
  }

  private static List<Check> onThisMachine(Settings settings, Set<String> sinks) {
    String url = settings.text(Setting.LEDGER_URL);
    Path inbox = Path.of(settings.text(Setting.INBOX_DIRECTORY));
    return List.of(
        new LedgerCheck(url),
        new InboxCheck(inbox),
        new DiskCheck(written(settings, sinks)),
        new SinkCheck(settings, sinks));
  }

  /** Returns the folders that the desk writes to. */
  private static List<Path> written(Settings settings, Set<String> sinks) {
    Stream<String> databases =
        Stream.concat(
            Stream.of(settings.text(Setting.LEDGER_URL)),
            Stream.concat(
                settings.find(Setting.FEEDS_URL).stream(),
                sinks.contains("jdbc")
                    ? settings.find(Setting.SINK_JDBC_URL).stream()
                    : Stream.empty()));
    return Stream.concat(
            databases.flatMap(url -> LedgerCheck.file(url).stream()).map(Path::getParent),
            Stream.of(Setting.INBOX_DIRECTORY, Setting.DATA_DIRECTORY)
                .map(folder -> Path.of(settings.text(folder))))
        .toList();
  }
}
