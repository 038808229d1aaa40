package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

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
    new ResultFiles(directory, "inbox", ledger, CLOCK).write();

    assertThat(result).content().contains("\"id\":\"one\",\"state\":\"INVALID\"");
  }

  @Test
  void writesAResultAgainThatAKilledRunLeftOld() throws IOException {
    Files.writeString(result, "{\"record\":1,\"id\":\"one\",\"state\":\"WORKING\"}\n");

    new ResultFiles(directory, "inbox", ledger, CLOCK).write();

    assertThat(result).content().contains("\"state\":\"INVALID\"");
  }

  @Test
  void leavesAFileAloneThatIsNotInTheLedger() throws IOException {
    Path foreign = Files.writeString(file.resolveSibling("foreign.json"), "{}");

    new ResultFiles(directory, "inbox", ledger, CLOCK).write();

    assertThat(foreign.resolveSibling("foreign.json.result.jsonl")).doesNotExist();
  }
}
