package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole desk with its shipped routes on a paper exchange, and what its user does with it. */
@Timeout(60)
abstract class RunningDesk {

  static final String SECRET = "a-secret-nobody-may-see";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  PaperExchange exchange;
  Desk desk;

  @BeforeEach
  void start() {
    exchange =
        PaperExchange.start(
            PaperSettings.defaults(0).withKey("test-key", SECRET), Clock.systemUTC());
    desk = desk(Map.of());
  }

  @AfterEach
  void stop() {
    desk.close();
    exchange.close();
  }

  /** Returns the orders that the desk placed, without the stops that became of them. */
  List<SeenOrder> placed() {
    return exchange.record().orders().stream()
        .filter(order -> order.stopOrderType().isEmpty())
        .toList();
  }

  Desk desk(Map<String, String> more) {
    return desk(more, Clock.systemUTC());
  }

  Desk desk(Map<String, String> more, Clock clock) {
    return Desk.start(Settings.of(environment(more), Map.of(), Map.of()), clock);
  }

  /** Returns the variables that the desk is started with. */
  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("BYBIT_BASE_URL", exchange.baseUrl().toString());
    environment.put("BYBIT_API_KEY", "test-key");
    environment.putIfAbsent("HTTP_PORT", "0");
    environment.put("BYBIT_API_SECRET", SECRET);
    environment.put("INBOX_DIRECTORY", directory.resolve("inbox").toString());
    environment.put("DATA_DIRECTORY", directory.resolve("data").toString());
    environment.putIfAbsent("LEDGER_URL", "jdbc:sqlite:" + directory.resolve("data/ledger.db"));
    return environment;
  }

  void drop(String name, String text) throws IOException {
    Path fresh = Files.writeString(directory.resolve("inbox").resolve(name + ".tmp"), text);
    Files.move(fresh, fresh.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
  }

  JsonNode result(String folder, String name) {
    List<JsonNode> lines = results(folder, name);
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  List<JsonNode> results(String folder, String name) {
    return await(name)
        .atMost(Duration.ofSeconds(20))
        .until(() -> lines(folder, name), Optional::isPresent)
        .orElseThrow();
  }

  /** Returns the lines once no order is working any more. */
  private Optional<List<JsonNode>> lines(String folder, String name) throws IOException {
    return Optional.of(linesNow(folder, name))
        .filter(lines -> !lines.isEmpty())
        .filter(lines -> lines.stream().noneMatch(RunningDesk::open));
  }

  /** Returns the lines of the result file as it is; none while there is no file. */
  List<JsonNode> linesNow(String folder, String name) throws IOException {
    return LivingFolder.files(directory.resolve("inbox").resolve(folder)).stream()
        .filter(file -> file.getFileName().toString().equals(name + ".result.jsonl"))
        .findFirst()
        .map(RunningDesk::read)
        .orElse(List.of());
  }

  private static boolean open(JsonNode line) {
    return List.of("WORKING", "PARTIALLY_FILLED", "UNKNOWN").contains(line.path("state").asText());
  }

  private static List<JsonNode> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(RunningDesk::json).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
