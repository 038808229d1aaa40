package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir Path directory;
  private Ledger ledger;
  private Path file;
  private Path result;

  @BeforeEach
  void journalAndMove() throws IOException {
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
    Files.createDirectories(directory.resolve("done/2026-11-23"));
    file = Files.createDirectories(directory.resolve("rejected/2026-11-23")).resolve("a.json");
    result = file.resolveSibling("a.json.result.jsonl");
    Files.writeString(file, "{}");
    Delivery.Item item =
        new Delivery.Item(1, "one", "", "", "", "", false, "", "{}", "", "INVALID: it is empty");
    ledger.receive(
        new Delivery("inbox", "2026-11-23/a.json", "hash", CLOCK.instant(), true, List.of(item)));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void writesTheResultThatAKilledRunOwes() {
    results(CLOCK).write();

    assertThat(result).content().contains("\"id\":\"one\",\"state\":\"INVALID\"");
  }

  @Test
  void writesTheResultOfALinkThatLeadsNowhere() throws IOException {
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("gone.json"));
    ResultFiles results = results(CLOCK);
    results.ended("2026-11-23/a.json");

    results.write();

    assertThat(result).content().contains("\"state\":\"INVALID\"");
  }

  @Test
  void writesAResultAgainThatAKilledRunLeftOld() throws IOException {
    Files.writeString(result, "{\"record\":1,\"id\":\"one\",\"state\":\"WORKING\"}\n");

    results(CLOCK).write();

    assertThat(result).content().contains("\"state\":\"INVALID\"");
  }

  @Test
  void leavesAFileAloneThatIsNotInTheLedger() throws IOException {
    Path foreign = Files.writeString(file.resolveSibling("foreign.json"), "{}");

    results(CLOCK).write();

    assertThat(foreign.resolveSibling("foreign.json.result.jsonl")).doesNotExist();
  }

  @Test
  void writesTheResultOfAFileOnceItHasMoved() throws IOException {
    Path work = Files.createDirectories(directory.resolve("work/2026-11-23"));
    Files.move(file, work.resolve("a.json"));
    ResultFiles results = results(CLOCK);
    results.ended("2026-11-23/a.json");

    results.write();
    assertThat(result).doesNotExist();
    Files.move(work.resolve("a.json"), file);
    results.write();

    assertThat(result).exists();
  }

  @Test
  void waitsForWhatIsUnderWayAndNotForWhatIsAcknowledgedForLong() throws IOException {
    SetClock clock = SetClock.standing(CLOCK.instant());
    Files.writeString(directory.resolve("done/2026-11-23/b.json"), "{}");
    Delivery.Item item =
        new Delivery.Item(1, "b", "main", "main/X", "order", "X", false, "h", "{}", "{}", "");
    long sequence =
        ledger
            .receive(new Delivery("inbox", "2026-11-23/b.json", "b", NOW, true, List.of(item)))
            .get(0)
            .sequence();
    Path late = directory.resolve("done/2026-11-23/b.json.result.jsonl");
    ResultFiles results = results(clock);
    results.write();
    assertThat(late).doesNotExist();

    ledger.intend(sequence, List.of(leg(SignalState.INTENT)), NOW);
    ledger.update(sequence, leg(SignalState.ACKED), SignalState.ACKED, "", NOW);
    results.ended("2026-11-23/b.json");
    clock.forward(Duration.ofSeconds(59));
    results.write();
    assertThat(late).doesNotExist();
    clock.forward(Duration.ofSeconds(1));
    results.write();

    assertThat(late).content().contains("\"state\":\"ACKED\"");
  }

  @Test
  void readsNoResultAgainOfADayThatIsComplete() throws IOException {
    Files.writeString(result, "{\"state\":\"INVALID\"}\n");
    Path mark = file.resolveSibling(".results-complete");
    results(CLOCK).write();
    assertThat(mark).doesNotExist();

    results(Clock.offset(CLOCK, Duration.ofDays(2))).write();
    assertThat(mark).exists();
    Files.delete(result);
    results(CLOCK).write();

    assertThat(result).doesNotExist();
  }

  @Test
  void whatAPowerCutHasTornIsWrittenAgain() throws IOException {
    results(CLOCK).write();
    byte[] whole = Files.readAllBytes(result);
    for (int left : new int[] {0, whole.length / 2, whole.length - 1}) {
      Files.write(result, Arrays.copyOf(whole, left));

      results(Clock.offset(CLOCK, Duration.ofDays(2))).write();

      assertThat(result).hasBinaryContent(whole);
      assertThat(file.resolveSibling(".results-complete")).doesNotExist();
    }
  }

  private static Leg leg(SignalState state) {
    return new Leg("s1e", 'e', "linear", "X", "{}", "", state, "", "", "", "");
  }

  private ResultFiles results(Clock clock) {
    return new ResultFiles(directory, "inbox", ledger, Duration.ofSeconds(60), clock);
  }
}
