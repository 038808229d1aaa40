package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.FeedRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that writes is killed again and again; in the end every row is there once. */
@Timeout(240)
class KilledSinkTest {

  private static final int ROWS = 20_000;
  private static final int KILLS = 8;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl", "sqlite"})
  void hasEverythingOnceThoughItsProcessWasKilled(String kind) throws Exception {
    Random random = new Random(kind.hashCode());
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = run(kind);
      // From the first row on, somewhere in its work.
      assertThat(process.getInputStream().read()).isEqualTo('1');
      process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    assertThat(run(kind).waitFor()).isZero();

    assertThat(contents(kind))
        .isEqualTo(
            source().stream()
                .map(record -> record.value("timestamp") + " " + record.value("close"))
                .toList());
  }

  /** Days before the last are written by other threads: what they cannot do is not forgotten. */
  @Test
  void isDownWhereADayCannotBeWrittenAndThenHasEverythingOnce() throws Exception {
    List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -f 300; exec \"$@\"", "sh"));
    limited.addAll(java(Days.class, directory.toString()));
    Process process = new ProcessBuilder(limited).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("down");

    try (FileSink sink = new FileSink(directory, FileKind.JSONL)) {
      sink.take(Days.SOURCE);
    }

    assertThat(contents("jsonl"))
        .hasSize(Days.SOURCE.size())
        .doesNotHaveDuplicates()
        .startsWith(Candles.START + " " + Days.SOURCE.get(0).value("close"));
  }

  /** Offers a day that is longer than a file may be, and another. */
  static final class Days {

    static final List<FeedRecord> SOURCE = Candles.candles("BTCUSDT", 0, 1500);

    private Days() {}

    public static void main(String[] arguments) {
      try (FileSink sink = new FileSink(Path.of(arguments[0]), FileKind.JSONL)) {
        sink.take(SOURCE);
      } catch (SinkDownException e) {
        System.out.println("down");
      }
    }
  }

  private Process run(String kind) throws Exception {
    return new ProcessBuilder(java(Writer.class, kind, directory.toString()))
        .redirectErrorStream(true)
        .start();
  }

  private static List<String> java(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private List<String> contents(String kind) throws Exception {
    if (kind.equals("sqlite")) {
      return JdbcSinkContract.rows(
          "jdbc:sqlite:" + directory.resolve("r.db"),
          "SELECT timestamp, close FROM ohlcv ORDER BY timestamp");
    }
    List<String> rows = new ArrayList<>();
    for (Path file : partitions()) {
      if (kind.equals("csv")) {
        FileSinkTest.csv(file)
            .forEach(row -> rows.add(row.get("timestamp") + " " + row.get("close")));
      } else {
        for (JsonNode row : FileSinkTest.json(file)) {
          rows.add(row.get("timestamp").asText() + " " + row.get("close").asText());
        }
      }
    }
    return rows;
  }

  private List<Path> partitions() throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.getFileName().toString().startsWith("part-"))
          .sorted()
          .toList();
    }
  }

  private static List<FeedRecord> source() {
    return Candles.candles("BTCUSDT", 0, ROWS);
  }

  /** Offers everything from the start, as one that does not know how far it came. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      List<FeedRecord> source = source();
      try (Sink sink = open(arguments[0], Path.of(arguments[1]))) {
        for (int from = 0; from < ROWS; from += 50) {
          if (!sink.take(source.subList(from, from + 50)).isEmpty()) {
            throw new IllegalStateException("refused");
          }
          if (from == 0) {
            System.out.write('1');
            System.out.flush();
          }
        }
      }
    }

    private static Sink open(String kind, Path directory) {
      return kind.equals("sqlite")
          ? new JdbcSink(
              "jdbc:sqlite:" + directory.resolve("r.db"), Optional.empty(), Optional.empty())
          : new FileSink(directory, kind.equals("csv") ? FileKind.CSV : FileKind.JSONL);
    }
  }
}
