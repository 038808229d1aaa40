package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.model.SignalState.EXPIRED;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {

  @TempDir Path directory;

  @Override
  public String url() {
    return url(file());
  }

  @Override
  public String freshUrl() {
    return url(directory.resolve("fresh.db"));
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }

  private Path file() {
    return directory.resolve("data/ledger.db");
  }

  @Test
  void syncsEveryCommit() {
    assertThat(pragma("journal_mode")).isEqualTo("wal");
    assertThat(pragma("synchronous")).isEqualTo("2");
    assertThat(pragma("foreign_keys")).isEqualTo("1");
  }

  @Test
  void bringsPagesOutOfTheJournalBesideTheCommits() throws IOException {
    long before = Files.size(file());

    for (int i = 0; i < 100; i++) {
      receiveOne("s" + i);
    }

    // A commit of SQLite itself would do it only once 8,000 pages are there.
    await().untilAsserted(() -> assertThat(Files.size(file())).isGreaterThan(before));
  }

  @Test
  void namesTheProcessThatHoldsIt() {
    assertThat(Path.of(file() + ".lock")).hasContent(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void refusesASecondProcess() throws Exception {
    Process second = CrashTest.start(url(), "second");

    String complaint = new String(second.getErrorStream().readAllBytes(), UTF_8);

    assertThat(second.waitFor()).isNotZero();
    assertThat(complaint)
        .contains("in use by process " + ProcessHandle.current().pid(), "ledger.db.lock");
  }

  @Test
  void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
    Path other = directory.resolve("other.db");
    Files.writeString(other, "not a database, but long enough to have a header ".repeat(100));
    byte[] before = Files.readAllBytes(other);

    assertThatThrownBy(() -> Ledgers.open(url(other)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(other.toString())
        .hasMessageContaining("no SQLite database");

    assertThat(other).hasBinaryContent(before);
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.db"));

    assertThatThrownBy(() -> Ledgers.open(url(empty)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no ledger");

    assertThat(empty).isEmptyFile();
  }

  @Test
  void refusesACorruptLedger() throws IOException {
    for (int i = 0; i < 50; i++) {
      receiveOne("a" + i);
    }
    ledger().close();
    try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
      for (long page = 4096; page < bytes.length(); page += 4096) {
        bytes.seek(page);
        bytes.write(new byte[512]);
      }
    }
    long size = Files.size(file());

    assertThatThrownBy(() -> Ledgers.open(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("corrupt");

    assertThat(file()).hasSize(size);
  }

  @Test
  void refusesToReplaceALedgerThatLeftItsWriteAheadLog() throws IOException {
    Path gone = directory.resolve("gone.db");
    Files.writeString(Path.of(gone + "-wal"), "what was promised");

    assertThatThrownBy(() -> Ledgers.open(url(gone)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("restore");

    assertThat(gone).doesNotExist();
  }

  @Test
  void startsOverAfterACrashWhileItWasCreated() throws IOException {
    Path fresh = directory.resolve("fresh.db");
    Files.writeString(Path.of(fresh + ".new"), "half of a ledger");

    try (Ledger ledger = Ledgers.open(url(fresh))) {
      assertThat(ledger.counts()).isEmpty();
    }
  }

  @Test
  void refusesToReadWhatIsNotThere() {
    Path nowhere = directory.resolve("nowhere.db");

    assertThatThrownBy(() -> Ledgers.openReadOnly(url(nowhere)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("missing");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void refusesAnUrlWithoutAFile() {
    for (String url : List.of("jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:h2:mem:x", "ledger")) {
      assertThatIllegalArgumentException().isThrownBy(() -> Ledgers.open(url));
    }
  }

  @Test
  void saysThatTheDiskIsFullAndRecovers() {
    receiveOne("a");
    sql("PRAGMA max_page_count = 1");

    assertThatThrownBy(() -> ledger().receive(Samples.delivery("big", Samples.items("b", 500))))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("its disk is full");

    assertThat(ledger().recent(10)).extracting(Entry::id).containsExactly("a");
    assertThat(receiveOne("c").state()).isEqualTo(RECEIVED);
  }

  @Test
  void saysThatItIsReadOnlyAndRecovers() {
    assertThatThrownBy(this::writeToAReadOnlyFile)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is read-only");

    assertThat(receiveOne("a").state()).isEqualTo(RECEIVED);
  }

  @Test
  void saysThatTheDiskTakesNothingUntilItDoesThoughNobodyWrites() {
    assertThatThrownBy(this::writeToAReadOnlyFile).isInstanceOf(LedgerException.class);

    assertThat(ledger().failure()).hasValueSatisfying(why -> assertThat(why).contains("read-only"));

    await().until(() -> ledger().failure().isEmpty());
    assertThat(ledger().counts()).isEmpty();
  }

  @Test
  void hasOneLockByWhateverNameItIsAskedFor() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.db"), file());

    assertThatThrownBy(() -> Ledgers.open(url(link)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("open in this process already");
  }

  @Test
  void tellsOfADeliveryWhatIsUnderWay() {
    long sequence = receiveOne("a").sequence();
    String name = ledger().find(sequence).orElseThrow().delivery();

    assertThat(ledger().isUnderWay(Samples.SOURCE, name)).isTrue();
    ledger().move(sequence, EXPIRED, "", NOW);

    assertThat(ledger().isUnderWay(Samples.SOURCE, name)).isFalse();
    assertThat(ledger().lastAcked(Samples.SOURCE, name)).isEmpty();
    assertThat(ledger().delivery(Samples.SOURCE, name, 0, 1)).hasSize(1);
    assertThat(ledger().delivery(Samples.SOURCE, name, 1, 1)).isEmpty();
  }

  @Test
  void keepsAttemptsUntilTheDiskTakesThem() {
    long sequence = receiveOne("a").sequence();
    ledger().append(Samples.attempt(sequence, "TAKEN"));

    assertThatThrownBy(this::writeToAReadOnlyFile).isInstanceOf(LedgerException.class);

    assertThat(ledger().attempts(sequence)).hasSize(1);
  }

  private void writeToAReadOnlyFile() {
    sql("PRAGMA query_only = ON; DELETE FROM tally");
  }

  @Test
  void refusesToStartANewFileInPlaceOfOneThatVanished() throws IOException {
    receiveOne("a");
    sql("PRAGMA query_only = ON");
    Files.delete(file());

    assertThatThrownBy(() -> receiveOne("b")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> receiveOne("b")).hasMessageContaining("missing");

    assertThat(file()).doesNotExist();
  }

  @Test
  void copiesItselfWhileItIsOpen() {
    long sequence = receiveOne("a").sequence();
    Path copy = directory.resolve("copy.db");

    try (LedgerView view = Ledgers.openReadOnly(url())) {
      view.backup(copy);
    }

    try (Ledger restored = Ledgers.open(url(copy))) {
      assertThat(restored.find(sequence)).isEqualTo(ledger().find(sequence));
    }
    assertThatThrownBy(() -> ledger().backup(copy)).hasMessageContaining("exists");
  }

  private String pragma(String name) {
    return ledger()
        .write(
            session ->
                new Outcome<>(session.one("PRAGMA " + name, Row::text).orElseThrow(), List.of()));
  }
}
