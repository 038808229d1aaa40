package io.github.bybitcamel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.SignalState;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was promised is there after any kill, once. The number of kills is the system property
 * {@code ledger.kills}.
 */
@Timeout(600)
class CrashTest {

  private static final int KILLS = Integer.getInteger("ledger.kills", 4);
  private static final int MOST_PROMISES = 300;

  private final Random random = new Random(20260401);

  @TempDir Path directory;

  @Test
  void keepsEveryPromiseOnceInSqlite() throws Exception {
    keepsEveryPromiseOnce("jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @Test
  void keepsEveryPromiseOnceInPostgres() throws Exception {
    try (Postgres postgres = new Postgres(directory.resolve("postgres"))) {
      keepsEveryPromiseOnce(postgres.newLedger());
    }
  }

  private void keepsEveryPromiseOnce(String url) throws Exception {
    Map<String, Long> promised = new LinkedHashMap<>();
    for (int kill = 0; kill < KILLS; kill++) {
      promised.putAll(killed(url, "life" + kill));

      try (Ledger ledger = Ledgers.open(url)) {
        Map<String, Long> kept = owners(ledger);
        assertThat(kept).containsAllEntriesOf(promised);
        assertThat(ledger.counts().get(SignalState.RECEIVED)).isEqualTo(kept.size());
        assertThat(receivedAgain(ledger, promised)).isEqualTo(promised);
        assertThat(owners(ledger)).isEqualTo(kept);
      }
    }
  }

  /** Returns what a process had promised when it was killed, at some moment. */
  private Map<String, Long> killed(String url, String prefix)
      throws IOException, InterruptedException {
    Process writer = start(url, prefix);
    int enough = 1 + random.nextInt(MOST_PROMISES);
    List<String> promises = new ArrayList<>();
    try (BufferedReader lines = writer.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        promises.add(line);
        if (promises.size() == enough) {
          writer.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(writer.waitFor()).isEqualTo(137);
    return promises.stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 3 && words[2].equals("promised"))
        .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
  }

  static Process start(String url, String prefix) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(java, "-cp", classes, CrashingWriter.class.getName(), url, prefix, "4");
    return new ProcessBuilder(command).start();
  }

  private static Map<String, Long> owners(Ledger ledger) {
    return ledger.recent(Integer.MAX_VALUE).stream()
        .collect(Collectors.toMap(Entry::id, Entry::sequence));
  }

  /** A sender that does not know sends again. */
  private static Map<String, Long> receivedAgain(Ledger ledger, Map<String, Long> promised) {
    return promised.keySet().stream()
        .flatMap(name -> ledger.receive(Samples.delivery(name, Samples.item(1, name))).stream())
        .collect(Collectors.toMap(Receipt::id, Receipt::sequence));
  }
}
