package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InboxScanTest extends IntakeDesk {

  @Test
  void givesNoPlaceToFilesThatAreLeftAloneOrBroken() throws IOException {
    for (int i = 0; i < 1_100; i++) {
      old(drop("crashed" + i + ".tmp", "{"));
      Files.setLastModifiedTime(
          drop("broken" + i + ".json", "{"), FileTime.from(clock.instant().minusSeconds(1)));
    }
    drop("good.json", TEST.formatted("good"));

    poll();

    assertThat(ended("done", "good.json")).exists();
    assertThat(root.resolve("crashed0.tmp")).exists();
    assertThat(root.resolve("broken0.json")).exists();
  }

  @Test
  void takesTheOldestFirstAndNeverMoreThanAThousand() throws IOException {
    for (int i = 0; i < 1_010; i++) {
      Path file = drop("f%04d.json".formatted(i), TEST.formatted("f" + i));
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(10_000 - i)));
    }

    assertThat(scan.look()).isTrue();

    assertThat(scan.isChosen("f1009.json")).isTrue();
    assertThat(scan.isChosen("f0010.json")).isTrue();
    assertThat(scan.isChosen("f0009.json")).isFalse();
  }

  @Test
  void finishesWhatAFaultLeftClaimed() throws IOException {
    unknownCommits = 1;
    drop("a.json", TEST.formatted("a"));
    poll();
    assertThat(ended("work", "a.json")).exists();

    clock.forward(Duration.ofSeconds(1));
    // It rests for a moment after each look.
    await()
        .untilAsserted(
            () -> {
              assertThat(scan.look()).isFalse();
              assertThat(ended("done", "a.json")).exists();
            });

    assertThat(files.trouble()).isEmpty();
  }

  @Test
  void goesPastAFileThatCannotBeClaimed() throws IOException {
    Path foreign = drop("foreign.json", TEST.formatted("foreign"));
    old(foreign);
    files.notClaimed(
        foreign, new UncheckedIOException("it cannot be claimed", new IOException("not ours")));
    drop("good.json", TEST.formatted("good"));

    poll();

    assertThat(ended("done", "good.json")).exists();
    assertThat(foreign).exists();
    assertThat(told)
        .contains("not taken: it cannot be claimed: java.io.IOException: not ours")
        .noneMatch(line -> line.startsWith("stopped"));

    clock.forward(Duration.ofSeconds(1));
    pollUntil(ended("done", "foreign.json"));
  }

  @Test
  void takesALongNameTwiceAndWritesItsResult() throws IOException {
    String name = "x".repeat(250) + ".json";
    ResultFiles results =
        new ResultFiles(root, FileIntake.SOURCE, ledger, Duration.ofSeconds(60), clock);
    for (String id : List.of("one", "two")) {
      drop(name, "{\"id\":\"%s\",\"action\":\"tset\"}".formatted(id));
      pollUntilGone(root.resolve(name));
    }
    results.write();

    try (Stream<Path> rejected = Files.list(root.resolve("rejected").resolve(DAY))) {
      assertThat(rejected.map(file -> file.getFileName().toString()))
          .hasSize(4)
          .allMatch(one -> one.startsWith("x".repeat(80) + "_"))
          .anyMatch(one -> one.endsWith(".json~2.result.jsonl"));
    }
  }

  @Test
  void takesNamesThatCamelOrThisSystemCannotHandle() throws Exception {
    drop("back\\slash.json", TEST.formatted("slash"));
    drop("line\nbreak.json", TEST.formatted("break"));
    drop("a.csv.result.jsonl", TEST.formatted("result"));
    int made =
        new ProcessBuilder(
                "bash",
                "-c",
                "printf '%s' '" + TEST.formatted("bytes") + "' > $'caf\\xff\\xfe.json'")
            .directory(root.toFile())
            .start()
            .waitFor();
    assertThat(made).isZero();

    pollUntil(root.resolve("done").resolve(DAY));

    for (String id : List.of("slash", "break", "result", "bytes")) {
      await().until(() -> takenAfterAPoll(id));
    }
    try (Stream<Path> done = Files.list(root.resolve("done").resolve(DAY))) {
      assertThat(done.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("[A-Za-z0-9_]+_[0-9a-f]{16}\\.jsonl?"));
    }
  }

  @Test
  void leavesPipesAlone() throws Exception {
    Path pipe = root.resolve("pipe.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(scan.look()).isFalse();
  }

  private boolean takenAfterAPoll(String id) throws IOException {
    poll();
    return ledger.find(FileIntake.SOURCE, id).isPresent();
  }

  private void pollUntil(Path path) {
    await()
        .until(
            () -> {
              poll();
              return Files.exists(path);
            });
  }

  private void pollUntilGone(Path path) {
    await()
        .until(
            () -> {
              poll();
              return !Files.exists(path);
            });
  }

  private void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(3_600)));
  }
}
