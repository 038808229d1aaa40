package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.FeedRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power cut takes back of a day. */
class PartitionTest {

  private static final List<FeedRecord> ROWS = Candles.candles("BTCUSDT", 0, 3);

  @TempDir Path directory;
  private final Layout layout = new Layout(Candles.TYPE);
  private Path file;

  @BeforeEach
  void leaveRowsOfAProcessThatWasKilled() throws Exception {
    file = directory.resolve("date=2026-09-30/part-000.csv");
    take(new Entries());
  }

  /** The cursor moves behind them: they must not be in the memory of the system only. */
  @Test
  void syncsRowsThatItFindsAndWasOffered() throws Exception {
    Entries ours = new Entries();
    take(ours);

    assertThat(ours.has(file)).isTrue();
  }

  /** A series goes on where the sink says that it ends. */
  @Test
  void syncsRowsThatItSaysAreThere() throws Exception {
    Entries ours = new Entries();
    long end = Candles.START + 10 * Candles.MINUTE;
    try (Partition partition = partition(ours)) {
      assertThat(partition.newest(Map.of("price_type", "mark"), end)).isEmpty();
      ours.sync();
      assertThat(ours.has(file)).as("nothing is there for this series").isFalse();

      assertThat(partition.newest(Map.of("price_type", "last"), end))
          .hasValue(Candles.START + 2 * Candles.MINUTE);
      ours.sync();
    }
    assertThat(ours.has(file)).isTrue();
  }

  @Test
  void syncsTheEntryOfAFileThatSomebodyMovedAway() throws Exception {
    Entries ours = new Entries();
    try (Partition partition = partition(ours)) {
      partition.offer(List.<Object[]>of(layout.cells(Candles.candle("BTCUSDT", 3, "1", 0))));
      partition.flush();
      ours.sync();
      assertThat(ours.has(file)).isTrue();

      Files.delete(file);
      partition.prepare();

      assertThat(ours.has(file)).as("the new one is not there for good").isFalse();
    }
  }

  private void take(Entries entries) throws Exception {
    try (Partition partition = partition(entries)) {
      for (FeedRecord row : ROWS) {
        partition.offer(List.<Object[]>of(layout.cells(row)));
      }
      partition.flush();
    }
    entries.sync();
  }

  private Partition partition(Entries entries) {
    return new Partition(file, FileKind.CSV.format(layout), layout, entries);
  }
}
