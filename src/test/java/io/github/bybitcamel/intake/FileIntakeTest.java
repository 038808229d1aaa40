package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileIntakeTest extends IntakeDesk {

  @Test
  void rejectsAFileWhoseReadingFailsAndTakesTheOthers() throws IOException {
    check =
        signal -> {
          if (signal.header().id().equals("poison")) {
            throw new StackOverflowError("deep");
          }
          return Objection.NONE;
        };
    files.take(drop("a.json", TEST.formatted("poison")));
    files.take(drop("b.json", TEST.formatted("good")));

    assertThat(ended("done", "b.json")).exists();
    assertThat(told).anyMatch(line -> line.contains("not taken: " + DAY + "/a.json was claimed"));

    later();
    later();
    later();

    assertThat(ended("rejected", "a.json")).exists();
    assertThat(ledger.delivery(FileIntake.SOURCE, DAY + "/a.json"))
        .extracting(Entry::reason)
        .allMatch(reason -> reason.startsWith("INTERNAL: "));
  }

  @Test
  void startsThoughAClaimedFileCannotBeRead() throws IOException {
    inbox.claim(drop("a.json", TEST.formatted("poison")));
    inbox.claim(drop("b.json", TEST.formatted("good")));
    check =
        signal -> {
          if (signal.header().id().equals("poison")) {
            throw new IllegalStateException("a bug");
          }
          return Objection.NONE;
        };

    files.recover();

    assertThat(ended("done", "b.json")).exists();
    assertThat(ended("work", "a.json")).exists();
  }

  @Test
  void keepsTheClaimOfAFileThatMayBeJournalled() throws IOException {
    unknownCommits = 1;
    files.take(drop("a.json", "{\"action\":\"test\"}"));

    assertThat(ended("work", "a.json")).exists();
    assertThat(told).anyMatch(line -> line.startsWith("stopped: "));

    later();

    assertThat(ended("done", "a.json")).exists();
    assertThat(ledger.recent(10)).extracting(Entry::state).containsExactly(SignalState.RECEIVED);
    assertThat(told).contains("ended: " + DAY + "/a.json");
    assertThat(files.trouble()).isEmpty();
  }

  @Test
  void tellsNobodyWhatAFileHoldsThatALinkLeadsTo() throws IOException {
    Path secret = Files.writeString(root.resolveSibling("key"), "A1b2C3d4E5f6");

    files.take(Files.createSymbolicLink(root.resolve("a.csv"), secret));

    assertThat(ledger.recent(10))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.state()).isEqualTo(SignalState.INVALID);
              assertThat(entry.reason()).startsWith("NOT_A_FILE: ");
              assertThat(entry.toString()).doesNotContain("A1b2C3d4E5f6");
            });
    assertThat(secret).exists();
  }

  @Test
  void saysThatTroubleHasPassedThoughNoFileIsThereToShowIt() {
    files.cannotLook(new UncheckedIOException("it cannot be read", new IOException("gone")));
    assertThat(files.trouble()).isPresent();
    assertThat(scan.look()).isFalse();
    assertThat(files.trouble()).isPresent();

    clock.forward(Duration.ofSeconds(1));
    scan.look();

    assertThat(files.trouble()).isEmpty();
    assertThat(told).endsWith("stopped: -");
  }

  @Test
  void countsASignalAsLetGoThatAKilledRunLetGo() throws IOException {
    Delivery.Item item =
        new Delivery.Item(1, "one", "main", "main/*", "test", "", false, "h", "{}", "{}", "");
    Delivery delivery =
        new Delivery(FileIntake.SOURCE, "one", "hash", clock.instant(), true, List.of(item));
    long sequence = ledger.receive(delivery).get(0).sequence();
    ledger.move(sequence, SignalState.HELD, "a person must look", clock.instant());
    Release release = new Release(sequence, false);
    files.take(drop(release.fileName(), ""));
    Files.move(ended("done", release.fileName()), ended("work", release.fileName()));

    files.recover();

    assertThat(ended("done", release.fileName())).exists();
    assertThat(ledger.find(sequence)).map(Entry::state).contains(SignalState.RECEIVED);
  }

  @Test
  void takesNoRecordTwiceOfContentOfWhichOnlySomeCarryIds() throws IOException {
    String mixed = TEST.formatted("own") + "\n{\"action\":\"test\"}\n";
    files.take(drop("one.jsonl", mixed));
    files.take(drop("two.jsonl", mixed));

    assertThat(ended("rejected", "two.jsonl")).exists();
    assertThat(ledger.delivery(FileIntake.SOURCE, DAY + "/two.jsonl"))
        .extracting(Entry::state)
        .containsOnly(SignalState.DUPLICATE_FILE);
  }
}
