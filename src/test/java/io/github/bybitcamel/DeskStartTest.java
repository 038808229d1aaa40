package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What a start says that is not allowed, and that it writes nothing to the exchange. */
@Timeout(60)
class DeskStartTest {

  @TempDir Path directory;
  private PaperExchange exchange;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() {
    exchange = PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC());
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("HTTP_PORT", "0");
    environment.put("BYBIT_API_KEY", "paper");
    environment.put("BYBIT_API_SECRET", "paper-secret");
    environment.put("INBOX_DIRECTORY", directory.resolve("inbox").toString());
    environment.put("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void saysThatTheKeyIsUnknown() {
    environment.put("BYBIT_API_KEY", "other");

    refuses("does not know this API key");
  }

  @Test
  void saysThatTheSecretIsWrongAndShowsNeither() {
    environment.put("BYBIT_API_SECRET", "wrong-secret");

    refuses("BYBIT_API_SECRET does not belong to BYBIT_API_KEY");
    assertThatThrownBy(this::desk).message().doesNotContain("wrong-secret");
  }

  @Test
  void namesTheSettingsOfTheAccountWhoseKeyIsWrong() {
    environment.put("ACCOUNT_SUB_ENVIRONMENT", "paper");
    environment.put("ACCOUNT_SUB_BASE_URL", exchange.baseUrl().toString());
    environment.put("ACCOUNT_SUB_API_KEY", "other");
    environment.put("ACCOUNT_SUB_API_SECRET", "paper-secret");

    refuses(
        "account 'sub': the exchange does not know this API key: set account.sub.api-key"
            + " (ACCOUNT_SUB_API_KEY) to a key of paper");
  }

  @Test
  void saysThatTheKeyIsReadOnly() {
    exchange.control().readOnly(true);

    refuses("read-only");
  }

  @Test
  void saysThatTheKeyHasExpired() {
    exchange.control().expired(true);

    refuses("expired");
  }

  @Test
  void saysThatTheTimeIsRefused() {
    exchange
        .control()
        .fault(Fault.on("/v5/account/wallet-balance", Fault.Kind.CODE_BEFORE).with(10002));

    refuses("set this machine's clock right");
  }

  @Test
  void wantsALimitBeforeRealMoney() {
    environment.remove("BYBIT_BASE_URL");
    environment.put("BYBIT_ENVIRONMENT", "mainnet");

    refuses("risk.max-order-notional is required");
  }

