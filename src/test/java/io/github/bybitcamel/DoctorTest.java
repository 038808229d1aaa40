package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bybitcamel.doctor.DoctorCommand;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the doctor says of an exchange that misbehaves, and of a machine that does. */
@Timeout(60)
class DoctorTest {

  private static final String SECRET = "a-secret-nobody-may-see";

  private static final String FEED =
      """
      - templatedRoute:
          routeTemplateRef: bybit-feed
          parameters:
            - name: name
              value: mine
            - name: what
              value: alarm
            - name: sinks
              value: jdcb
      """;

  private final Clock clock = Clock.systemUTC();
  @TempDir Path directory;
  private PaperExchange exchange;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    exchange =
        PaperExchange.start(
            PaperSettings.defaults(0).withKey("test-key", SECRET), Clock.systemUTC());
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("HTTP_PORT", "0");
    environment.put("BYBIT_API_KEY", "test-key");
    environment.put("BYBIT_API_SECRET", SECRET);
    environment.put("INBOX_DIRECTORY", directory.resolve("inbox").toString());
    environment.put("DATA_DIRECTORY", directory.resolve("data").toString());
    environment.put("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("data/ledger.db"));
    for (String folder : new String[] {"inbox/work", "inbox/done", "inbox/rejected", "data"}) {
      Files.createDirectories(directory.resolve(folder));
    }
  }

  @AfterEach
  void stop() {
    assertThat(exchange.record().requests()).noneMatch(request -> request.method().equals("POST"));
    exchange.close();
  }

  @Test
  void ticksWhatIsWell() {
    Terminal said = doctor();

    assertThat(said.out()).doesNotContain("✗", "X ");
    assertThat(said.exitCode()).isZero();
    assertThat(said.lines()).hasSize(17);
    assertThat(said.out())
        .contains(
            "the start takes them",
            "answers",
            "it may read and trade",
            "unified",
            "one-way mode, leverage 10")
        .contains("no ledger yet", "takes files", "MiB free");
  }

  @Test
  void ticksBesideARunningDeskAndLeavesItsLock() throws IOException {
    // The desk writes no records meanwhile.
    for (String feed : new String[] {"KLINE", "BALANCE", "POSITION"}) {
      environment.put(feed + "_SINKS", "log");
    }
    try (Desk desk = desk()) {
      assertThat(desk.address()).isPresent();
      List<Path> before = files();

      assertThat(doctor().exitCode()).isZero();

      assertThat(files()).isEqualTo(before);
      Terminal second = secondDesk();
      assertThat(second.out()).contains("is in use by process");
    }
  }

  @Test
  void crossesAWrongKey() {
    environment.put("BYBIT_API_KEY", "other");

    crosses("key", "not interchangeable");
  }

  @Test
  void crossesAWrongSecret() {
    environment.put("BYBIT_API_SECRET", "wrong-secret-nobody-may-see");

    crosses("key", "secret that belongs to BYBIT_API_KEY");
  }

  @Test
  void crossesASkewedClock() {
    exchange.control().skew(Duration.ofSeconds(20));

    crosses("clock", "ms behind the exchange's", "NTP");
  }

  @Test
  void crossesAReadOnlyKey() {
    exchange.control().readOnly(true);

    crosses("permissions", "read-only", "make a key with trade permission");
  }

  @Test
  void crossesAKeyThatMayWithdraw() {
    exchange.control().mayWithdraw(true);

    crosses("withdrawals", "take that from the key");
  }

  @Test
  void crossesAnExpiredKey() {
    exchange.control().expired(true);

    crosses("key", "expired", "make a new one");
  }

  @Test
  void crossesAKeyThatEndsSoon() {
    exchange.control().keyEnds(clock.instant().plus(Duration.ofHours(73)));

    crosses("expiry", "it ends in 3 days", "make a new key in time");
  }

  @Test
  void crossesAKeyThatIsBoundElsewhere() {
    exchange.control().bindKey("192.0.2.1");

    crosses("key", "Unmatched IP", "add this machine's address");
  }

  @Test
  void crossesAClassicAccount() {
    exchange.control().classic(true);

    crosses("account", "classic", "upgrade");
  }

  @Test
  void crossesASymbolThatTakesNoOrdersOrIsNone() {
    exchange.control().status("ETHUSDT", "Closed");
    environment.put("DOCTOR_SYMBOLS", "BTCUSDT, ETHUSDT,NOSUCH");

    crosses("ETHUSDT", "its status is Closed");
    crosses("NOSUCH", "mend doctor.symbols");
  }

  @Test
  void crossesAMaintenanceThatIsNear() {
    Instant begin = clock.instant().plus(Duration.ofHours(5));
    exchange.control().maintenance("upgrade", begin, begin.plusSeconds(600));

    crosses("maintenance", "upgrade, scheduled: from " + begin.toString().substring(0, 19), "HALT");
  }

