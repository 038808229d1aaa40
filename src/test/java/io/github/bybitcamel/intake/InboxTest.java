package io.github.bybitcamel.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T23:59:59Z"), ZoneOffset.UTC);

  @TempDir Path root;
  private final Set<String> journalled = new HashSet<>();
  private Inbox inbox;

  @BeforeEach
  void open() {
    inbox = new Inbox(root, journalled::contains, CLOCK);
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void claimsByRenameAndFinishesUnderTheSameName() throws IOException {
    Claim claim = inbox.claim(drop("a.json", "1"));

    assertThat(claim.name()).isEqualTo("2026-11-23/a.json");
    assertThat(root.resolve("a.json")).doesNotExist();
    assertThat(inbox.finish(claim, false)).hasContent("1");
    assertThat(root.resolve("done/2026-11-23/a.json")).exists();
  }

  @Test
  void neverOverwritesAFileOfTheSameName() throws IOException {
    inbox.finish(inbox.claim(drop("a.json", "1")), false);
    inbox.finish(inbox.claim(drop("a.json", "2")), true);
    Claim third = inbox.claim(drop("a.json", "3"));

    assertThat(root.resolve("done/2026-11-23/a.json")).hasContent("1");
    assertThat(root.resolve("rejected/2026-11-23/a.json~2")).hasContent("2");
    assertThat(third.name()).isEqualTo("2026-11-23/a.json~3");
  }

  @Test
  void givesNoNameThatTheJournalKnowsThoughItsFileIsGone() throws IOException {
    journalled.add("2026-11-23/a.json");

    assertThat(inbox.claim(drop("a.json", "1")).name()).isEqualTo("2026-11-23/a.json~2");
  }

  @Test
  void findsAgainWhatACrashLeftClaimed() throws IOException {
    Claim claim = inbox.claim(drop("a.json", "1"));
    inbox.close();
    inbox = new Inbox(root, journalled::contains, CLOCK);

    assertThat(inbox.unfinished()).containsExactly(claim);
  }

  /** A link that leads nowhere yet is what a look at the name does not show. */
  @Test
  void whatIsPutBackReplacesNothingThatHasComeToLieThere() throws IOException {
    Path file = drop("a.json", "ours");
    Claim claim = inbox.claim(file);
    Path theirs = Files.createSymbolicLink(file, Path.of("theirs"));

    assertThatThrownBy(() -> inbox.giveBack(claim, file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageEndingWith("a.json is there again");
    assertThat(theirs).isSymbolicLink();
    assertThat(claim.file()).hasContent("ours");

    Files.delete(theirs);
    inbox.giveBack(claim, file);
    assertThat(file).hasContent("ours");
    assertThat(claim.file()).doesNotExist();
  }

  @Test
  void whatACrashLeftUnderBothNamesLiesInTheInboxOnly() throws IOException {
    Claim claim = inbox.claim(drop("a.json", "1"));
    Files.createLink(root.resolve("a.json"), claim.file());
    Claim other = inbox.claim(drop("b.json", "2"));
    drop("b.json", "2");

    assertThat(inbox.unfinished()).containsExactly(other);
    assertThat(claim.file()).doesNotExist();
    assertThat(root.resolve("a.json")).hasContent("1");
  }

  @Test
  void hasOneOwner() {
    assertThatThrownBy(() -> new Inbox(root, journalled::contains, CLOCK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another process owns the inbox");
  }

  @Test
  void leavesHalfWrittenHiddenFilesAndTheSwitchAlone() {
    for (String name :
        new String[] {"a.tmp", "a.json.part", "a.FILEPART", "a.csv~", ".a", "HALT"}) {
      assertThat(Inbox.leavesAlone(name)).as(name).isTrue();
    }
    assertThat(Inbox.leavesAlone("a.json")).isFalse();
    assertThat(Inbox.leavesAlone("HALT.json")).isFalse();
  }

  private Path drop(String name, String text) throws IOException {
    return Files.writeString(root.resolve(name), text);
  }
}
