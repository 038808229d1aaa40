package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.feed.SeriesResult;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The past, brought by hand. */
@Timeout(120)
class BackfillCommandTest {

  @TempDir Path directory;

  @Test
  void saysAtTheTerminalHowFarItIsAndWhatCameOfIt() throws Exception {
    Terminal first = backfill();

    assertThat(first.out())
        .contains("paper exchange on http://127.0.0.1:")
        .contains("linear/BTCUSDT/1m/last to file: 120 of 120 candles")
        .contains("linear/BTCUSDT/1m/last to file: 120 candles")
        .contains("done: BTCUSDT 1 from 2026-01-01");
    assertThat(first.exitCode()).isZero();
    Path file =
        directory.resolve(
            "data/ohlcv/exchange=bybit/category=linear/symbol=BTCUSDT/interval=1m/date=2026-01-01/part-000.csv");
    assertThat(Files.readAllLines(file)).hasSize(121);

    assertThat(backfill().exitCode()).isZero();
    assertThat(Files.readAllLines(file)).hasSize(121);
  }

  private Terminal backfill() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (ProgramProcess program =
        ProgramProcess.start(
            directory,
            Map.of("PAPER_PORT", Integer.toString(port)),
            "backfill",
            "--symbol=BTCUSDT",
            "--interval=1",
            "--from=2026-01-01",
            "--to=2026-01-01T02:00:00Z")) {
      return program.end();
    }
  }

  @Test
  void isNotWholeWhileSomethingIsMissing() {
    assertThat(new SeriesResult("s", "file", 9, 0, Map.of("venue_empty", 1L, "filled", 2L)))
        .satisfies(one -> assertThat(one.whole()).isTrue())
        .hasToString("s to file: 9 candles, 2 filled, 1 venue_empty");
    assertThat(new SeriesResult("s", "file", 9, 0, Map.of("open", 1L)).waits()).isTrue();
    assertThat(new SeriesResult("s", "file", 9, 0, Map.of("given_up", 1L)).whole()).isFalse();
    assertThat(new SeriesResult("s", "file", 9, 1, Map.of()))
        .hasToString("s to file: 9 candles, 1 dead letters");
    assertThat(new SeriesResult("s", "file", 9, 1, Map.of()).whole()).isFalse();
  }
}
