package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A disk that is full, or cannot be written: nothing is lost, nothing doubled, and the intake goes
 * on by itself. Where this user may not mount a small disk, a limit on the size of files stands in.
 */
class FullDiskTest extends LifeTest {

  private static final Pattern ADDRESS = Pattern.compile("signals by POST (http\\S+)/signals");

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int FILES = 8;
  private static final int EACH = 15;

  @Test
  void keepsFilesInTheInboxWhileTheLedgersDiskIsFull() throws Exception {
    assumeMountable();
    environment.put("HTTP_PORT", "0");
    environment.put("SIGNALS_TOKEN", "0123456789abcdef0123456789abcdef");
    try (SmallDisk disk = SmallDisk.at(directory.resolve("data"), 16);
        ProgramProcess desk = desk()) {
      drop("before.jsonl", signals("before", 3));
      awaitFilled(3);
      disk.fill();

      for (int i = 0; i < FILES; i++) {
        drop("full" + i + ".jsonl", signals("full" + i + "-", EACH));
      }

      await().atMost(LONG).until(() -> desk.out().contains("ALARM INTAKE_STOPPED"));
      assertThat(desk.out()).contains("its disk is full");
      assertThat(ready(desk).statusCode()).isEqualTo(503);
      assertThat(ready(desk).body()).contains("waits in the inbox for the ledger");
      await()
          .during(Duration.ofSeconds(2))
          .atMost(LONG)
          .until(() -> !names("").isEmpty() && desk.isAlive());
      assertThat(IntStream.range(0, FILES).filter(i -> waits("full" + i + ".jsonl"))).isNotEmpty();

      disk.free();

      awaitFilled(3 + FILES * EACH);
      await().atMost(LONG).until(() -> names("done").size() == 2 * (FILES + 1));
      assertThat(desk.out()).contains("cleared: INTAKE_STOPPED");
      await().atMost(LONG).until(() -> ready(desk).statusCode() == 200);
      assertThat(desk.out().lines().filter(line -> line.contains("ALARM INTAKE_STOPPED")))
          .hasSizeLessThan(5);
      assertThat(created()).isEqualTo(3 + FILES * EACH);
    }
  }

  @Test
  void tradesAndWritesTheResultLaterWhileTheInboxsDiskIsFull() throws IOException {
    assumeMountable();
    try (SmallDisk disk = SmallDisk.at(directory.resolve("inbox"), 1);
        ProgramProcess desk = desk()) {
      Path fresh = Files.writeString(directory.resolve("inbox/late.jsonl.tmp"), signals("late", 3));
      disk.fill();
      Files.move(fresh, directory.resolve("inbox/late.jsonl"), StandardCopyOption.ATOMIC_MOVE);

      await().atMost(LONG).until(() -> desk.out().contains("waits"));
      assertThat(names("")).doesNotContain("late.jsonl.result.jsonl");

      disk.free();

      awaitFilled(3);
      await().atMost(LONG).until(() -> names("done").contains("late.jsonl.result.jsonl"));
      assertThat(Files.readAllLines(done("late.jsonl.result.jsonl"))).hasSize(3);
      assertThat(created()).isEqualTo(3);
    }
  }

  @Test
  void refusesToStartWhereTheLedgerCannotBeWritten() throws IOException {
    assumeMountable();
    try (SmallDisk disk = SmallDisk.at(directory.resolve("data"), 1)) {
      disk.readOnly();
      Files.createDirectories(directory.resolve("inbox"));
      drop("stays.jsonl", signals("stays", 3));

      Terminal said = start().end();

      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.out()).contains("ledger.db cannot be opened", "Read-only");
      assertThat(names("")).containsExactly("stays.jsonl");
    }
  }

  @Test
  void losesNothingToALimitOnTheSizeOfFiles() throws IOException {
    // Large enough for the database's own library, which it unpacks.
    List<String> limited = List.of("bash", "-c", "ulimit -f 2048; exec \"$0\" \"$@\"");
    try (ProgramProcess desk = ProgramProcess.start(directory, limited, environment)) {
      await().atMost(LONG).until(() -> !desk.isAlive() || desk.out().contains("watching "));
      for (int i = 0; i < FILES; i++) {
        drop("big" + i + ".jsonl", padded(signals("big" + i + "-", EACH)));
      }
      await().atMost(LONG).until(() -> desk.out().contains("ALARM INTAKE_STOPPED"));
      assertThat(desk.isAlive()).isTrue();
      desk.terminate();
      desk.end();
    }
    try (ProgramProcess desk = desk()) {
      awaitFilled(FILES * EACH);
      assertThat(desk.isAlive()).isTrue();
    }
    assertThat(created()).isEqualTo(FILES * EACH);
  }

  private static HttpResponse<String> ready(ProgramProcess desk) throws Exception {
    Matcher address = ADDRESS.matcher(desk.out());
    assertThat(address.find()).as(desk.out()).isTrue();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address.group(1) + "/health/ready")).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String padded(String signals) {
    return signals.replace("}", ",\"x_pad\":\"" + "-".repeat(30_000) + "\"}");
  }

  private void assumeMountable() throws IOException {
    assumeThat(SmallDisk.available(Files.createDirectories(directory.resolve("probe"))))
        .as("NOT PROVEN HERE: this user may not mount a small disk")
        .isTrue();
  }

  private boolean waits(String name) {
    return Files.exists(directory.resolve("inbox").resolve(name));
  }

  private Path done(String name) throws IOException {
    return LivingFolder.files(directory.resolve("inbox/done")).stream()
        .filter(file -> file.endsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
