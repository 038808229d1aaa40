package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-10-03T12:00:00Z"), ZoneOffset.UTC);

  private static final Set<String> OURS = Set.of(Candles.TYPE.name(), "balance");

  @TempDir Path directory;

  @Test
  void deletesPartitionsThatEndedBeforeTheDaysThatAreKept() throws Exception {
    fill();

    int gone = new Retention(directory, OURS, 2, NOW).prune();

    assertThat(gone).isEqualTo(2);
    assertThat(partitions()).containsExactly("date=2026-10-01", "date=2026-10-02", "year=2026");
  }

  @Test
  void keepsAllForEverByDefaultAndWhatIsNotOurs() throws Exception {
    fill();
    Path mine = directory.resolve("date=2001-01-01/notes.txt");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    assertThat(new Retention(directory, OURS, 0, NOW).prune()).isZero();
    new Retention(directory, OURS, 1, NOW).prune();

    assertThat(mine).exists();
    assertThat(new Retention(directory.resolve("none"), OURS, 1, NOW).prune()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date=2001-01-01/part-000.csv",
        "mine/date=2001-01-01/part-000.csv",
        "mine/ohlcv/date=2001-01-01/part-000.csv",
        "ohlcv/date=2001-01-01/part-00000-c000.snappy.parquet",
      })
  void keepsWhatAnotherProgramWrote(String name) throws Exception {
    Path mine = directory.resolve(name);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");

    assertThat(new Retention(directory, OURS, 1, NOW).prune()).isZero();

    assertThat(mine).exists();
  }

  private void fill() throws Exception {
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      sink.take(Candles.candles("BTCUSDT", 0, 3 * 1440));
      sink.take(
          List.of(
              Candles.of("BTCUSDT", "1d", Candles.START, "1", 0),
              Candles.of("BTCUSDT", "1d", Candles.START - 366 * 86_400_000L, "1", 0)));
    }
  }

  private List<String> partitions() throws Exception {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("date=") || name.startsWith("year="))
          .sorted()
          .toList();
    }
  }
}
