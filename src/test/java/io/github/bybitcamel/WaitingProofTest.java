package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.Objection;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What waits, waits on disk: {@code mvn test -Dtest=WaitingProofTest -Dproof.waiting=1000000}
 * starts a desk of 128 MB on a ledger in which so many signals wait.
 */
class WaitingProofTest extends LifeTest {

  private static final int WAITING = Integer.getInteger("proof.waiting", 3_000);
  private static final int CHUNK = 1_000;
  private static final int PLACED = 30;
  private static final long MOST_LIVE_BYTES = 64L << 20;
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");
  private static final Pattern TOTAL = Pattern.compile("Total +[0-9]+ +([0-9]+)");

  @Test
  @Timeout(7_200)
  void startsOnManyWaitingSignalsAndPlacesThemInOrder() throws Exception {
    journal();
    Files.createDirectories(directory.resolve("inbox"));

    long start = System.nanoTime();
    try (ProgramProcess desk = start("-Xmx128m")) {
      await().atMost(LONG).until(() -> !desk.isAlive() || desk.out().contains("watching "));
      double seconds = (System.nanoTime() - start) / 1e9;
      await().atMost(LONG).until(() -> !desk.isAlive() || created() >= PLACED);
      Optional<Long> live = live(desk);
      System.out.printf(
          "proof: %d signals wait: started within %.1f s, %s MB live of 128 after %d orders%n",
          WAITING,
          seconds,
          live.map(bytes -> bytes >> 20).map(String::valueOf).orElse("?"),
          PLACED);

      assertThat(desk.isAlive()).as(desk.out()).isTrue();
      assertThat(desk.out()).doesNotContain("OutOfMemoryError");
      assertThat(live.orElse(0L)).isLessThan(MOST_LIVE_BYTES);
    }
    assertThat(placed()).isEqualTo(inOrder());
  }

  @Test
  void takesTheLargestFileWithTheHeapOfTheDocumentedRun() throws IOException {
    String heap =
        Files.readAllLines(Path.of("config/jvm.options")).stream()
            .filter(line -> line.startsWith("-Xmx"))
            .findFirst()
            .orElseThrow();
    int records = SignalLimits.DEFAULTS.maxRecords();
    int pad = SignalLimits.DEFAULTS.maxBytes() / records - signal(records).length() - 11;

    try (ProgramProcess desk = start(heap)) {
      await().atMost(LONG).until(() -> !desk.isAlive() || desk.out().contains("watching "));
      drop(
          "large.jsonl", lines(0, records).replace("}", ",\"x_pad\":\"" + "-".repeat(pad) + "\"}"));
      await().atMost(LONG).until(() -> !desk.isAlive() || names("done").contains("large.jsonl"));
      await().atMost(LONG).until(() -> !desk.isAlive() || created() >= PLACED);

      assertThat(desk.isAlive()).as(desk.out()).isTrue();
      assertThat(desk.out()).contains(records + " of " + records + " records taken");
      assertThat(desk.out()).doesNotContain("OutOfMemoryError");
    }
  }

  private ProgramProcess start(String heap) {
    environment.put("HTTP_PORT", "0");
    return ProgramProcess.start(directory, List.of(), List.of(heap), environment);
  }

  private void journal() {
    try (Ledger ledger = Ledgers.open(environment.get("LEDGER_URL"))) {
      SignalReader reader = new SignalReader(SignalLimits.DEFAULTS);
      Intake intake = new Intake(reader, signal -> Objection.NONE, ledger, true, Clock.systemUTC());
      for (int from = 0; from < WAITING; from += CHUNK) {
        intake.take(
            Origin.file("inbox", "waiting/" + from),
            Format.JSON_LINES,
            lines(from, Math.min(from + CHUNK, WAITING)).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(WaitingProofTest::signal)
        .collect(Collectors.joining("\n"));
  }

  /** Buys and sells in turn, so that no margin is used up. */
  private static String signal(int number) {
    return "{\"id\":\"w%d\",\"symbol\":\"%s\",\"side\":\"%s\",\"qty\":\"0.1\",\"max_age_s\":86400}"
        .formatted(
            number,
            SYMBOLS.get(number % SYMBOLS.size()),
            number / SYMBOLS.size() % 2 == 0 ? "buy" : "sell");
  }

  /** Returns the ids of the signals whose orders the exchange took, symbol by symbol. */
  private List<String> placed() {
    try (LedgerView ledger = Ledgers.openReadOnly(environment.get("LEDGER_URL"))) {
      return SYMBOLS.stream()
          .flatMap(symbol -> orders(symbol).stream())
          .map(order -> ledger.findByOrderLinkId(order.orderLinkId()).orElseThrow().id())
          .toList();
    }
  }

  private List<SeenOrder> orders(String symbol) {
    return exchange.record().orders().stream()
        .filter(order -> order.symbol().equals(symbol))
        .toList();
  }

  private List<String> inOrder() {
    return IntStream.range(0, SYMBOLS.size())
        .boxed()
        .flatMap(
            lane ->
                IntStream.range(0, orders(SYMBOLS.get(lane)).size())
                    .mapToObj(nth -> "w" + (lane + nth * SYMBOLS.size())))
        .toList();
  }

  /** Returns what is left in the heap after a collection; empty where there is no tool for it. */
  private static Optional<Long> live(ProgramProcess desk) throws Exception {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.exists(tool)) {
      return Optional.empty();
    }
    Process asked =
        new ProcessBuilder(tool.toString(), Long.toString(desk.pid()), "GC.class_histogram")
            .start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(answer);
    return total.find() ? Optional.of(Long.parseLong(total.group(1))) : Optional.empty();
  }
}
