package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in processes of its own, on an exchange that outlives them. */
@Timeout(120)
abstract class LifeTest {

  @TempDir Path directory;
  PaperExchange exchange;
  final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void open() {
    exchange = PaperExchange.start(PaperSettings.defaults(0), Clock.systemUTC());
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("HTTP_PORT", "0");
    environment.put("BYBIT_API_KEY", "paper");
    environment.put("BYBIT_API_SECRET", "paper-secret");
    environment.put("INBOX_DIRECTORY", directory.resolve("inbox").toString());
    environment.put("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("data/ledger.db"));
    environment.put("INBOX_SETTLE", "50");
  }

  @AfterEach
  void close() {
    exchange.close();
  }

  ProgramProcess start() {
    return ProgramProcess.start(directory, environment);
  }

  /** Starts the desk and waits until it watches its inbox. */
  ProgramProcess desk() {
    ProgramProcess desk = start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !desk.isAlive() || desk.out().contains("watching "));
    return desk;
  }

  void drop(String name, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolve("inbox").resolve(name + ".tmp"), text);
    Files.move(fresh, fresh.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns how many orders the exchange took, without the exits that became of them. */
  long created() {
    return exchange.record().orders().stream()
        .filter(order -> order.stopOrderType().isEmpty())
        .count();
  }

  /** Waits until the ledger has so many signals, and each is filled. */
  void awaitFilled(long signals) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(counts()).isEqualTo(Map.of(SignalState.FILLED, signals)));
  }

  Map<SignalState, Long> counts() {
    try (LedgerView ledger = Ledgers.openReadOnly(environment.get("LEDGER_URL"))) {
      return ledger.counts();
    }
  }

  /** Returns lines that buy, in turn on three symbols. */
  static String signals(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                "{\"id\":\"%s%d\",\"symbol\":\"%s\",\"side\":\"buy\",\"qty\":\"0.1\"}"
                    .formatted(prefix, n, List.of("BTCUSDT", "ETHUSDT", "SOLUSDT").get(n % 3)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  List<String> names(String folder) throws IOException {
    return LivingFolder.files(directory.resolve("inbox").resolve(folder)).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .sorted()
        .toList();
  }
}