  @Test
  void leavesAMaintenanceAloneThatIsFarOrOver() {
    Instant far = clock.instant().plus(Duration.ofDays(9));
    Instant over = clock.instant().minus(Duration.ofDays(1));
    exchange.control().maintenance("far", far, far.plusSeconds(600));
    exchange.control().maintenance("over", over, over.plusSeconds(600));

    assertThat(doctor().exitCode()).isZero();
  }

  @Test
  void crossesAnExchangeThatIsNotThereAndStillLooksAtTheMachine() {
    exchange.close();

    crosses("exchange", "start the desk, or");
    assertThat(doctor().out()).contains("takes files").doesNotContain("permissions");
  }

  @Test
  void crossesAnExchangeThatHasBannedUs() {
    exchange.control().fault(Fault.on("*", Fault.Kind.TOO_FREQUENT).times(100));

    crosses("exchange", "wait ten minutes");
  }

  @Test
  void crossesFoldersThatCannotBeWritten() throws IOException {
    Files.writeString(directory.resolve("file"), "in the way");
    environment.put("INBOX_DIRECTORY", directory.resolve("file/inbox").toString());
    environment.put("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("file/ledger.db"));

    crosses("inbox", "cannot be written", "inbox.directory");
    crosses("ledger folder", "cannot be written", "ledger.url");
  }

  @Test
  void crossesALedgerThatIsNone() throws IOException {
    Files.writeString(directory.resolve("data/ledger.db"), "this is no ledger, but a text");

    crosses("ledger", "no SQLite database", "restore a backup");
    assertThat(directory.resolve("data/ledger.db")).hasContent("this is no ledger, but a text");
  }

  @Test
  void crossesTheSwitchThatStopsOrders() throws IOException {
    Files.createFile(directory.resolve("inbox/HALT"));

    crosses("HALT", "remove it to trade");
  }

  @Test
  void crossesWhatWasHaltedAndNotResumed() throws IOException {
    Files.writeString(directory.resolve("inbox/.trading-state"), "ACTIVE\n\n");
    Files.writeString(directory.resolve("inbox/.trading-state-sub"), "HALTED\nthe night\n");

    crosses("trading", "account sub is HALTED: the night", "/control/resume");
  }

  @Test
  void crossesASinkThatIsNotThere() {
    environment.put("KLINE_SINKS", "file, jms");
    environment.put("BALANCE_SINKS", "jdbc,kafka");
    environment.put(
        "SINK_JMS_BROKER_URL", "(tcp://127.0.0.1:1,tcp://127.0.0.1:2)?x=nobody-may-see");
    environment.put("SINK_JDBC_URL", "jdbc:postgresql://u:nobody-may-see@127.0.0.1:1/db");
    environment.put("SINK_KAFKA_BROKERS", "127.0.0.1:1,127.0.0.1:" + exchange.baseUrl().getPort());

    crosses("sink jms", "127.0.0.1:1", "127.0.0.1:2", "mend sink.jms");
    crosses("sink jdbc", "127.0.0.1:1");
    assertThat(doctor().out()).containsPattern("[✓+] sink kafka").containsPattern("[✓+] sink file");
  }

  @Test
  void crossesWhatStopsTheStart() {
    environment.put("RISK_MAX_OPEN_ORDERS", "many");
    environment.put("KLINE_SINKS", "fil");
    environment.put("BALANCE_CRON", "hourly");
    environment.put("SOURCE_MINE_FORMAT", "nosuch");
    environment.put("ACCOUNT_SUB_ENVIRONMENT", "paper");
    environment.put("ACCOUNT_SUB_BASE_URL", exchange.baseUrl().toString());
    environment.put("ACCOUNT_SUB_RISK_MAX_OPEN_ORDERS", "5");
    environment.put("ACCOUNT_SUB_RISK_MAX_LEVERAGE", "much");

    crosses("risk", "risk.max-open-orders is 'many'", "-> set risk.max-open-orders or RISK_MAX");
    crosses("sub", "account 'sub': risk.max-leverage is 'much'", "-> set risk.max-leverage");
    crosses("sources", "source.mine.format is 'nosuch'", "-> there are 3commas, signal");
    crosses(
        "feed ohlcv", "sink 'fil'", "-> did you mean 'file'?", "set by kline.sinks or KLINE_SINKS");
    crosses("feed balance", "balance.cron (BALANCE_CRON) is 'hourly'", "-> write second minute");
    assertThat(doctor().out()).containsPattern("[✓+] exchange ").containsPattern("[✓+] sink file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INBOX_ON_ERROR | stop | inbox | inbox.on-error is 'stop'",
        "INBOX_DELAY | 0 | inbox | inbox.delay is 0, less than 1",
        "INBOX_MAX_AGE | 5m | signals | inbox.max-age is '5m', not a whole number",
        "HTTP_MAX_AGE | 0 | signals | http.max-age is 0, less than 1",
        "INBOX_SETTLE | soon | inbox | inbox.settle is 'soon'",
        "ORDERS_ABSENCE | 0 | orders | orders.absence is 0, less than 1",
        "CONSOLE_OPEN | yes | console | console.open is 'yes', neither true nor false",
        "FEEDS_KEEP | 0 | feeds | feeds.keep is 0, less than 1",
        "DATA_KEEP_DAYS | -1 | data | data.keep-days is -1, less than 0",
        "RETRY_DEADLINE | long | retry | retry.deadline is 'long'",
        "RETRY_FIRST_PAUSE | 60000 | retry | retry.first-pause is longer than retry.longest-pause",
        "LIMITS_PATIENCE | 0 | limits | limits.patience is 0, less than 1",
        "LIMITS_IP | 0 | limits | limits.ip is '0'"
      })
  void crossesAValueThatStopsTheStart(String variable, String value, String subject, String said) {
    environment.put(variable, value);
    // What the other lines look at costs time, and is well.
    exchange.close();

    assertThat(crosses(subject, said).out())
        .contains("takes files")
        .doesNotContain("the start takes them");
  }

  @Test
  void looksAtTheDisksOfRecordsToo() {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isDirectory(memory) && !directory.startsWith(memory));
    environment.put("DATA_DIRECTORY", memory.resolve("bybit-camel-doctor").toString());
    exchange.close();

    assertThat(doctor().out()).contains("MiB free at " + memory);
  }

