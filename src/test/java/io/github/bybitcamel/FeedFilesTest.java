package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What feeds leave in files: the shipped ones, and those that a user adds. */
class FeedFilesTest extends RunningDesk {

  private static final String SECOND = "* * * * * ?";
  private static final Duration EIGHT_HOURS = Duration.ofHours(8);

  @Test
  void holdBalancesAndPositionsOfTheAccount() throws Exception {
    desk.close();
    desk = desk(Map.of("BALANCE_CRON", SECOND, "POSITION_CRON", SECOND));

    assertThat(row("balance", row -> true))
        .containsEntry("account", "default")
        .containsEntry("account_type", "UNIFIED")
        .containsEntry("coin", "USDT")
        .containsEntry("wallet_balance", "100000");
    assertThat(row("account_balance", row -> true)).containsEntry("total_equity", "100000");
    trade("{'symbol':'BTCUSDT','side':'Buy','qty':'0.01'}");
    Map<String, String> open = row("position", row -> true);
    assertThat(open)
        .containsEntry("account", "default")
        .containsEntry("category", "linear")
        .containsEntry("symbol", "BTCUSDT")
        .containsEntry("position_idx", "0")
        .containsEntry("side", "long")
        .containsEntry("size", "0.010")
        .containsEntry("qty_signed", "0.010");
    assertThat(new BigDecimal(open.get("avg_price"))).isPositive();
    trade("{'symbol':'BTCUSDT','action':'close'}");
    assertThat(row("position", row -> row.get("side").equals("flat")))
        .containsEntry("symbol", "BTCUSDT")
        .containsEntry("size", "0")
        .containsEntry("avg_price", "");
    assertFile(
        "balance/account=default",
        "account,account_type,coin,equity,wallet_balance,locked,borrow_amount,accrued_interest,"
            + "unrealised_pnl,cum_realised_pnl,order_im,position_im,position_mm,usd_value,"
            + "snapshot_ts,datetime,venue_ts,received_at,revision");
    assertFile(
        "account_balance/account=default",
        "account,account_type,total_equity,total_wallet_balance,total_margin_balance,"
            + "total_available_balance,total_perp_upl,total_initial_margin,"
            + "total_maintenance_margin,im_rate,mm_rate,snapshot_ts,datetime,venue_ts,received_at,"
            + "revision");
    assertFile(
        "position/account=default/category=linear",
        "account,category,symbol,position_idx,side,size,qty_signed,avg_price,mark_price,"
            + "position_value,leverage,liq_price,unrealised_pnl,cur_realised_pnl,cum_realised_pnl,"
            + "take_profit,stop_loss,trailing_stop,position_im,position_mm,adl_rank,"
            + "position_status,is_reduce_only,seq,created_ts,updated_ts,snapshot_ts,datetime,"
            + "received_at,revision");
  }

  @Test
  void holdWhatTheUserAddsToTheRoutes() throws Exception {
    desk.close();
    copyRoutes();
    Instant begin = Clock.systemUTC().instant().minus(EIGHT_HOURS.multipliedBy(2));
    Files.writeString(
        directory.resolve("routes/mine.camel.yaml"),
        feed("signal_event", Map.of())
            + feed("health", Map.of())
            + feed("funding", Map.of("symbols", "BTCUSDT", "backfillFrom", begin.toString())));
    try (ProgramProcess program = ProgramProcess.start(directory, environment(Map.of()))) {
      trade("{'id':'a','symbol':'BTCUSDT','side':'Buy','qty':'0.01'}");

      row("signal_event", row -> ofSignal(row) && row.get("state").equals("FILLED"));
      assertStepsOfTheSignal(rows("signal_event"));
      // Just after a minute its candle waits; then there is one more.
      assertThat(row("health", FeedFilesTest::isUpToDate))
          .containsEntry("sink", "file")
          .containsEntry("dead", "0")
          .containsEntry("error", "");
      row("funding", row -> true);
      assertFundingEveryEightHours(rows("funding"), begin);
      assertThat(program.isAlive()).isTrue();
    }
  }

  private static boolean isUpToDate(Map<String, String> row) {
    return row.get("delivered").matches("[12]") && row.get("pending").equals("0");
  }

