package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.settings.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Without a token: this machine on the paper exchange, and nobody else anywhere. */
@Timeout(60)
class LocalHttpTest {

  private static final String SIGNAL = "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}";

  @TempDir Path directory;
  private Desk desk;

  @BeforeEach
  void start() {
    desk = desk(Map.of());
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private Desk desk(Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "HTTP_PORT",
                "0",
                "PAPER_PORT",
                String.valueOf(FreePort.find()),
                "INBOX_DIRECTORY",
                directory.resolve("inbox").toString(),
                "LEDGER_URL",
                "jdbc:sqlite:" + directory.resolve("data/ledger.db")));
    environment.putAll(more);
    return Desk.start(Settings.of(environment, Map.of(), Map.of()), Clock.systemUTC());
  }

  private String ask(String host, String kind, String... headers) {
    URI door = desk.address().orElseThrow();
    String head =
        """
        POST /signals HTTP/1.1
        Host: %s
        Content-Type: %s
        Content-Length: %d
        %s"""
            .formatted(host, kind, SIGNAL.length(), String.join("\n", headers));
    return RawHttp.ask(door, head, SIGNAL.getBytes(StandardCharsets.UTF_8))
        .lines()
        .findFirst()
        .orElse("");
  }

  @Test
  void takesJsonOfThisMachineOnly() {
    int port = desk.address().orElseThrow().getPort();

    assertThat(ask("localhost:" + port, "application/json")).contains("202");
    assertThat(ask("127.0.0.1", "application/json")).contains("200");
    assertThat(ask("[::1]:" + port, "application/json", "Sec-Fetch-Site: none")).contains("200");
    assertThat(ask("evil.test", "application/json")).contains("403");
    assertThat(ask("localhost", "application/json", "X-Real-IP: 203.0.113.9")).contains("403");
    assertThat(ask("127.0.0.1.evil.test", "application/json")).contains("403");
    assertThat(ask("localhost", "text/plain")).contains("415");
    assertThat(ask("localhost", "application/json", "Origin: http://evil.test")).contains("403");
    assertThat(ask("localhost", "application/json", "Sec-Fetch-Site: same-site")).contains("403");
  }

  @Test
  void namesTheTokenThatLetsOthersAsk() {
    URI door = desk.address().orElseThrow();
    String control = "GET /control HTTP/1.1\nHost: evil.test";
    String found = "GET /signals/x HTTP/1.1\nHost: localhost\nVia: 1.1 proxy";

    assertThat(RawHttp.ask(door, control, new byte[0])).contains("or set OPERATOR_TOKEN");
    assertThat(RawHttp.ask(door, found, new byte[0])).contains("set SIGNALS_TOKEN");
  }

  @Test
  void knocksInVainWhereThereIsNoDoor() {
    desk.close();
    desk = desk(Map.of("HTTP_ENABLED", "false"));

    assertThat(desk.address()).isEmpty();
  }
}
