package io.github.bybitcamel.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.FreePort;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.paper.SeenOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Killed while it answers 64 senders, the program has on disk whatever it said it took. */
@Timeout(600)
class HttpCrashIT {

  private static final String TOKEN = "crash-token-0123456789abcdef";
  private static final int SIGNALS = Integer.getInteger("http.crash.signals", 600);
  private static final int CONNECTIONS = 64;

  @TempDir Path directory;
  private final int port = FreePort.find();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Program program(PaperExchange exchange, String name) {
    Program program =
        Program.start(
            directory,
            exchange.baseUrl(),
            name,
            "",
            Map.of(
                "HTTP_PORT",
                String.valueOf(port),
                "SIGNALS_TOKEN",
                TOKEN,
                "LIMITS_ENABLED",
                "false"));
    assertThat(program.awaitReady(Duration.ofSeconds(60))).as(program.log()).isTrue();
    return program;
  }

  /** Returns the status; 0 where there was no answer. */
  private int send(HttpRequest.Builder request) {
    try {
      return client
          .send(
              request.header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private int post(int number) {
    String signal =
        """
        {"id":"k%d","symbol":"%s","side":"%s","qty":"1","max_age_s":3600}"""
            .formatted(
                number, number % 2 == 0 ? "SOLUSDT" : "ETHUSDT", number % 4 < 2 ? "buy" : "sell");
    return send(
        to("/signals")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(signal)));
  }

  private CompletableFuture<Void> all(ExecutorService senders, Set<Integer> taken) {
    return CompletableFuture.allOf(
        IntStream.range(0, SIGNALS)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          int status = post(i);
                          if (status == 202 || status == 200) {
                            taken.add(i);
                          }
                        },
                        senders))
            .toArray(CompletableFuture[]::new));
  }

  @Test
  void hasOnDiskWhatItSaidItTook() {
    Set<Integer> taken = ConcurrentHashMap.newKeySet();
    Set<Integer> second = ConcurrentHashMap.newKeySet();
    ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
    try (PaperExchange exchange =
        PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC())) {
      exchange.control().liftLimits(true);
      Program first = program(exchange, "first");
      CompletableFuture<Void> sending = all(senders, taken);
      assertThat(Waiting.until(Duration.ofMinutes(2), () -> taken.size() > SIGNALS / 3)).isTrue();
      first.kill();
      sending.join();
      assertThat(taken).hasSizeLessThan(SIGNALS);

      Program next = program(exchange, "next");
      try {
        List<Integer> lost =
            taken.stream().filter(i -> send(to("/signals/k" + i).GET()) != 200).toList();
        assertThat(lost).isEmpty();
        all(senders, second).join();
        assertThat(second).hasSize(SIGNALS);
        Waiting.until(Duration.ofMinutes(3), () -> orders(exchange).size() >= SIGNALS);
        assertThat(orders(exchange)).hasSize(SIGNALS).doesNotHaveDuplicates();
      } finally {
        next.stop();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private static List<String> orders(PaperExchange exchange) {
    return exchange.record().orders().stream().map(SeenOrder::orderLinkId).toList();
  }
}
