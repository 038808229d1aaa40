package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.feed.SignalSource;
import io.github.bybitcamel.ledger.Ledgers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped feeds of a whole desk. */
class FeedsDeskTest extends RunningDesk {

  @Test
  void deliversClosedCandlesOfTheShippedSymbols() throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(number("SELECT count(*) FROM feed_cursor WHERE delivered > 0"))
                    .isEqualTo(2));
    Path series =
        directory.resolve("data/ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m");
    try (Stream<Path> days = Files.list(series)) {
      Path file = days.toList().get(0).resolve("part-000.csv");
      assertThat(file.getParent().getFileName().toString()).matches("date=\\d{4}-\\d\\d-\\d\\d");
      assertThat(Files.readAllLines(file).get(0))
          .isEqualTo(
              "exchange,category,symbol,interval,price_type,timestamp,datetime,close_time,open,high,"
                  + "low,close,volume,turnover,volume_unit,closed,revision,source,received_at");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "KLINE_SYMBOLS, BTCUSDX, 'feed ''ohlcv'' (ohlcv): unknown linear symbol ''BTCUSDX''; did you mean ''BTCUSDT''? (set by kline.symbols or KLINE_SYMBOLS)'",
    "KLINE_INTERVALS, 7, 'feed ''ohlcv'' (ohlcv): unknown interval ''7''; there are 1, 120,'",
    "KLINE_INTERVALS, 1h, 'feed ''ohlcv'' (ohlcv): unknown interval ''1h''; did you mean ''60''? (set by kline.intervals or KLINE_INTERVALS)'",
    "KLINE_BACKFILL_FROM, yesterday, 'feed ''ohlcv'' (ohlcv): backfillFrom ''yesterday'' is no time'",
    "POSITION_SETTLE_COINS, usdt, 'feed ''position'' (position): unknown settle coin ''usdt''; did you mean ''USDT''? (set by position.settle-coins or POSITION_SETTLE_COINS)'",
    "BALANCE_CRON, hourly, 'balance.cron (BALANCE_CRON) is ''hourly'': no cron of Quartz ('",
  })
  void refusesWhatDoesNotExist(String variable, String value, String message) {
    desk.close();

    assertThatThrownBy(() -> desk(Map.of(variable, value))).hasMessageStartingWith(message);
  }

  @Test
  void tellsWhatBecomesOfSignalsAndAlarms() throws Exception {
    drop("a.json", "{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"qty\":\"0.01\"}");
    result("done", "a.json");
    SignalSource signals =
        new LedgerSignals(
            Ledgers.openReadOnly("jdbc:sqlite:" + directory.resolve("data/ledger.db")));

    SignalSource.Story story = signals.after(0, 10).get(0);

    assertThat(story.settled()).isTrue();
    assertThat(signals.lastAt(story.receivedAt().minusMillis(1))).isZero();
    assertThat(signals.lastAt(Instant.ofEpochMilli(story.receivedAt().toEpochMilli())))
        .isEqualTo(story.sequence());
    assertThat(story.steps())
        .filteredOn(step -> step.leg().isEmpty())
        .extracting(SignalSource.Step::state)
        .startsWith("RECEIVED")
        .endsWith("FILLED");
    assertThat(story.steps())
        .filteredOn(step -> !step.leg().isEmpty())
        .last()
        .satisfies(
            step -> {
              assertThat(step.orderLinkId()).startsWith("s1");
              assertThat(step.filledQuantity()).isPresent();
            });
  }

  private long number(String query) throws SQLException {
    assertThat(Files.exists(directory.resolve("data/feeds.db"))).isTrue();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/feeds.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.getLong(1);
    }
  }
}
