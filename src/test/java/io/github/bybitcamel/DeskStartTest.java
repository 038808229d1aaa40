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
  void refusesASecondDeskOnTheSameInbox() {
    try (Desk first = desk()) {
      assertThat(first).isNotNull();
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

  private void refuses(String words) {
    assertThatThrownBy(this::desk).hasMessageContaining(words);
    assertThat(exchange.record().requests()).noneMatch(request -> request.method().equals("POST"));
  }

  private Desk desk() {
    return Desk.start(Settings.of(environment, Map.of(), Map.of()), Clock.systemUTC());
  }

  private static ListAppender<ILoggingEvent> log() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    ((Logger) LoggerFactory.getLogger(ConnectionCheck.class)).addAppender(appender);
    return appender;
  }
}