  @Test
  void crossesWhatTheStartRefusesOfAFeedOnceItCanAskTheExchange() {
    environment.put("KLINE_SYMBOLS", "BTCUSDX");
    crosses(
        "feed ohlcv",
        "feed 'ohlcv' (ohlcv): unknown linear symbol 'BTCUSDX'",
        "-> did you mean 'BTCUSDT'? (set by kline.symbols or KLINE_SYMBOLS)");

    environment.put("KLINE_SYMBOLS", "BTCUSDT");
    environment.put("KLINE_INTERVALS", "1h");
    crosses("feed ohlcv", "unknown interval '1h'", "-> did you mean '60'?");
  }

  @Test
  void crossesRealMoneyWithoutABoundAndStillLooks() {
    environment.put("BYBIT_ENVIRONMENT", "mainnet");

    crosses("risk", "risk.max-order-notional is required", "-> set RISK_MAX_ORDER_NOTIONAL");
  }

  @Test
  void crossesTheKeyOfAFurtherAccount() {
    environment.put("ACCOUNT_SUB_ENVIRONMENT", "paper");
    environment.put("ACCOUNT_SUB_BASE_URL", exchange.baseUrl().toString());
    environment.put("ACCOUNT_SUB_API_KEY", "other");
    environment.put("ACCOUNT_SUB_API_SECRET", SECRET);

    crosses(
        "sub: key",
        "set account.sub.api-key (ACCOUNT_SUB_API_KEY) to a key of paper",
        "not interchangeable");
    assertThat(doctor().out()).containsPattern("[✓+] key ");
  }

  @Test
  void saysThatItCouldNotLook() {
    environment.put("BYBIT_ENVIRONMENT", "moon");

    Terminal said = doctor();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("bybit.environment is 'moon'");
  }

  @Test
  void answersAsAProgram() throws IOException {
    exchange.control().readOnly(true);
    Files.createDirectories(directory.resolve("routes"));
    Files.writeString(directory.resolve("routes/mine.camel.yaml"), FEED);
    // A config/ of the working directory alone is not read.
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/outcomes.csv"), "this is no table");

    try (ProgramProcess program = ProgramProcess.start(directory, environment, "doctor")) {
      Terminal said = program.end();

      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out()).contains("read-only", "-> make a key").doesNotContain(SECRET, "INFO");
      assertThat(said.out()).contains("feed 'mine' (alarm): sink 'jdcb'", "did you mean 'jdbc'?");
      assertThat(said.out()).doesNotContain("outcomes");
    }
  }

  private Terminal crosses(String subject, String... words) {
    Terminal said = doctor();
    String out = said.out().replaceAll("\n +-> ", " -> ");

    assertThat(said.exitCode()).as(said.out()).isEqualTo(1);
    assertThat(out.lines().filter(line -> line.matches("[✗X] " + subject + " .*")))
        .as(said.out())
        .singleElement()
        .asString()
        .contains(words)
        .contains(" -> ");
    assertThat(said.out() + said.err()).doesNotContain(SECRET, "nobody-may-see");
    return said;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted().toList();
    }
  }

  private Terminal doctor() {
    CommandLine line =
        new CommandLine(
            new DoctorCommand(
                () -> Settings.of(environment, Map.of(), Map.of()),
                AccountSettings::exchanges,
                new StartLook(Clock.systemUTC()),
                Clock.systemUTC()));
    line.setExecutionExceptionHandler(
        (e, command, arguments) -> {
          command.getErr().println(Objects.toString(e.getMessage()));
          return 2;
        });
    return Terminal.run(line);
  }

  private Desk desk() {
    return Desk.start(Settings.of(environment, Map.of(), Map.of()), Clock.systemUTC());
  }

  private Terminal secondDesk() {
    try (ProgramProcess program = ProgramProcess.start(directory, environment)) {
      return program.end();
    }
  }
}
