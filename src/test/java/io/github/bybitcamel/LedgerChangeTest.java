package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a person does with the ledger while the desk runs: replay, release, archive. */
class LedgerChangeTest extends LedgerDesk {

  @Test
  void replaysAsANewSignalThatIsFresh() throws IOException {
    drop(
        "limit.json",
        """
        {"id":"old","symbol":"ETHUSDT","side":"buy","qty":"0.1","time":"%s","max_age_s":3600,
         "valid_until":"%s"}"""
            .formatted(clock.instant().minusSeconds(60), clock.instant().plusSeconds(600)));
    result("done", "limit.json");

    Terminal said = ledger("replay", "old");

    assertThat(said.exitCode()).isZero();
    String id = said.out().replaceAll("(?s).*(replay-1-[0-9TZ]+):.*", "$1");
    JsonNode result = result("done", id + ".json");
    assertThat(result.path("id").asText()).isEqualTo(id);
    assertThat(result.path("state").asText()).isEqualTo("FILLED");
    assertThat(placed()).hasSize(2);
    assertThat(ledger("show", id).out()).contains("\"replay_of\":1").doesNotContain("valid_until");
  }

  @Test
  void asksTheRiskGateBeforeAReplay() throws IOException {
    buy("one");
    Files.createFile(directory.resolve("inbox/HALT"));

    String id = ledger("replay", "one").out().replaceAll("(?s).*(replay-1-[0-9TZ]+):.*", "$1");

    assertThat(result("done", id + ".json").path("reason").asText()).contains("HALTED");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void replaysNothingPastTheLimitsOfItsSource() throws IOException {
    desk.close();
    try (Ledger ledger = Ledgers.open(environment(Map.of()).get("LEDGER_URL"))) {
      denied(ledger, "order", false);
      denied(ledger, "close", true);
    }
    Map<String, String> limits = environment(Map.of("SOURCE_HOOK_MAX_ORDER_NOTIONAL", "100"));

    Terminal order = Terminal.ledger(limits, clock, "replay", "order");
    Terminal close = Terminal.ledger(limits, clock, "replay", "close");

    assertThat(order.exitCode()).isEqualTo(2);
    assertThat(order.err()).contains("limits of its own (source.hook.max-order-notional)");
    assertThat(close.exitCode()).isZero();
    assertThat(ledger("replay", "order").exitCode()).isZero();
  }

  private void denied(Ledger ledger, String action, boolean lessensRisk) {
    String canonical =
        """
        {"schema":"signal/1","id":"%1$s","source":"hook","account":"default","action":"%1$s",\
        "category":"linear","symbol":"ETHUSDT"}"""
            .formatted(action);
    Delivery.Item item =
        new Delivery.Item(
            1,
            action,
            "default",
            "default/ETHUSDT",
            action,
            "ETHUSDT",
            lessensRisk,
            action,
            canonical,
            canonical,
            "");
    Delivery delivery = new Delivery("hook", action, action, clock.instant(), true, List.of(item));
    long sequence = ledger.receive(delivery).get(0).sequence();
    ledger.move(sequence, SignalState.DENIED, "MAX_NOTIONAL: 200 USDT > 100", clock.instant());
  }

  @Test
  void replaysNothingThatIsOpenOrWasNeverRead() throws IOException {
    drop(
        "rest.json",
        "{\"id\":\"rest\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\",\"price\":\"1000\"}");
    drop("bad.json", "{\"id\":\"bad\",\"symbol\":\"ETHUSDT\",\"side\":\"bye\",\"qty\":\"0.1\"}");
    result("rejected", "bad.json");
    Awaitility.await().until(() -> ledger("show", "rest").out().contains("WORKING"));

    assertThat(ledger("replay", "rest"))
        .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
        .satisfies(said -> assertThat(said.err()).contains("is WORKING", "could double it"));
    assertThat(ledger("replay", "bad"))
        .satisfies(said -> assertThat(said.exitCode()).isEqualTo(2))
        .satisfies(said -> assertThat(said.err()).contains("refused at the door"));
  }

  @Test
  void letsARepeatedFileGoOnce() throws IOException {
    String csv = "symbol,side,qty\nETHUSDT,buy,0.1\nETHUSDT,buy,0.2\n";
    drop("a.csv", csv);
    results("done", "a.csv");
    drop("b.csv", csv);
    results("rejected", "b.csv");

    assertThat(ledger("release", "3", "--sequence").exitCode()).isZero();
    assertThat(results("done", "release-3.jsonl"))
        .extracting(line -> line.path("state").asText())
        .containsExactly("FILLED", "FILLED");
    assertThat(placed()).hasSize(4);

    assertThat(ledger("release", "4", "--sequence").exitCode()).isZero();
    Awaitility.await().until(() -> ledger("list", "--state", "DUPLICATE").lines().size() == 3);
    assertThat(placed()).hasSize(4);
    assertThat(ledger("release", "1", "--sequence").err()).contains("is FILLED: only a HELD");
  }

  @Test
  void archivesWhatEndedLongAgoOnceTheDeskHasStopped() throws IOException {
    buy("one");
    clock = Clock.offset(clock, Duration.ofDays(91));
    String folder = directory.resolve("archive").toString();

    Terminal running = program("ledger", "archive", "--older-than", "90d", "--to", folder);
    assertThat(running.exitCode()).isEqualTo(2);
    assertThat(running.err()).contains("stop it first");
    desk.close();
    Terminal done = ledger("archive", "--older-than", "90d", "--to", folder);

    assertThat(done.exitCode()).isZero();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      assertThat(files)
          .singleElement()
          .satisfies(file -> assertThat(Files.readString(file)).contains("\"id\":\"one\""));
    }
    assertThat(ledger("list").out()).contains("no signal matches");
    assertThat(ledger("show", "one").exitCode()).isEqualTo(1);
    assertThat(ledger("show", "one").err()).contains("was archived at", "signals-");
    assertThat(ledger("archive", "--older-than", "90d", "--to", folder).out())
        .contains("nothing is that old");
    assertThat(ledger("archive", "--older-than", "1h").exitCode()).isEqualTo(2);
  }