  @Test
  void saysWhichFormatsThereAre() {
    environment.put("SOURCE_MINE_FORMAT", "tradingviw");

    refuses("source.mine.format is 'tradingviw': config/formats/ has no such file");
    refuses("did you mean 'tradingview'? There are 3commas, signal, traderspost, tradingview");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BYBIT_RECV_WINDOW | 5 | bybit.recv-window is '5': set a whole number from 1000 to 60000",
        "INBOX_DELAY | 0 | inbox.delay is 0, less than 1; set inbox.delay or INBOX_DELAY",
        "INBOX_DELAY | 1s | inbox.delay is '1s', not a whole number; set inbox.delay or INBOX_DELAY",
        "INBOX_MAX_AGE | 5m | inbox.max-age is '5m', not a whole number; set inbox.max-age",
        "HTTP_MAX_AGE | 0 | http.max-age is 0, less than 1; set http.max-age or HTTP_MAX_AGE",
        "JMS_CONSUMERS | 0 | jms.consumers is 0, less than 1; set jms.consumers or JMS_CONSUMERS"
      })
  void saysWhichSettingIsOutOfItsBounds(String variable, String value, String message) {
    environment.put(variable, value);

    refuses(message);
  }

  @Test
  void refusesASecondDeskOnTheSameInbox() {
    try (Desk first = desk()) {
      assertThat(first.address()).isPresent();
      environment.put("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("other.db"));

      refuses("another process owns the inbox");
    }
  }

  @Test
  void warnsOfASkewedClockAndSignsWithTheExchangesTime() {
    exchange.control().skew(Duration.ofSeconds(20));
    ListAppender<ILoggingEvent> log = log();

    desk().close();

    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.matches("this machine's clock is \\d+ ms behind the exchange's.*"));
  }

  @Test
  void saysThatTheHostCannotBeReachedAndGoesOnOnceItCan() throws Exception {
    exchange
        .control()
        .fault(Fault.on("/v5/market/time", Fault.Kind.STATUS_BEFORE).with(503).times(1));
    ListAppender<ILoggingEvent> log = log();

    CompletableFuture<Desk> starting = CompletableFuture.supplyAsync(this::desk);

    await()
        .untilAsserted(
            () ->
                assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.contains("cannot be reached")));
    starting.get().close();
    assertThat(exchange.record().requests()).noneMatch(request -> request.method().equals("POST"));
  }

  @Test
  void tradesAtThePaperExchangeThatIsNamedByItsAddress() {
    environment.put("BYBIT_ENVIRONMENT", "paper");
    environment.remove("BYBIT_API_KEY");
    environment.remove("BYBIT_API_SECRET");

    desk().close();

    assertThat(exchange.record().requests("/v5/account/wallet-balance")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void startsOnItsOwnExchangeWithAKeyOfOnesOwn(boolean rsa) throws Exception {
    Path state = directory.resolve("paper.json");
    environment.remove("BYBIT_BASE_URL");
    environment.put("BYBIT_ENVIRONMENT", "paper");
    environment.put("BYBIT_API_KEY", "left-over");
    environment.put("BYBIT_API_SECRET", rsa ? privateKey() : "left-over-secret");
    environment.put("PAPER_PORT", "0");
    environment.put("PAPER_STATE", state.toString());

    desk().close();

    assertThat(state).exists();
    assertThat(exchange.record().requests()).isEmpty();
  }

  private static String privateKey() throws Exception {
    byte[] der = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----%s-----END PRIVATE KEY-----"
        .formatted(Base64.getEncoder().encodeToString(der));
  }

  @Test
  void wantsEveryLimitToBeLiftedByName() {
    environment.remove("BYBIT_BASE_URL");
    environment.put("BYBIT_ENVIRONMENT", "mainnet");
    environment.put("RISK_MAX_ORDER_NOTIONAL", "none");
    environment.put("RISK_MAX_POSITION_NOTIONAL", "none");
    environment.put("RISK_MAX_TOTAL_NOTIONAL", "none");

    refuses("risk.daily-loss is measured by it: set RISK_DAILY_LOSS");
  }

  @Test
  void whereNobodyMaySendEverybodyOfThisMachineMayLook() throws Exception {
    ListAppender<ILoggingEvent> log = log(Desk.class);
    try (Desk desk = desk()) {
      assertThat(ask(desk, "GET", "/").statusCode()).isEqualTo(200);
      assertThat(ask(desk, "GET", "/health/ready").statusCode()).isEqualTo(200);
      HttpResponse<String> refused = ask(desk, "POST", "/signals");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("INTAKE_OFF", "SIGNALS_TOKEN");
      assertThat(ask(desk, "POST", "/control/halt").body()).contains("CONTROL_OFF");
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.startsWith("signals over HTTP are off: set SIGNALS_TOKEN"));
  }

  @Test
  void isSeenAndHaltedWhileItWaitsForTheExchange() throws Exception {
    environment.put("HTTP_PORT", String.valueOf(FreePort.find()));
    environment.put("SIGNALS_TOKEN", "signals-token-0123456789");
    environment.put("OPERATOR_TOKEN", "operator-token-0123456789");
    exchange
        .control()
        .fault(Fault.on("/v5/market/time", Fault.Kind.STATUS_BEFORE).with(503).times(100));
    URI door = URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT"));
    CompletableFuture<Desk> starting = CompletableFuture.supplyAsync(this::desk);

    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> ask(door, "GET", "/health/live", "").statusCode() == 200);
    HttpResponse<String> ready = ask(door, "GET", "/health/ready", "");
    HttpResponse<String> early = ask(door, "POST", "/signals", "signals-token-0123456789");
    HttpResponse<String> halted = ask(door, "POST", "/control/halt", "operator-token-0123456789");
    exchange.control().clearFaults();

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("the exchange has not accepted every account yet");
    assertThat(early.statusCode()).isEqualTo(503);
    assertThat(early.body()).contains("STARTING");
    assertThat(halted.body()).contains("HALTED");
    try (Desk desk = starting.get()) {
      assertThat(ask(desk, "GET", "/health/ready").statusCode()).isEqualTo(200);
      assertThat(directory.resolve("inbox/.trading-state")).content().startsWith("HALTED");
    }
  }

  private static HttpResponse<String> ask(Desk desk, String method, String path) throws Exception {
    return ask(desk.address().orElseThrow(), method, path, "");
  }

  private static HttpResponse<String> ask(URI door, String method, String path, String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(door.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private void refuses(String words) {
    assertThatThrownBy(this::desk).hasMessageContaining(words);
    assertThat(exchange.record().requests()).noneMatch(request -> request.method().equals("POST"));
  }

  private Desk desk() {
    return Desk.start(Settings.of(environment, Map.of(), Map.of()), Clock.systemUTC());
  }

  private static ListAppender<ILoggingEvent> log() {
    return log(ConnectionCheck.class);
  }

  private static ListAppender<ILoggingEvent> log(Class<?> of) {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    ((Logger) LoggerFactory.getLogger(of)).addAppender(appender);
    return appender;
  }
}
