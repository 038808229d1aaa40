package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxRouteTest extends RouteTest {

  private final String today = LocalDate.now(ZoneOffset.UTC).toString();

  @Override
  List<String> files() {
    return List.of("v5-call", "inbox");
  }

  @Test
  void journalsBeforeTheFileMoves() throws IOException {
    assertThat(inboxDoor().closed()).isEmpty();
    drop("a.json", "{\"id\":\"a\",\"action\":\"test\"}");

    await().until(() -> Files.exists(ended("done", "a.json")));
    assertThat(ledger.delivery("inbox", today + "/a.json"))
        .singleElement()
        .extracting(Entry::state)
        .isEqualTo(SignalState.RECEIVED);
  }

  @Test
  void takesAFileThatGrowsOnceItIsWhole() throws IOException {
    Path file = Files.writeString(inbox("slow.json"), "{\"id\":\"slow\",");

    await()
        .during(Duration.ofMillis(300))
        .until(
            () -> Files.exists(file) && ledger.delivery("inbox", today + "/slow.json").isEmpty());
    Files.writeString(file, "{\"id\":\"slow\",\"action\":\"test\"}");

    await().until(() -> Files.exists(ended("done", "slow.json")));
  }

  @Test
  void rejectsWhatCannotBeReadAndTakesTheNext() throws IOException {
    drop("binary.jsonl", "\u0000\u0001\u0002");
    drop("empty.csv", "");
    drop("unknown.xml", "<order/>");
    drop("symbol.json", "{\"symbol\":\"NOSUCH\",\"side\":\"buy\",\"qty\":\"1\"}");
    drop("near.json", "{\"symbol\":\"BTCUSTD\",\"side\":\"buy\",\"qty\":\"1\"}");
    drop("minimum.json", "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.0001\"}");
    drop("good.json", "{\"id\":\"good\",\"action\":\"test\"}");

    await().until(() -> Files.exists(ended("done", "good.json")));
    for (String bad :
        List.of(
            "binary.jsonl",
            "empty.csv",
            "unknown.xml",
            "symbol.json",
            "near.json",
            "minimum.json")) {
      await().until(() -> Files.exists(ended("rejected", bad)));
    }
    assertThat(reason("symbol.json")).startsWith("UNKNOWN_SYMBOL: 'symbol' is 'NOSUCH'");
    assertThat(reason("near.json")).endsWith("no such linear instrument; did you mean 'BTCUSDT'?");
    assertThat(reason("minimum.json")).startsWith("BELOW_MIN_QTY: 'qty' is '0.0001'");
    assertThat(reason("unknown.xml")).contains("name it .json, .jsonl, .ndjson or .csv");
  }

  @Test
  void rejectsATooLargeFileUnread() throws IOException {
    Path file = inbox("large.json");
    try (var channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(100L * 1024 * 1024);
      channel.write(StandardCharsets.UTF_8.encode("}"));
    }

    await().until(() -> Files.exists(ended("rejected", "large.json")));
    assertThat(reason("large.json")).startsWith("TOO_LARGE");
  }

  @Test
  void refusesTheWholeFileForOneBadRecord() throws IOException {
    drop(
        "mixed.jsonl",
        "{\"id\":\"m1\",\"action\":\"test\"}\n{\"id\":\"m2\",\"action\":\"tset\"}\n");

    await().until(() -> Files.exists(ended("rejected", "mixed.jsonl")));
    assertThat(ledger.delivery("inbox", today + "/mixed.jsonl"))
        .extracting(Entry::state)
        .containsOnly(SignalState.INVALID);
    assertThat(reason("mixed.jsonl")).contains("record 2 was refused");
  }

  @Test
  void raisesAnAlarmForAnIdThatIsUsedAgainForAnotherSignal() throws IOException {
    drop("one.json", "{\"id\":\"same\",\"action\":\"test\"}");
    await().until(() -> Files.exists(ended("done", "one.json")));
    drop("two.json", "{\"id\":\"same\",\"action\":\"test\",\"tag\":\"other\"}");

    await().until(() -> alarms().contains("ID_CONFLICT"));
  }

  @Test
  void keepsOneAlarmForAllIdsOfASourceThatAreUsedAgain() throws IOException {
    String first = "{\"id\":\"%s\",\"action\":\"test\"}\n".repeat(2);
    drop("one.jsonl", first.formatted("x", "y"));
    await().until(() -> Files.exists(ended("done", "one.jsonl")));
    drop("two.jsonl", first.replace("}", ",\"tag\":\"other\"}").formatted("x", "y"));
    await().until(() -> Files.exists(ended("rejected", "two.jsonl")));

    await()
        .untilAsserted(() -> assertThat(alarmTexts()).singleElement().asString().startsWith("x: "));
  }

  private void drop(String name, String text) throws IOException {
    Path fresh = Files.writeString(inbox(name + ".tmp"), text);
    Files.move(fresh, inbox(name));
  }

  private Path inbox(String name) {
    return directory.resolve("inbox").resolve(name);
  }

  private Path ended(String folder, String name) {
    return directory.resolve("inbox").resolve(folder).resolve(today).resolve(name);
  }

  private String reason(String name) {
    return ledger.delivery("inbox", today + "/" + name).get(0).reason();
  }
}
