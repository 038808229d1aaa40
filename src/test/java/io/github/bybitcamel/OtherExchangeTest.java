package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of actions on an exchange that shares nothing with the paper exchange. */
@Timeout(60)
class OtherExchangeTest {

  private static final List<String> ALL = List.of("l", "m", "c", "l2", "a", "b", "r", "x");

  @TempDir Path directory;

  @Test
  void doesEachActionWithWhatTheExchangeKnowsAndNumbersAsText() throws Exception {
    try (OtherExchange exchange = new OtherExchange();
        Desk desk = desk(exchange)) {
      assertThat(desk.address()).isPresent();
      drop(
          """
          {"id":"l","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
          {"id":"m","action":"amend","symbol":"BTCUSDT","ref":"l","price":"20500.07","qty":"0.02"}
          {"id":"c","action":"cancel","symbol":"BTCUSDT","ref":"l"}
          {"id":"l2","symbol":"BTCUSDT","side":"buy","price":"20000","qty":"0.01"}
          {"id":"a","action":"cancel_all"}
          {"id":"b","symbol":"BTCUSDT","side":"buy","qty":0.02,"stop_loss":"28000"}
          {"id":"r","action":"reverse","symbol":"BTCUSDT"}
          {"id":"x","action":"close","symbol":"BTCUSDT"}
          """);

      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> ALL.stream().allMatch(id -> state(id).isFinal()));

      assertThat(List.of(state("l"), state("m"), state("c"), state("l2"), state("a")))
          .containsExactly(
              SignalState.CANCELLED,
              SignalState.DONE,
              SignalState.DONE,
              SignalState.CANCELLED,
              SignalState.DONE);
      assertThat(List.of(state("b"), state("r"), state("x"))).containsOnly(SignalState.FILLED);
      assertThat(exchange.held()).isZero();
      assertThat(exchange.faults()).isEmpty();
      assertThat(exchange.writes())
          .extracting(write -> write.substring(0, write.indexOf(' ')))
          .containsExactly(
              "/v5/order/create",
              "/v5/order/amend",
              "/v5/order/cancel",
              "/v5/order/create",
              "/v5/order/cancel-all",
              "/v5/order/cancel-all",
              "/v5/order/cancel-all",
              "/v5/order/cancel-all",
              "/v5/order/create",
              "/v5/order/create",
              "/v5/order/create",
              "/v5/order/create");
    }
  }

  private Desk desk(OtherExchange exchange) {
    Map<String, String> environment =
        Map.of(
            "BYBIT_BASE_URL",
            exchange.baseUrl().toString(),
            "BYBIT_API_KEY",
            OtherExchange.KEY,
            "BYBIT_API_SECRET",
            OtherExchange.SECRET,
            "INBOX_DIRECTORY",
            directory.resolve("inbox").toString(),
            "DATA_DIRECTORY",
            directory.resolve("data").toString(),
            "HTTP_PORT",
            "0",
            "LEDGER_URL",
            url());
    return Desk.start(Settings.of(environment, Map.of(), Map.of()), Clock.systemUTC());
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("ledger.db");
  }

  private void drop(String text) throws Exception {
    Path fresh = Files.writeString(directory.resolve("inbox/all.jsonl.tmp"), text);
    Files.move(fresh, fresh.resolveSibling("all.jsonl"), StandardCopyOption.ATOMIC_MOVE);
  }

  private SignalState state(String id) {
    try (var ledger = Ledgers.openReadOnly(url())) {
      return ledger
          .find(FileIntake.SOURCE, id)
          .map(entry -> entry.state())
          .orElse(SignalState.RECEIVED);
    }
  }
}
