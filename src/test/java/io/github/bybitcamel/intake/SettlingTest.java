package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path inbox;
  private Instant now = START;
  private final Settling settling =
      new Settling(
          Duration.ofMillis(250), 1000, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

  @Test
  void takesJsonAsSoonAsItParsesWhole() throws IOException {
    Path file = write("a.json", "{\"symbol\":");
    assertThat(settling.settled(file)).isFalse();

    now = now.plusMillis(5);
    write("a.json", "{\"symbol\":\"BTCUSDT\"}");
    assertThat(settling.settled(file)).isTrue();
  }

  @Test
  void readsALargeFileThatGrowsOnlyNowAndThen() throws IOException {
    String large = "[" + " ".repeat(900);
    Path file = write("a.json", large);
    assertThat(settling.settled(file)).isFalse();

    write("a.json", large + "]");
    assertThat(settling.settled(file)).isFalse();
    now = now.plusNanos(90_100);

    assertThat(settling.settled(file)).isTrue();
  }

  @Test
  void takesBrokenJsonAfterTenSecondsSoThatItsSenderIsTold() throws IOException {
    Path file = write("a.json", "{\"symbol\":");
    assertThat(settling.settled(file)).isFalse();

    now = START.plusMillis(9_999);
    assertThat(settling.settled(file)).isFalse();
    now = START.plusSeconds(10);
    assertThat(settling.settled(file)).isTrue();
  }

  @Test
  void takesOtherFilesOnceTheyAreQuiet() throws IOException {
    Path file = write("a.csv", "symbol\n");
    assertThat(settling.settled(file)).isFalse();

    now = now.plusMillis(200);
    write("a.csv", "symbol\nBTCUSDT\n");
    assertThat(settling.settled(file)).isFalse();
    now = now.plusMillis(249);
    assertThat(settling.settled(file)).isFalse();
    now = now.plusMillis(1);
    assertThat(settling.settled(file)).isTrue();
  }

  @Test
  void takesAtOnceWhatWasWrittenLongAgo() throws IOException {
    Path file = write("a.csv", "symbol\n");
    Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(60)));

    assertThat(settling.settled(file)).isTrue();
  }

  @Test
  void doesNotTakeWhatIsGone() {
    assertThat(settling.settled(inbox.resolve("gone.json"))).isFalse();
  }

  private Path write(String name, String text) throws IOException {
    Path file = Files.writeString(inbox.resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.from(now));
    return file;
  }
}