  private void assertStepsOfTheSignal(List<Map<String, String>> steps) {
    assertThat(steps)
        .allSatisfy(
            step ->
                assertThat(step)
                    .containsEntry("account", "default")
                    .containsEntry("source", "inbox")
                    .containsEntry("id", "a")
                    .containsEntry("symbol", "BTCUSDT")
                    .containsEntry("action", "order"));
    assertThat(steps)
        .extracting(step -> step.get("leg") + "/" + step.get("step"))
        .doesNotHaveDuplicates();
    assertThat(steps)
        .filteredOn(FeedFilesTest::ofSignal)
        .extracting(step -> step.get("state"))
        .startsWith("RECEIVED")
        .endsWith("FILLED");
    assertThat(steps)
        .filteredOn(step -> !ofSignal(step))
        .last()
        .satisfies(
            step -> {
              assertThat(step)
                  .containsEntry("state", "FILLED")
                  .containsEntry("filled_qty", "0.010")
                  .containsEntry("order_link_id", placed().get(0).orderLinkId());
              assertThat(new BigDecimal(step.get("avg_price"))).isPositive();
            });
  }

  private static boolean ofSignal(Map<String, String> step) {
    return step.get("leg").isEmpty();
  }

  private static void assertFundingEveryEightHours(List<Map<String, String>> rates, Instant begin) {
    assertThat(rates).hasSizeBetween(2, 3);
    for (Map<String, String> rate : rates) {
      assertThat(rate).containsEntry("category", "linear").containsEntry("symbol", "BTCUSDT");
      assertThat(new BigDecimal(rate.get("rate"))).isNotZero();
      assertThat(Long.parseLong(rate.get("funding_ts")) % EIGHT_HOURS.toMillis()).isZero();
      assertThat(Instant.parse(rate.get("datetime"))).isAfter(begin.minus(Duration.ofHours(1)));
    }
    assertThat(rates).extracting(rate -> rate.get("funding_ts")).doesNotHaveDuplicates();
  }

  private static String feed(String what, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.putAll(Map.of("name", what, "what", what, "cron", SECOND, "sinks", "file"));
    StringBuilder yaml =
        new StringBuilder(
            """
            - templatedRoute:
                routeId: mine-%s
                routeTemplateRef: bybit-feed
                parameters:
            """
                .formatted(what));
    parameters.forEach(
        (name, value) ->
            yaml.append("      - name: ")
                .append(name)
                .append("\n        value: \"")
                .append(value)
                .append("\"\n"));
    return yaml.toString();
  }

  private void copyRoutes() throws IOException {
    Path routes = Files.createDirectories(directory.resolve("routes"));
    try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
      for (Path file : shipped.toList()) {
        Files.copy(file, routes.resolve(file.getFileName()));
      }
    }
  }

  private void trade(String signal) throws IOException {
    String name = "of-" + placed().size() + ".json";
    drop(name, signal.replace('\'', '"'));
    result("done", name);
  }

  private void assertFile(String folder, String header) throws IOException {
    try (Stream<Path> days = Files.list(directory.resolve("data").resolve(folder))) {
      Path day = days.findFirst().orElseThrow();
      assertThat(day.getFileName().toString()).matches("date=\\d{4}-\\d\\d-\\d\\d");
      assertThat(Files.readAllLines(day.resolve("part-000.csv"))).startsWith(header);
    }
  }

  /** Waits for a row of a type, and returns the first. */
  private Map<String, String> row(String type, Predicate<Map<String, String>> wanted) {
    return await(type)
        .atMost(Duration.ofSeconds(20))
        .until(() -> rows(type).stream().filter(wanted).findFirst(), one -> one.isPresent())
        .orElseThrow();
  }

  private List<Map<String, String>> rows(String type) throws IOException {
    Path root = directory.resolve("data").resolve(type);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> parts = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      return parts.stream().flatMap(FeedFilesTest::read).toList();
    }
  }

  private static Stream<Map<String, String>> read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String[] names = lines.get(0).split(",", -1);
      return lines.stream()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells.length == names.length)
          .map(cells -> named(names, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty text is quoted, nothing is not. */
  private static Map<String, String> named(String[] names, String[] cells) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], cells[i].equals("\"\"") ? "" : cells[i]);
    }
    return row;
  }
}
