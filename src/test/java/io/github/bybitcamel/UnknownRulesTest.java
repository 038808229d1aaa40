package io.github.bybitcamel;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that come before the exchange has told its instruments, or while it does not. */
class UnknownRulesTest extends RunningDesk {

  /** The first to ask is the feed of candles, at the start; contracts are known from then on. */
  private static final Fault AWAY =
      Fault.on("/v5/market/instruments-info", Fault.Kind.CODE_BEFORE)
          .with(10016)
          .nth(2)
          .times(10_000);

  private static final String UNLISTED =
      "{\"id\":\"1\",\"category\":\"spot\",\"symbol\":\"NOSUCHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}\n";
  private static final String GOOD =
      "{\"id\":\"2\",\"category\":\"spot\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"1\"}\n";
  private static final String OTHER =
      "{\"id\":\"3\",\"category\":\"spot\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}\n";

  @Test
  void oneRecordThatIsRefusedLaterRefusesItsFileToo() throws IOException {
    restart(Map.of());
    drop("pair.jsonl", GOOD + UNLISTED + OTHER);
    awaitTaken("pair.jsonl");

    exchange.control().clearFaults();

    assertThat(outcomes("pair.jsonl"))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("INVALID NOT_TAKEN: record 2 was refused"),
            two -> assertThat(two).startsWith("INVALID UNKNOWN_SYMBOL: 'symbol' is 'NOSUCHUSDT'"),
            three -> assertThat(three).startsWith("INVALID NOT_TAKEN: record 2 was refused"));
    assertThat(placed()).isEmpty();
  }

  @Test
  void isJudgedAsAWholeAfterARestartToo() throws IOException {
    restart(Map.of());
    drop("pair.jsonl", UNLISTED + GOOD);
    awaitTaken("pair.jsonl");

    restart(Map.of());
    exchange.control().clearFaults();

    assertThat(outcomes("pair.jsonl").get(1)).startsWith("INVALID NOT_TAKEN: record 1 was refused");
    assertThat(placed()).isEmpty();
  }

  @Test
  void whatIsSoundIsSentOnceTheInstrumentsAreKnown() throws IOException {
    restart(Map.of());
    drop("pair.jsonl", GOOD + OTHER);
    awaitTaken("pair.jsonl");

    exchange.control().clearFaults();

    assertThat(outcomes("pair.jsonl")).containsExactly("FILLED ", "FILLED ");
    assertThat(placed())
        .extracting(SeenOrder::symbol)
        .containsExactlyInAnyOrder("ETHUSDT", "BTCUSDT");
  }

  @Test
  void recordsThatStandForThemselvesAreJudgedByThemselves() throws IOException {
    restart(Map.of("INBOX_ON_ERROR", "reject_row"));
    drop("pair.jsonl", UNLISTED + GOOD);
    awaitTaken("pair.jsonl");

    exchange.control().clearFaults();

    assertThat(outcomes("pair.jsonl"))
        .satisfiesExactly(
            one -> assertThat(one).startsWith("INVALID UNKNOWN_SYMBOL"),
            two -> assertThat(two).isEqualTo("FILLED "));
  }

  private void restart(Map<String, String> more) {
    desk.close();
    exchange.control().clearFaults();
    exchange.control().fault(AWAY);
    Map<String, String> impatient = new HashMap<>(more);
    impatient.put("RETRY_DEADLINE", "100");
    desk = desk(impatient);
  }

  /** Waits until the file is journalled; what its records wait for is not told yet. */
  private void awaitTaken(String name) {
    Path file = directory.resolve("inbox/done").resolve(LocalDate.now(UTC).toString());
    await().until(() -> Files.exists(file.resolve(name)));
  }

  private List<String> outcomes(String name) throws IOException {
    return results("done", name).stream()
        .map(line -> line.path("state").asText() + " " + line.path("reason").asText())
        .toList();
  }
}
