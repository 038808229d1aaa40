package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FileSinkTest {

  private static final String BTC =
      "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m/date=2026-09-30/part-000.";

  private static final Map<String, String> BTC_SERIES =
      Map.of(
          "exchange", "bybit",
          "category", "linear",
          "symbol", "BTCUSDT",
          "interval", "1m",
          "price_type", "last");

  @TempDir Path directory;

  @Test
  void writesCsvThatAParserReadsBack() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 3))).isEmpty();
    }

    List<Map<String, String>> rows = csv(directory.resolve(BTC + "csv"));
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .containsEntry("symbol", "BTCUSDT")
        .containsEntry("timestamp", "1790726460000")
        .containsEntry("datetime", "2026-09-30T00:01:00Z")
        .containsEntry("open", "30001.10")
        .containsEntry("turnover", "370350.0000")
        .containsEntry("closed", "true")
        .containsEntry("revision", "0");
    assertThat(Files.readAllLines(directory.resolve(BTC + "csv")).get(0))
        .startsWith(
            "exchange,category,symbol,interval,price_type,timestamp,datetime,close_time,open");
  }

  @Test
  void writesJsonLinesWithDecimalsAsText() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.JSONL)) {
      sink.take(Candles.candles("BTCUSDT", 0, 2));
    }

    List<JsonNode> rows = json(directory.resolve(BTC + "jsonl"));
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).get("open").isTextual()).isTrue();
    assertThat(rows.get(1).get("open").asText()).isEqualTo("30001.10");
    assertThat(rows.get(1).get("timestamp").isIntegralNumber()).isTrue();
    assertThat(rows.get(1).get("datetime").asText()).isEqualTo("2026-09-30T00:01:00Z");
    assertThat(rows.get(1).get("closed").isBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void hasARepeatOnceAlsoAfterARestart(FileKind kind) throws Exception {
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(Candles.candles("BTCUSDT", 0, 100));
      sink.take(Candles.candles("BTCUSDT", 50, 100));
    }
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(Candles.candles("BTCUSDT", 0, 200));
    }

    assertThat(closes(kind)).hasSize(200).doesNotHaveDuplicates();
  }

  /** Histories come in the order of what happened, not of the time that parts their files. */
  @ParameterizedTest
  @EnumSource
  void hasWhatComesBackToADayWithinATake(FileKind kind) throws Exception {
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(
          List.of(
              Candles.candle("BTCUSDT", 1438, "1", 0),
              Candles.candle("BTCUSDT", 1440, "2", 0),
              Candles.candle("BTCUSDT", 1439, "3", 0),
              Candles.candle("BTCUSDT", 1441, "4", 0),
              Candles.candle("BTCUSDT", 1438, "5", 1)));
    }

    assertThat(closes(kind)).containsExactly("1790812680000 5", "1790812740000 3");
    assertThat(files()).hasSize(2);
    try (FileSink sink = new FileSink(directory, kind)) {
      assertThat(sink.newest(Candles.TYPE, BTC_SERIES, at(10_000))).contains(at(1441));
    }
  }

  @ParameterizedTest
  @EnumSource
  void replacesARowByItsCorrectionAndNeverByAnOlderOne(FileKind kind) throws Exception {
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(Candles.candles("BTCUSDT", 0, 5));
      sink.take(
          List.of(Candles.candle("BTCUSDT", 2, "7.5", 1), Candles.candle("BTCUSDT", 5, "8", 0)));
      sink.take(
          List.of(Candles.candle("BTCUSDT", 2, "9.5", 0), Candles.candle("BTCUSDT", 6, "9", 0)));
    }
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(List.of(Candles.candle("BTCUSDT", 2, "9.5", 0)));
      sink.take(List.of(Candles.candle("BTCUSDT", 6, "9.25", 2)));
    }

    assertThat(closes(kind))
        .containsExactly(
            "1790726400000 30000.00",
            "1790726460000 30001.10",
            "1790726520000 7.5",
            "1790726580000 30003.30",
            "1790726640000 30004.40",
            "1790726700000 8",
            "1790726760000 9.25");
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void isWholeAgainWhereverTheLastWriteWasTorn(FileKind kind) throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 4);
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(source);
    }
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);

    for (int length = whole.length; length >= 0; length--) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (FileSink sink = new FileSink(directory, kind)) {
        sink.take(source);
      }
      assertThat(Files.readAllBytes(file)).as("torn at %d", length).isEqualTo(whole);
    }
  }

  @Test
  void isWholeAgainAfterAPowerCutLeftZeros() throws Exception {
    List<FeedRecord> source = Candles.candles("BTCUSDT", 0, 4);
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(source);
    }
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.allocate(100), whole.length - 150L);
    }

    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(source);
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void partsMinutesByDayAndLongCandlesByYear() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(Candles.candles("BTCUSDT", 1439, 2));
      sink.take(
          List.of(
              Candles.of("BTCUSDT", "1d", Candles.START, "1", 0),
              Candles.of("BTCUSDT", "1mo", Candles.START - 86_400_000L * 365, "1", 0)));
    }

    assertThat(files().stream().map(file -> directory.relativize(file.getParent()).toString()))
        .containsExactlyInAnyOrder(
            "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m/date=2026-09-30",
            "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m/date=2026-10-01",
            "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1d/year=2026",
            "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1mo/year=2025");
  }

  @Test
  void keepsManySeriesApartInOneTake() throws Exception {
    List<FeedRecord> mixed = new ArrayList<>();
    for (int minute = 0; minute < 20; minute++) {
      for (int symbol = 0; symbol < 30; symbol++) {
        mixed.add(Candles.candle("S" + symbol, minute, "1." + symbol, 0));
      }
    }
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(mixed);
      sink.take(mixed);
    }

    assertThat(files()).hasSize(30);
    for (Path file : files()) {
      assertThat(csv(file)).hasSize(20);
    }
  }

  @Test
  void neverLeavesItsFolder() throws Exception {
    try (FileSink sink = new FileSink(directory.resolve("data"), FileKind.CSV)) {
      sink.take(
          List.of(Candles.candle("../../../x", 0, "1", 0), Candles.candle("a/b\\c", 0, "1", 0)));
    }

    assertThat(files()).allMatch(file -> file.startsWith(directory.resolve("data/ohlcv")));
    assertThat(files().stream().map(Path::toString))
        .anyMatch(name -> name.contains("symbol=..%2F..%2F..%2Fx"));
  }

  @Test
  void refusesWhatItCanNeverTakeAndWritesTheRest() throws Exception {
    FeedRecord sound = Candles.candle("BTCUSDT", 0, "1", 0);
    FeedRecord noKey = with(sound, 5, null);
    FeedRecord wrongKind = with(sound, 7, "1.5");
    FeedRecord farFuture = with(sound, 5, Long.MAX_VALUE);

    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      List<Sink.Refused> refused = sink.take(List.of(noKey, sound, wrongKind, farFuture));

      assertThat(refused)
          .extracting(Sink.Refused::record)
          .containsExactly(noKey, wrongKind, farFuture);
      assertThat(refused.get(0).reason()).contains("timestamp is empty");
      assertThat(refused.get(1).reason()).contains("open is no DECIMAL");
    }
    assertThat(csv(files().get(0))).hasSize(1);
  }

  @Test
  void isDownWithAnUnreadableFileAndLeavesItAsItIs() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(Candles.candles("BTCUSDT", 0, 3));
      Path file = files().get(0);
      String edited = Files.readString(file).replaceFirst("linear", "lin,ear");
      Files.writeString(file, edited);

      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 4)))
          .isInstanceOf(SinkDownException.class)
          .hasMessageContaining("row 2 of")
          .hasMessageContaining("mend it or move the file away");
      assertThat(file).hasContent(edited);

      Files.delete(file);
      sink.take(Candles.candles("BTCUSDT", 0, 4));
      assertThat(csv(file)).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"carriage returns", "byte order mark", "columns", "quote"})
  void isDownWithAFileThatASpreadsheetSavedInItsOwnWay(String what) throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(Candles.candles("BTCUSDT", 0, 3));
      Path file = files().get(0);
      String sound = Files.readString(file);
      String edited =
          switch (what) {
            case "carriage returns" -> sound.replace("\n", "\r\n");
            case "byte order mark" -> '\uFEFF' + sound;
            case "columns" -> sound.replaceFirst("open,", "opened,");
            default -> sound.replaceFirst("1790726400000", "\"1790726400000");
          };
      Files.writeString(file, edited);

      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 4)))
          .isInstanceOf(PartDownException.class)
          .hasMessageContaining("row 2 of " + file)
          .hasMessageContaining(what.equals("quote") ? "a quote in it" : "its columns are not ours")
          .hasMessageContaining("mend it or move the file away");
      assertThat(Files.readString(file)).isEqualTo(edited);
      assertThat(files()).noneMatch(one -> one.toString().endsWith(".torn"));

      Files.writeString(file, sound);
      sink.take(Candles.candles("BTCUSDT", 0, 4));
      assertThat(csv(file)).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isDownWithATimeThatASpreadsheetRounded(FileKind kind) throws Exception {
    try (FileSink sink = new FileSink(directory, kind)) {
      sink.take(Candles.candles("BTCUSDT", 0, 3));
      Path file = files().get(0);
      String sound = Files.readString(file);
      Files.writeString(
          file, sound.replaceFirst("(?<=last,|\"timestamp\":)1790726460000", "1.79073E+12"));

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 4)))
            .isInstanceOf(PartDownException.class)
            .hasMessageContaining((kind == FileKind.CSV ? "row 3 of " : "row 2 of ") + file)
            .hasMessageContaining("timestamp is no whole number")
            .hasMessageContaining("mend it or move the file away");
        assertThatThrownBy(() -> sink.newest(Candles.TYPE, BTC_SERIES, at(10)))
            .isInstanceOf(PartDownException.class)
            .hasMessageContaining("mend it or move the file away");
      }

      Files.writeString(file, sound);
      sink.take(Candles.candles("BTCUSDT", 0, 4));
      assertThat(closes(kind)).hasSize(4).doesNotHaveDuplicates();
    }
  }

  @Test
  void looksAnewAtItsFilesAfterAFaultOfOurs() throws Exception {
    List<FeedRecord> days = new ArrayList<>();
    for (int day = 0; day < 10; day++) {
      days.add(Candles.candle("BTCUSDT", 1440L * day, "1", 0));
    }
    List<FeedRecord> faulty = new ArrayList<>(days);
    faulty.add(null);
    try (FileSink sink = new FileSink(directory, FileKind.CSV);
        FileSink other = new FileSink(directory, FileKind.CSV)) {
      assertThatThrownBy(() -> sink.take(faulty)).isInstanceOf(NullPointerException.class);
      other.take(days);
      sink.take(days);
    }

    for (Path file : files()) {
      assertThat(csv(file)).as(file.toString()).hasSize(1);
    }
  }

  @Test
  void letsNobodyInWhileItsThreadsWriteThoughATakeFailed() throws Exception {
    List<FeedRecord> all = new ArrayList<>();
    all.add(Candles.candle("BTCUSDT", 0, "3", 2));
    all.addAll(Candles.candles("BTCUSDT", 1440, 20 * 1440));
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(List.of(Candles.candle("BTCUSDT", 0, "1", 0)));
      sink.take(List.of(Candles.candle("BTCUSDT", 0, "2", 1)));
      Path file = files().get(0);
      // A correction cannot be drafted: the first day fails while the others are written.
      Files.createDirectories(file.resolveSibling(file.getFileName() + ".tmp").resolve("full"));
      CompletableFuture<Long> atFirstChance = CompletableFuture.supplyAsync(this::bytesOnceLetIn);
      assertThatThrownBy(() -> sink.take(all)).isInstanceOf(SinkDownException.class);

      assertThat(atFirstChance.get()).isEqualTo(bytes());
    }
  }

  /** Returns how much is written when another gets the lock that the sink held. */
  private long bytesOnceLetIn() {
    try (FileChannel gate =
        FileChannel.open(directory.resolve(".records.lock"), StandardOpenOption.WRITE)) {
      while (written().size() < 2) {
        Thread.onSpinWait();
      }
      while (true) {
        try (FileLock lock = gate.tryLock()) {
          return lock == null ? -1 : bytes();
        } catch (OverlappingFileLockException e) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long bytes() throws IOException {
    long sum = 0;
    for (Path file : written()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private List<Path> written() throws IOException {
    return files().stream().filter(Files::isRegularFile).toList();
  }

  @Test
  void sharesAPartitionWithAnotherWriter() throws Exception {
    try (FileSink poll = new FileSink(directory, FileKind.CSV);
        FileSink backfill = new FileSink(directory, FileKind.CSV)) {
      poll.take(Candles.candles("BTCUSDT", 100, 10));
      backfill.take(Candles.candles("BTCUSDT", 0, 105));
      poll.take(Candles.candles("BTCUSDT", 90, 30));
      backfill.take(List.of(Candles.candle("BTCUSDT", 3, "5", 1)));
      poll.take(Candles.candles("BTCUSDT", 0, 125));
    }

    assertThat(closes(FileKind.CSV))
        .hasSize(125)
        .doesNotHaveDuplicates()
        .contains("1790726580000 5");
  }

  @Test
  void widensAFileOfAnOlderLayout() throws Exception {
    RecordType narrow = note(List.of(new Column("id", Kind.TEXT), new Column("at", Kind.INTEGER)));
    RecordType wide =
        note(
            List.of(
                new Column("id", Kind.TEXT),
                new Column("text", Kind.TEXT),
                new Column("at", Kind.INTEGER)));
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(List.of(new FeedRecord(narrow, List.of("a,1", 1L), 3)));
    }
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(List.of(new FeedRecord(wide, List.of("a,1", "old", 1L), 3)));
      sink.take(List.of(new FeedRecord(wide, List.of("b", "new", 2L), 0)));
    }

    assertThat(
            csv(files().get(0)).stream()
                .map(row -> row.get("id") + row.get("text") + row.get("revision")))
        .containsExactly("a,13", "bnew0");
  }

  @Test
  void isDownWhileItsFolderCannotBeWrittenAndThenCatchesUp() throws Exception {
    Path blocked = directory.resolve("data");
    Files.writeString(blocked, "a file where the folder should be");
    try (FileSink sink = new FileSink(blocked, FileKind.JSONL)) {
      assertThatThrownBy(() -> sink.take(Candles.candles("BTCUSDT", 0, 3)))
          .isInstanceOf(SinkDownException.class);
      Files.delete(blocked);

      assertThat(sink.take(Candles.candles("BTCUSDT", 0, 3))).isEmpty();
    }
    assertThat(json(files().get(0))).hasSize(3);
  }

  static RecordType note(List<Column> columns) {
    return new RecordType("note", 1, columns, List.of("id"), List.of(), "at");
  }

  private static FeedRecord with(FeedRecord record, int column, Object value) {
    List<Object> values = new ArrayList<>(record.values());
    values.set(column, value);
    return new FeedRecord(record.type(), values, record.revision());
  }

  private List<String> closes(FileKind kind) throws IOException {
    List<String> closes = new ArrayList<>();
    if (kind == FileKind.CSV) {
      csv(files().get(0)).forEach(row -> closes.add(row.get("timestamp") + " " + row.get("close")));
    } else {
      json(files().get(0))
          .forEach(
              row -> closes.add(row.get("timestamp").asText() + " " + row.get("close").asText()));
    }
    return closes;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .toList();
    }
  }

  static List<Map<String, String>> csv(Path file) throws IOException {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      return rows.readAll();
    }
  }

  static List<JsonNode> json(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(mapper.readTree(line));
    }
    return Collections.unmodifiableList(rows);
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Test
  void tellsTheNewestOfASeriesAlsoWhereItsTailIsTorn() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      assertThat(sink.newest(Candles.TYPE, BTC_SERIES, at(10_000))).contains(Instant.EPOCH);
      sink.take(Candles.candles("BTCUSDT", 1430, 20));
    }
    Path second =
        directory.resolve(
            "ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m/date=2026-10-01/part-000.csv");
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, bytes.length - 3));
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      assertThat(sink.newest(Candles.TYPE, BTC_SERIES, at(10_000))).contains(at(1448));
      assertThat(sink.newest(Candles.TYPE, BTC_SERIES, at(1440))).contains(at(1439));
      assertThat(sink.newest(Candles.TYPE, BTC_SERIES, at(1430))).contains(Instant.EPOCH);
    }
  }

  private static Instant at(long minute) {
    return Instant.ofEpochMilli(Candles.START + minute * Candles.MINUTE);
  }
}
