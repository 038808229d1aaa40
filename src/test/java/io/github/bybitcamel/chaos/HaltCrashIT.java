package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.FreePort;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Killed right after it was halted, the packed program is halted when it comes again. */
@Timeout(180)
class HaltCrashIT {

  private static final String TOKEN = "crash-token-0123456789abcdef";
  private static final String OPERATOR = "operator-token-0123456789abcdef";

  @TempDir Path directory;
  private final int port = FreePort.find();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Program program(PaperExchange exchange, String name) {
    Map<String, String> settings =
        Map.of(
            "HTTP_PORT", String.valueOf(port),
            "SIGNALS_TOKEN", TOKEN,
            "OPERATOR_TOKEN", OPERATOR);
    Program program = Program.start(directory, exchange.baseUrl(), name, "", settings);
    assertThat(program.awaitReady(Duration.ofSeconds(60))).as(program.log()).isTrue();
    return program;
  }

  private String post(String path, String token, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private String buy(String id) throws Exception {
    return post(
        "/signals?wait=20s",
        TOKEN,
        "{\"id\":\"%s\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}".formatted(id));
  }

  @Test
  void staysHaltedOverAKillUntilItIsResumed() throws Exception {
    try (PaperExchange exchange =
        PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC())) {
      Program first = program(exchange, "first");
      assertThat(post("/control/halt", OPERATOR, "{\"reason\":\"news\"}")).contains("HALTED");
      first.kill();

      Program next = program(exchange, "next");
      try {
        assertThat(buy("a")).contains("DENIED", "HALTED: news");
        assertThat(exchange.record().requests("/v5/order/create")).isEmpty();
        assertThat(post("/control/resume", OPERATOR, "")).contains("ACTIVE");
        assertThat(buy("b")).contains("FILLED");
      } finally {
        next.stop();
      }
    }
  }
}