  @Test
  void letsAHeldSignalGo() throws IOException {
    desk.close();
    try (Ledger ledger = Ledgers.open(environment(Map.of()).get("LEDGER_URL"))) {
      long sequence = ledger.receive(delivery(BUY.formatted("held"))).get(0).sequence();
      ledger.move(sequence, SignalState.HELD, "INTERNAL: as a fault leaves it", clock.instant());
    }
    desk = desk(Map.of());
    assertThat(ledger("list", "--state", "held").lines()).hasSize(2);
    assertThat(ledger("replay", "held").err()).contains("a HELD one goes on with ledger release");

    assertThat(ledger("release", "held").exitCode()).isZero();

    Awaitility.await().until(() -> ledger("show", "held").lines().get(0).endsWith("FILLED"));
    assertThat(ledger("show", "held").out()).contains("let go by a person");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void endsAnOrderThatTheExchangeHasForgottenByAPersonsWord() throws IOException {
    desk.close();
    try (Ledger ledger = Ledgers.open(environment(Map.of()).get("LEDGER_URL"))) {
      leaveUnknown(ledger, "old", clock.instant().minus(Duration.ofDays(8)));
    }
    desk = desk(Map.of("RISK_MAX_TOTAL_NOTIONAL", "100000", "ORDERS_ABSENCE", "1"));
    drop("b.json", BUY.replace("ETH", "SOL").formatted("before"));
    Awaitility.await()
        .during(Duration.ofSeconds(3))
        .until(() -> ledger("show", "before").lines().get(0).endsWith("RECEIVED"));
    assertThat(ledger("release", "before", "--not-placed").err())
        .contains("--not-placed is for orders of open fate for more than 7 days");
    assertThat(ledger("show", "old").lines().get(0)).endsWith("UNKNOWN");

    assertThat(ledger("release", "old", "--not-placed").exitCode()).isZero();

    Awaitility.await().until(() -> ledger("show", "old").lines().get(0).endsWith("NOT_PLACED"));
    assertThat(ledger("show", "old").out()).contains("the operator compared it with the account");
    assertThat(result("done", "b.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void takesNobodysWordWhileTheExchangeStillTells() throws IOException {
    desk.close();
    try (Ledger ledger = Ledgers.open(environment(Map.of()).get("LEDGER_URL"))) {
      leaveUnknown(ledger, "young", clock.instant().minus(Duration.ofDays(6)));
    }
    desk = desk(Map.of("ORDERS_ABSENCE", "3600"));

    drop("1.not-placed", "");

    Awaitility.await().until(() -> !filesBelow("rejected").isEmpty());
    assertThat(ledger("show", "young").lines().get(0)).endsWith("UNKNOWN");
  }

  /** An order of which nobody knew when the program ended. */
  private void leaveUnknown(Ledger ledger, String id, Instant then) {
    long sequence = ledger.receive(delivery(BUY.formatted(id))).get(0).sequence();
    String request =
        """
        {"category":"linear","symbol":"ETHUSDT","side":"Buy","orderType":"Market","qty":"0.1",\
        "timeInForce":"IOC","positionIdx":0,"orderLinkId":"lost"}""";
    Leg leg =
        new Leg("lost", 'a', "linear", "ETHUSDT", request, "", SignalState.INTENT, "", "", "", "");
    ledger.intend(sequence, List.of(leg), then);
    Leg unknown =
        new Leg("lost", 'a', "linear", "ETHUSDT", request, "", SignalState.UNKNOWN, "", "", "", "");
    ledger.update(sequence, unknown, SignalState.UNKNOWN, "no answer", then);
  }

  private List<Path> filesBelow(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("inbox").resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".not-placed")).toList();
    }
  }

  private Delivery delivery(String record) {
    String name = "2026-01-01/held.json";
    Reading.Accepted read =
        new SignalReader(SignalLimits.DEFAULTS)
            .read(record.getBytes(StandardCharsets.UTF_8), Format.JSON, "inbox", name)
            .accepted()
            .get(0);
    Delivery.Item item =
        new Delivery.Item(
            1,
            read.id(),
            "default",
            "default/ETHUSDT",
            "order",
            "ETHUSDT",
            false,
            "hash",
            read.raw(),
            read.canonical(),
            "");
    return new Delivery("inbox", name, "hash", clock.instant(), true, List.of(item));
  }
}
