package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every database does as a sink. */
@Timeout(120)
public abstract class JdbcSinkContract {

  /** Returns the URL of an empty database, the same one within a test. */
  abstract String url() throws Exception;

  JdbcSink sink() throws Exception {
    return new JdbcSink(url(), Optional.empty(), Optional.empty());
  }

  @Test
  void keepsEveryRowExactly() throws Exception {
    try (JdbcSink sink = sink()) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 2500))).isEmpty();
      assertThat(sink.take(Candles.candles("BTCUSDT", 2000, 1000))).isEmpty();
    }

    assertThat(rows("SELECT COUNT(*) FROM ohlcv")).containsExactly("3000");
    assertThat(rows("SELECT symbol, close, turnover FROM ohlcv WHERE timestamp = 1790726460000"))
        .containsExactly("BTCUSDT 30001.10 370350.0000");
  }

  @Test
  void tellsTheNewestOfASeries() throws Exception {
    Map<String, String> series =
        Map.of("symbol", "BTCUSDT", "interval", "1m", "price_type", "last");
    Instant tenth = Instant.ofEpochMilli(Candles.START + 10 * Candles.MINUTE);
    try (JdbcSink sink = sink()) {
      assertThat(sink.newest(Candles.TYPE, series, tenth)).contains(Instant.EPOCH);
      sink.take(Candles.candles("BTCUSDT", 0, 20));
      sink.take(Candles.candles("ETHUSDT", 0, 30));

      assertThat(sink.newest(Candles.TYPE, series, tenth)).contains(tenth.minusSeconds(60));
      assertThat(sink.newest(Candles.TYPE, series, tenth.plusSeconds(36_000)))
          .contains(tenth.plusSeconds(540));
    }
  }

  @Test
  void showsTheLatestBalanceOfEachCoin() throws Exception {
    for (long at = 1; at <= 2; at++) {
      try (JdbcSink sink = sink()) {
        sink.take(List.of(balance("a", "BTC", at), balance("a", "USDT", at)));
      }
    }

    assertThat(rows("SELECT coin, wallet_balance FROM balance_latest ORDER BY coin"))
        .containsExactly("BTC 2.1", "USDT 2.1");
    if (isPostgres()) {
      assertThat(rows("SELECT coin, free, used, total FROM balance_ccxt ORDER BY coin"))
          .containsExactly("BTC 0 2.1 2.1", "USDT 0 2.1 2.1");
    }
  }

  @Test
  void showsNoBalanceOfACoinThatIsGone() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(List.of(balance("a", "BTC", 1), balance("a", "USDT", 1), balance("b", "BTC", 1)));
      sink.take(List.of(balance("a", "USDT", 2)));
    }

    assertThat(rows("SELECT account, coin FROM balance_latest ORDER BY account"))
        .containsExactly("a USDT", "b BTC");
    if (isPostgres()) {
      assertThat(rows("SELECT account, coin FROM balance_ccxt ORDER BY account"))
          .containsExactly("a USDT", "b BTC");
    }
  }

  @Test
  void makesTheViewOfAnOlderProgramAnew() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(List.of(balance("a", "BTC", 1), balance("a", "USDT", 1)));
    }
    execute("DROP VIEW balance_latest" + (isPostgres() ? " CASCADE" : ""));
    execute(
        "CREATE VIEW balance_latest AS SELECT t.* FROM balance t WHERE NOT EXISTS (SELECT 1"
            + " FROM balance n WHERE n.snapshot_ts > t.snapshot_ts AND n.coin = t.coin)");
    execute("CREATE VIEW of_somebody AS SELECT coin FROM balance_latest");
    for (long at = 2; at <= 3; at++) {
      try (JdbcSink sink = sink()) {
        sink.take(List.of(balance("a", "USDT", at)));
      }
    }

    assertThat(rows("SELECT coin FROM of_somebody")).containsExactly("USDT");
    assertThat(rows("SELECT snapshot_ts FROM balance_latest")).containsExactly("3");
  }

  @Test
  void saysWhatIsWrongWithATableOfAnotherKey() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(List.of(balance("a", "BTC", 1)));
    }
    execute("ALTER TABLE balance RENAME TO balance_old");
    execute("CREATE TABLE balance AS SELECT * FROM balance_old");

    try (JdbcSink sink = sink()) {
      assertThatThrownBy(() -> sink.take(List.of(balance("a", "BTC", 2))))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("table balance has the key [], and is to have")
          .hasMessageContaining("rename it or drop it");
    }
  }

  private boolean isPostgres() throws Exception {
    return url().startsWith("jdbc:postgresql:");
  }

  static FeedRecord balance(String account, String coin, long at) {
    RecordType type =
        new RecordType(
            "balance",
            1,
            List.of(
                new Column("account", Kind.TEXT),
                new Column("coin", Kind.TEXT),
                new Column("wallet_balance", Kind.DECIMAL),
                new Column("locked", Kind.DECIMAL),
                new Column("order_im", Kind.DECIMAL),
                new Column("position_im", Kind.DECIMAL),
                new Column("snapshot_ts", Kind.INTEGER)),
            List.of("account", "coin", "snapshot_ts"),
            List.of("account"),
            "snapshot_ts");
    BigDecimal amount = BigDecimal.valueOf(at).add(new BigDecimal("0.1"));
    return new FeedRecord(type, Arrays.asList(account, coin, amount, amount, null, null, at), 0);
  }

  @Test
  void keepsWhatDoesNotFitABinaryFraction() throws Exception {
    RecordType type = amounts(List.of());
    List<String> amounts =
        List.of("0.1", "0.000000000000000001", "123456789012345678901234567890.123456789", "-1E+3");
    try (JdbcSink sink = sink()) {
      List<FeedRecord> records = new ArrayList<>();
      for (String amount : amounts) {
        records.add(
            new FeedRecord(type, Arrays.asList(amount, 5L, new BigDecimal(amount), null), 0));
      }
      sink.take(records);
    }

    assertThat(rows("SELECT amount FROM amounts WHERE id = '" + amounts.get(2) + "'"))
        .containsExactly(amounts.get(2));
    assertThat(rows("SELECT amount FROM amounts WHERE id = '-1E+3'")).containsExactly("-1000");
    assertThat(rows("SELECT COUNT(*) FROM amounts WHERE yes IS NULL")).containsExactly("4");
  }

  @Test
  void letsTheHighestRevisionStand() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(
          List.of(
              Candles.candle("BTCUSDT", 0, "1", 0),
              Candles.candle("BTCUSDT", 0, "2", 2),
              Candles.candle("BTCUSDT", 0, "3", 1)));
      sink.take(List.of(Candles.candle("BTCUSDT", 0, "4", 0)));
    }

    assertThat(rows("SELECT close, revision FROM ohlcv")).containsExactly("2 2");
  }

  @Test
  void refusesThePoisonRowsAndStoresTheOthers() throws Exception {
    RecordType type = amounts(List.of());
    try (JdbcSink sink = sink()) {
      sink.take(List.of(amount(type, "first", 1)));
      execute("CREATE UNIQUE INDEX one_amount ON amounts (amount)");
      List<FeedRecord> records = new ArrayList<>();
      for (int i = 2; i < 500; i++) {
        records.add(amount(type, "id" + i, i == 77 || i == 400 ? 1 : i));
      }

      List<Sink.Refused> refused = sink.take(records);

      assertThat(refused)
          .extracting(one -> one.record().value("id"))
          .containsExactly("id77", "id400");
      assertThat(refused)
          .allSatisfy(one -> assertThat(one.reason()).containsIgnoringCase("unique"));
    }
    assertThat(rows("SELECT COUNT(*) FROM amounts")).containsExactly("497");
  }

  @Test
  void refusesARecordWithoutKey() throws Exception {
    RecordType type = amounts(List.of());
    FeedRecord poison = new FeedRecord(type, Arrays.asList(null, 5L, BigDecimal.ONE, true), 0);
    try (JdbcSink sink = sink()) {
      List<Sink.Refused> refused = sink.take(List.of(amount(type, "a", 1), poison));

      assertThat(refused).extracting(Sink.Refused::record).containsExactly(poison);
    }
    assertThat(rows("SELECT id FROM amounts")).containsExactly("a");
  }

  @Test
  void widensATableOfAnOlderLayout() throws Exception {
    try (JdbcSink sink = sink()) {
      sink.take(List.of(amount(amounts(List.of()), "old", 1)));
    }
    RecordType wide = amounts(List.of(new Column("note", Kind.TEXT)));
    try (JdbcSink sink = sink()) {
      sink.take(
          List.of(
              new FeedRecord(wide, Arrays.asList("new", 5L, BigDecimal.TEN, true, "hello"), 0)));
    }

    assertThat(rows("SELECT id, note FROM amounts ORDER BY id DESC"))
        .containsExactly("old null", "new hello");
  }

  @Test
  void keepsSeveralTypesApart() throws Exception {
    RecordType type = amounts(List.of());
    try (JdbcSink sink = sink()) {
      sink.take(
          List.of(
              amount(type, "a", 1),
              Candles.candle("BTCUSDT", 0, "1", 0),
              amount(type, "b", 2),
              Candles.candle("BTCUSDT", 1, "1", 0)));
    }

    assertThat(rows("SELECT COUNT(*) FROM amounts")).containsExactly("2");
    assertThat(rows("SELECT COUNT(*) FROM ohlcv")).containsExactly("2");
  }

  @Test
  void isDownWhenItsTableIsSomethingElse() throws Exception {
    execute("CREATE TABLE ohlcv (mine TEXT)");
    try (JdbcSink sink = sink()) {
      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 1)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("jdbc:");
      execute("DROP TABLE ohlcv");

      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 1))).isEmpty();
    }
  }

  @Test
  void takesFromSeveralFeedsAtOnce() throws Exception {
    List<CompletableFuture<Void>> feeds = new ArrayList<>();
    for (String symbol : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT")) {
      feeds.add(CompletableFuture.runAsync(() -> takeAll(symbol)));
    }
    for (CompletableFuture<Void> feed : feeds) {
      feed.get();
    }

    assertThat(rows("SELECT symbol, COUNT(*) FROM ohlcv GROUP BY symbol ORDER BY symbol"))
        .containsExactly("BTCUSDT 2000", "ETHUSDT 2000", "SOLUSDT 2000");
  }

  /** As a feed does: what a sink cannot take now is offered again. */
  private void takeAll(String symbol) {
    try (JdbcSink sink = sink()) {
      for (int from = 0; from < 2000; ) {
        try {
          assertThat(sink.take(Candles.candles(symbol, from, 100))).isEmpty();
          from += 100;
        } catch (SinkDownException e) {
          LockSupport.parkNanos(1_000_000);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static RecordType amounts(List<Column> more) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("id", Kind.TEXT),
                new Column("at", Kind.INTEGER),
                new Column("amount", Kind.DECIMAL),
                new Column("yes", Kind.FLAG)));
    columns.addAll(more);
    return new RecordType("amounts", 1, columns, List.of("id"), List.of(), "at");
  }

  private static FeedRecord amount(RecordType type, String id, long amount) {
    return new FeedRecord(type, Arrays.asList(id, 5L, BigDecimal.valueOf(amount), true), 0);
  }

  void execute(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<String> rows(String sql) throws Exception {
    return rows(url(), sql);
  }

  public static List<String> rows(String url, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder(String.valueOf(rows.getString(1)));
        for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(' ').append(rows.getString(i));
        }
        found.add(row.toString());
      }
    }
    return found;
  }
}
