package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.paper.Fault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that mean harm: each is refused, none is seen by the exchange, and nothing leaks. */
class HostileHttpTest extends HttpTest {

  private static final String GOOD = buy("bad", "BTCUSDT", "0.01");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    root().addAppender(log);
  }

  @AfterEach
  void nothingWasTradedAndNothingLeaked() throws IOException {
    root().detachAppender(log);
    assertThat(exchange.record().requests("/v5/order/create")).isEmpty();
    String told =
        log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    assertThat(told).doesNotContain(TOKEN, OPERATOR, SECRET, "leak-");
    assertThat(ledgerText()).doesNotContain(TOKEN, OPERATOR, SECRET, "leak-");
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  private String ledgerText() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(file).append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  static Stream<String> wrongProofs() {
    return Stream.of(
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer " + TOKEN.substring(1),
        "Bearer " + TOKEN.substring(0, TOKEN.length() - 1),
        "Bearer " + TOKEN + "x",
        "Bearer " + TOKEN.toUpperCase(Locale.ROOT),
        "Bearer " + OPERATOR,
        "Basic dXNlcjpwYXNz",
        TOKEN);
  }

  @ParameterizedTest
  @MethodSource("wrongProofs")
  void refusesAWrongToken(String proof) {
    HttpRequest.Builder request =
        request("/signals").header("Authorization", proof).POST(BodyPublishers.ofString(GOOD));

    assertThat(refused(request, 401).path("code").asText()).isEqualTo("UNAUTHORIZED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signals",
        "/signals/http/wrong-token-0123456789",
        "/signals/nobody/" + TOKEN,
        "/signals?token=wrong-token-0123456789",
        "/signals/validate",
        "/control/halt"
      })
  void refusesWhoProvesNothing(String path) {
    refused(request(path).POST(BodyPublishers.ofString(GOOD)), 401);
  }

  @Test
  void refusesTwoTokensOfWhichOneIsRight() {
    refused(post("/signals", GOOD).header("Authorization", "Bearer wrong"), 401);
  }

  @Test
  void refusesAWebPage() {
    refused(post("/signals", GOOD).header("Origin", "https://evil.test"), 403);
    refused(post("/signals", GOOD).header("Origin", "null"), 403);
    refused(post("/signals", GOOD).header("Sec-Fetch-Site", "cross-site"), 403);
    refused(
        request("/control/resume")
            .header("Authorization", "Bearer " + OPERATOR)
            .header("Origin", "http://localhost:3000")
            .POST(BodyPublishers.noBody()),
        403);
  }

  static List<Arguments> paths() {
    return Stream.of(
            "/signals/../control/halt",
            "/signals/%2e%2e/control/halt",
            "/signals;a=b",
            "//signals",
            "/signals/",
            "/signals/http/%00",
            "/signals/..;/control/halt",
            "/signals%2fhttp",
            "/SIGNALS",
            "/signals\\..\\control",
            "/signals?CamelHttpUri=http://127.0.0.1:1/leak-1",
            "/signals?bridgeEndpoint=true",
            "/signals?token=a&token=b",
            "http://evil.test/signals/../leak-2")
        .map(Arguments::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void refusesTricksWithThePath(String path) {
    String answer =
        RawHttp.ask(
            door("/"),
            """
            POST %s HTTP/1.1
            Host: 127.0.0.1
            Content-Type: application/json
            Content-Length: %d
            Authorization: Bearer %s"""
                .formatted(path, GOOD.length(), TOKEN),
            GOOD.getBytes(StandardCharsets.UTF_8));

    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").doesNotContain("Exception", "leak-");
  }

  static Stream<byte[]> bodies() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    return Stream.of(
            "",
            "null",
            "[]",
            "{}",
            "\"text\"",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"qty\":\"5\"}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":1e999999999}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":NaN}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"stop_loss\":\"\"}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"{{strategy.order.action}}\",\"qty\":\"0.01\"}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}{\"a\":1}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"secret\":\"leak-3\"}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"apiKey\":\"leak-4\"}",
            "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"source\":\"inbox\"}",
            "{\"meta\":" + deep + "}",
            deep,
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "symbol=BTCUSDT&side=buy&qty=1")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesABodyThatIsNoSignal(byte[] body) {
    HttpResponse<String> response =
        send(post("/signals", "").POST(BodyPublishers.ofByteArray(body)));

    assertThat(response.statusCode()).as(response.body()).isIn(400, 422);
    assertThat(response.body()).doesNotContain("leak-", "passwd", "Exception");
  }

  @Test
  void refusesBytesThatAreNoText() {
    byte[] bad = GOOD.getBytes(StandardCharsets.UTF_8);
    bad[8] = (byte) 0xff;
    byte[] zero = GOOD.getBytes(StandardCharsets.UTF_8);
    zero[8] = 0;

    refused(post("/signals", "").POST(BodyPublishers.ofByteArray(bad)), 400);
    refused(post("/signals", "").POST(BodyPublishers.ofByteArray(zero)), 400);
  }

  @Test
  void stopsReadingWhatIsTooLarge() {
    String head =
        """
        POST /signals HTTP/1.1
        Host: 127.0.0.1
        Content-Type: application/json
        Authorization: Bearer %s
        """
            .formatted(TOKEN);
    byte[] large = new byte[10_000_000];
    Arrays.fill(large, (byte) ' ');

    String named = RawHttp.ask(door("/"), head + "Content-Length: 10000000", large);
    assertThat(named).startsWith("HTTP/1.1 413");

    try (RawHttp endless = new RawHttp(door("/"))) {
      endless.write(
          (head.strip().replace("\n", "\r\n") + "\r\nTransfer-Encoding: chunked\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = ("1000\r\n" + " ".repeat(4096) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      int sent = 0;
      while (sent < 100_000 && endless.write(chunk)) {
        sent++;
      }
      assertThat(sent).isLessThan(100_000);
    }
  }

  @Test
  void refusesHeadersWithoutEnd() {
    String answer =
        RawHttp.ask(
            door("/"),
            "POST /signals HTTP/1.1\nHost: 127.0.0.1\nX-Long: " + "a".repeat(20_000),
            new byte[0]);

    assertThat(answer).startsWith("HTTP/1.1 431");
  }

  @Test
  void givesNoHeaderOfASenderBackOrOn() {
    HttpResponse<String> response =
        send(
            post("/signals/validate", GOOD)
                .header("X-BAPI-SIGN", "leak-5")
                .header("X-BAPI-API-KEY", "leak-6")
                .header("CamelHttpUri", "http://127.0.0.1:1/leak-7")
                .header("CamelHttpPath", "/leak-8")
                .header("CamelFileName", "../../leak-9")
                .header("Cookie", "session=leak-10")
                .header("X-Forwarded-For", "leak-11"));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().map().keySet())
        .allMatch(
            name ->
                List.of("content-type", "content-length", "connection", "transfer-encoding")
                    .contains(name.toLowerCase(Locale.ROOT)));
    assertThat(response.body()).doesNotContain("leak-", TOKEN);
    assertThat(exchange.record().requests().toString()).doesNotContain("leak-", TOKEN);
  }

  @Test
  void leavesTheDoorToOthersWhileManyAskWhatTheirSignalsWouldSend() {
    exchange
        .control()
        .fault(
            Fault.on("/v5/position/list", Fault.Kind.SLOW_AFTER)
                .lasting(Duration.ofSeconds(2))
                .times(1000));
    String close = "{\"symbol\":\"BTCUSDT\",\"action\":\"close\"}";

    List<CompletableFuture<HttpResponse<String>>> previews =
        IntStream.range(0, 90)
            .mapToObj(i -> post("/signals/validate", close).build())
            .map(one -> client.sendAsync(one, BodyHandlers.ofString()))
            .toList();
    HttpResponse<String> halted =
        send(
            request("/control/halt")
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(halted.statusCode()).as(halted.body()).isEqualTo(200);
    assertThat(previews).anyMatch(one -> !one.isDone());
    assertThat(previews)
        .filteredOn(one -> one.join().statusCode() == 503)
        .hasSizeGreaterThan(60)
        .allMatch(one -> one.join().body().contains("BUSY"));
  }

  @Test
  void looksAtAHundredSignalsAtOnceAtMost() {
    String test = "{\"action\":\"test\"}";

    refused(post("/signals/validate", "[" + test + ("," + test).repeat(100) + "]"), 422);
  }

  @Test
  void keepsTheTokenOfAUrlOutOfEverything() {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(door("/signals/http/" + TOKEN))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"symbol\":\"BTCUSDT\",\"sid\":\"buy\"}")));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).doesNotContain(TOKEN);
    desk.close();
    try (var ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("data/ledger.db"))) {
      assertThat(ledger.recent(10)).extracting(Entry::source).containsExactly("http");
      assertThat(ledger.recent(10).toString()).doesNotContain(TOKEN);
    }
    desk = desk(Map.of());
  }
}
