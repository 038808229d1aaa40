package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.paper.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the program ends, and what it refuses to start on. */
class OrderlyEndTest extends LifeTest {

  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  void endsWithinItsBoundWithOrdersInFlightAndSaysWhatRemains() throws IOException {
    exchange
        .control()
        .fault(
            Fault.on("/v5/order/create", Fault.Kind.SLOW_AFTER)
                .times(1000)
                .lasting(Duration.ofSeconds(3)));
    try (ProgramProcess desk = desk()) {
      drop("many.jsonl", signals("m", 40));
      await().until(() -> created() > 0);

      desk.terminate();

      await().atMost(BOUND).until(() -> !desk.isAlive());
      assertThat(desk.end().exitCode()).isEqualTo(143);
      assertThat(desk.out())
          .containsPattern("ended; the next start takes up \\d+ waiting signals, and \\d+ whose")
          .doesNotContain("did not close in order");
      assertThat(created()).isLessThan(40);
    }
    exchange.control().clearFaults();
    try (ProgramProcess again = desk()) {
      awaitFilled(40);
      assertThat(again.isAlive()).isTrue();
    }
    assertThat(created()).isEqualTo(40);
  }

  @Test
  void refusesASecondProcessOnTheSameLedgerWhileReadingWorks() throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    try (ProgramProcess first = desk()) {
      drop("one.jsonl", signals("o", 1));
      awaitFilled(1);
      // What a kill would leave there for ever.
      assertThat(temporary).isDirectoryNotContaining("glob:**sqlite*");
      environment.put("INBOX_DIRECTORY", directory.resolve("other-inbox").toString());

      Terminal second = start().end();
      Terminal list = ProgramProcess.start(directory, environment, "ledger", "list").end();

      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.out())
          .contains("is in use by process " + first.pid(), "stop it first")
          .doesNotContain("Exception");
      assertThat(list.exitCode()).isZero();
      assertThat(list.lines()).hasSize(2);
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void refusesACorruptLedgerAndLeavesItAsItIs() throws IOException {
    Path file = directory.resolve("data/ledger.db");
    Files.createDirectories(file.getParent());
    for (String content : List.of("this was a ledger once", "SQLite format 3\u0000and no more")) {
      byte[] bytes = content.repeat(400).getBytes(StandardCharsets.US_ASCII);
      Files.write(file, bytes);

      Terminal said = start().end();

      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.out()).contains("ledger.db").containsAnyOf("no SQLite database", "corrupt");
      assertThat(file).hasBinaryContent(bytes);
    }
  }

  @Test
  void refusesALedgerThatWasDamagedWhileItWasStopped() throws IOException {
    try (ProgramProcess desk = desk()) {
      drop("one.jsonl", signals("o", 20));
      awaitFilled(20);
      desk.terminate();
      desk.end();
    }
    Path file = directory.resolve("data/ledger.db");
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 3 * 4096; i < bytes.length; i += 7) {
      bytes[i] = 0x5a;
    }
    Files.write(file, bytes);

    Terminal said = start().end();

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.out()).contains("corrupt", "restore a backup");
    assertThat(file).hasBinaryContent(bytes);
  }
}
