package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text and numbers a record holds, a parser finds them again, and no formula. */
@Timeout(60)
class RoundTripTest {

  private static final RecordType TYPE =
      new RecordType(
          "thing",
          1,
          List.of(
              new Column("id", Kind.TEXT),
              new Column("at", Kind.INTEGER),
              new Column("note", Kind.TEXT),
              new Column("amount", Kind.DECIMAL),
              new Column("count", Kind.INTEGER),
              new Column("yes", Kind.FLAG)),
          List.of("id"),
          List.of(),
          "at");
  private static final String[] PIECES = {
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    ",",
    ";",
    "'",
    "''=",
    "é",
    "漢字",
    "\uD83D\uDE00",
    "\\",
    "\u0001",
    "\u2028",
    " ",
    "a",
    "0",
    "null",
    "=1+1",
    "true",
    "{",
    "NaN"
  };

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsEveryValueAgain(long seed) throws Exception {
    Random random = new Random(seed);
    List<FeedRecord> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      records.add(record(random, i));
    }
    for (FileKind kind : FileKind.values()) {
      for (int repeat = 0; repeat < 2; repeat++) {
        try (FileSink sink = new FileSink(directory, kind)) {
          assertThat(sink.take(records)).isEmpty();
        }
      }
    }

    List<JsonNode> json = FileSinkTest.json(file("jsonl"));
    List<Map<String, String>> csv = FileSinkTest.csv(file("csv"));
    assertThat(json).hasSameSizeAs(records);
    assertThat(csv).hasSameSizeAs(records);
    for (int i = 0; i < records.size(); i++) {
      FeedRecord record = records.get(i);
      for (String column : List.of("id", "note", "amount", "count", "yes")) {
        Object value = record.value(column);
        assertThat(text(json.get(i).get(column))).isEqualTo(Plain.text(value));
        String cell = csv.get(i).get(column);
        assertThat(CsvCell.textOf(cell)).isEqualTo(value == null ? "" : Plain.text(value));
        if (value instanceof String) {
          assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-");
          assertThat(cell).doesNotStartWith("@").doesNotStartWith("\t").doesNotStartWith("\r");
        } else if (value != null) {
          assertThat(cell).isEqualTo(Plain.text(value));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void isWholeAgainWhereverTheLastRowsWereTorn(long seed) throws Exception {
    Random random = new Random(seed);
    List<FeedRecord> records = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      records.add(record(random, i));
    }
    for (FileKind kind : FileKind.values()) {
      try (FileSink sink = new FileSink(directory, kind)) {
        sink.take(records);
      }
      Path file = file(kind.ending());
      byte[] whole = Files.readAllBytes(file);

      for (int length = whole.length; length >= 0; length--) {
        Files.write(file, Arrays.copyOf(whole, length));
        try (FileSink sink = new FileSink(directory, kind)) {
          sink.take(records);
        }
        assertThat(Files.readAllBytes(file)).as("%s torn at %d", kind, length).isEqualTo(whole);
      }
    }
  }

  private static FeedRecord record(Random random, int number) {
    BigDecimal amount =
        new BigDecimal(
            new BigInteger(1 + random.nextInt(100), random)
                .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
            random.nextInt(60) - 20);
    return new FeedRecord(
        TYPE,
        Arrays.asList(
            text(random) + number,
            Candles.START + random.nextInt(86_400_000),
            random.nextInt(10) == 0 ? null : text(random),
            random.nextInt(10) == 0 ? null : amount,
            random.nextInt(10) == 0 ? null : random.nextLong(),
            random.nextInt(10) == 0 ? null : random.nextBoolean()),
        random.nextInt(3));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String text(JsonNode value) {
    return value.isNull() ? null : value.asText();
  }

  private Path file(String ending) throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith("part-000." + ending)).findFirst().get();
    }
  }

  /** How a value reads without quotes. */
  private static final class Plain {
    static String text(Object value) {
      return value instanceof BigDecimal decimal
          ? decimal.toPlainString()
          : value == null ? null : value.toString();
    }
  }
}
