package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.console.FeedBoard;
import io.github.bybitcamel.metrics.FeedMeters;
import io.github.bybitcamel.metrics.Meters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What Prometheus gets of a desk, and whether dashboard and alerts ask for what there is. */
class MetricsTest extends HttpTest {

  private static final Pattern NAME = Pattern.compile("\\b(bybit|jvm|process)_[a-z_]+");

  /** A line of the text format: name, labels, value. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "[a-zA-Z_:][a-zA-Z0-9_:]*"
              + "(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"([^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*\\})?"
              + " (NaN|[+-]?Inf|[+-]?[0-9.]+([eE][+-]?[0-9]+)?)");

  private String scrape() {
    var response = send(request("/metrics"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    return response.body();
  }

  @Test
  void countsWhoIsRefusedAtTheDoor() {
    send(request("/signals/none").header("Authorization", "Bearer wrong").GET());

    assertThat(scrape()).contains("bybit_http_refused_total{status=\"401\"} 1.0");
  }

  private void trade() throws Exception {
    drop("one.json", buy("one", "BTCUSDT", "0.01"));
    assertThat(result("done", "one.json").path("state").asText()).isEqualTo("FILLED");
    drop("bad.json", "{\"id\":\"two\",\"symbol\":\"BTCUSDT\",\"sid\":\"buy\"}");
    result("rejected", "bad.json");
  }

  @Test
  void countsAndTimesSignalsAndCalls() throws Exception {
    trade();

    await()
        .untilAsserted(
            () ->
                assertThat(scrape())
                    .contains("bybit_signals_total{source=\"inbox\",state=\"FILLED\"} 1.0")
                    .contains("bybit_signals_total{source=\"inbox\",state=\"INVALID\"} 1.0")
                    .contains("bybit_signal_seconds_count{part=\"journal\"} 1")
                    .contains("bybit_signal_seconds_count{part=\"lane\"} 1")
                    .contains("bybit_signal_seconds_count{part=\"acknowledged\"} 1")
                    .contains(
                        "bybit_calls_total{account=\"default\",endpoint=\"order-create\",outcome=\"SUCCESS\"}"
                            + " 1.0")
                    .contains(
                        "bybit_quota_limit{account=\"default\",endpoint=\"order-create\",group=\"futures\"}")
                    .contains("bybit_unknown_signals 0.0")
                    .contains("bybit_ready 1.0")
                    .contains("bybit_route_done_total{route=\"inbox\"} 2.0"));
  }

  @Test
  void isTextThatPrometheusParses() throws Exception {
    trade();

    List<String> lines = scrape().lines().toList();

    Set<String> described = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("# TYPE ")) {
        assertThat(described.add(line.split(" ", -1)[2])).as("described once: " + line).isTrue();
      } else if (!line.startsWith("# HELP ")) {
        assertThat(line).matches(SAMPLE);
      }
    }
    assertThat(lines.stream().filter(line -> !line.startsWith("#")))
        .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
        .doesNotHaveDuplicates();
  }

  /** Prometheus' own parser, where Debian's python3-prometheus-client is installed. */
  @Test
  void isReadByThePrometheusProject() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeThat(Files.isExecutable(python) && run(python, "import prometheus_client.parser") == 0)
        .as("NOT PROVEN HERE: install python3-prometheus-client")
        .isTrue();
    trade();
    Path text = Files.writeString(directory.resolve("metrics.txt"), scrape());

    int exit =
        run(
            python,
            """
            import sys
            from prometheus_client.parser import text_string_to_metric_families as families
            read = list(families(open('%s', encoding='utf-8').read()))
            named = {family.name: family for family in read}
            calls = [s for s in named['bybit_calls'].samples if s.labels['outcome'] == 'SUCCESS']
            sys.exit(0 if len(named) == len(read) > 30 and calls and sum(s.value for s in calls) > 3 else 1)
            """
                .formatted(text));

    assertThat(exit).isZero();
  }

  private int run(Path python, String program) throws Exception {
    Process process =
        new ProcessBuilder(python.toString(), "-c", program)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("python.txt").toFile())
            .start();
    return process.waitFor();
  }

  @Test
  void costsLittle() throws Exception {
    trade();
    for (int i = 0; i < 50; i++) {
      scrape();
    }

    long[] nanos = new long[100];
    int bytes = 0;
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      bytes = scrape().length();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);

    LoggerFactory.getLogger(MetricsTest.class)
        .warn(
            "a scrape over HTTP: {} bytes, p50 {} us, p99 {} us",
            bytes,
            nanos[50] / 1000,
            nanos[98] / 1000);
    assertThat(nanos[50]).isLessThan(250_000_000L);
  }

  @Test
  void hasWhatDashboardAndAlertsAskFor() throws Exception {
    trade();
    String text = scrape() + withFeeds();

    Set<String> known =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());
    Set<String> asked =
        Stream.concat(
                expressions(Path.of("config/grafana-dashboard.json")),
                Stream.of(Files.readString(Path.of("config/alerts.yml"))))
            .flatMap(expression -> NAME.matcher(expression).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(known).containsAll(asked);
  }

  private static Stream<String> expressions(Path dashboard) throws Exception {
    JsonNode panels = JSON.readTree(dashboard.toFile()).path("panels");
    assertThat(panels.findValuesAsText("expr")).isNotEmpty();
    return panels.findValuesAsText("expr").stream();
  }

  /** What a desk with feeds tells besides. */
  private static String withFeeds() {
    Instant mark = Instant.parse("2026-11-24T00:00:00Z");
    FeedBoard feeds =
        () -> {
          FeedBoard.Delivery sink =
              new FeedBoard.Delivery(
                  "file", Optional.of(mark), Optional.of(Duration.ofSeconds(9)), 7, 1, 0, "");
          return List.of(
              new FeedBoard.Series("ohlcv/BTCUSDT/1", Optional.of(mark), 2, List.of(sink)));
        };
    try (Meters meters = new Meters()) {
      FeedMeters.of(feeds, Clock.systemUTC()).forEach(meters::add);
      String text = meters.text();
      assertThat(text)
          .contains("bybit_feed_gaps{series=\"ohlcv/BTCUSDT/1\"} 2.0")
          .contains("bybit_sink_lag_seconds{series=\"ohlcv/BTCUSDT/1\",sink=\"file\"} 9.0");
      return text;
    }
  }

  @Override
  Map<String, String> more() {
    return Map.of("CONSOLE_AUDIT_FILE", directory.resolve("audit.jsonl").toString());
  }
}
