package io.github.bybitcamel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  @Test
  void aTornRowSpoilsNoOther() throws IOException {
    Path file = directory.resolve("audit.jsonl");
    new Audit(file, CLOCK).write("here", "halt", "default", "asked", "");
    String whole = Files.readString(file);
    Files.write(file, whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8));
    // Half of a character of two bytes.
    Files.write(file, new byte[] {(byte) 0xC3}, StandardOpenOption.APPEND);

    Audit audit = new Audit(file, CLOCK);
    audit.write("here", "resume", "default", "asked", "");

    assertThat(audit.latest()).singleElement().asString().contains("resume");
    assertThat(new Audit(file, CLOCK).latest()).isEqualTo(audit.latest());
    List<String> lines =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(2).last().isEqualTo(audit.latest().get(0));
  }
}
