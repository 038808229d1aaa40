package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.SignalState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a signal costs in a ledger of a thousand and in one of many rows, turn by turn:
 * {@code mvn test -Dtest=GrowthTest -Dledger.rows=1000000}. Half of the rows wait, the other half
 * have ended.
 */
@EnabledIfSystemProperty(named = "ledger.rows", matches = "\\d+")
class GrowthTest {

  private static final int CHUNK = 1_000;
  private static final int ROUNDS = 31;
  private static final int SIGNALS = 400;

  private final Random random = new Random(7);

  @TempDir Path directory;

  @Test
  void costsTheSameInSqlite() throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("ledger");
    String hasty = "PRAGMA synchronous = OFF; PRAGMA cache_size = -524288";
    costsTheSame(url + "-small.db", url + "-big.db", hasty);
  }

  @Test
  void costsTheSameInPostgres() throws Exception {
    try (Postgres postgres = new Postgres(directory.resolve("postgres"))) {
      String hasty = "SET synchronous_commit = off";
      costsTheSame(postgres.newLedger(), postgres.newLedger(), hasty);
    }
  }

  private void costsTheSame(String smallUrl, String bigUrl, String hasty) throws Exception {
    fill(smallUrl, CHUNK, hasty);
    fill(bigUrl, Integer.getInteger("ledger.rows"), hasty);
    try (Ledger small = Ledgers.open(smallUrl);
        Ledger big = Ledgers.open(bigUrl)) {
      print("counts", 1, small, big, LedgerView::counts);
      print("next of a lane", 1, small, big, ledger -> ledger.nextOf("lane 7", false));
      assertThat(print("receive, 1 caller", 1, small, big, this::receive)).isLessThan(1.2);
      assertThat(print("receive, 16 callers", 16, small, big, this::receive)).isLessThan(1.2);
      assertThat(print("whole life, 16 callers", 16, small, big, this::live)).isLessThan(1.2);
    }
  }

  /** Returns how much dearer the big ledger is. */
  private static double print(String what, int callers, Ledger small, Ledger big, Work work)
      throws Exception {
    List<Double> ofSmall = new ArrayList<>();
    List<Double> ofBig = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        ofSmall.add(micros(threads, () -> work.on(small)));
        ofBig.add(micros(threads, () -> work.on(big)));
      }
    } finally {
      threads.shutdown();
    }
    System.out.printf(
        "%-24s %8.1f µs in the small, %8.1f µs in the big%n", what, median(ofSmall), median(ofBig));
    return median(ofBig) / median(ofSmall);
  }

  private static double micros(ExecutorService threads, Callable<Object> work) throws Exception {
    List<Callable<Object>> signals = Collections.nCopies(SIGNALS, work);
    long start = System.nanoTime();
    for (var done : threads.invokeAll(signals)) {
      done.get();
    }
    return (System.nanoTime() - start) / 1e3 / SIGNALS;
  }

  /** Returns the median of the rounds after the first few, in which everything is cold. */
  private static double median(List<Double> costs) {
    List<Double> sorted = costs.stream().skip(ROUNDS / 5).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private long receive(Ledger ledger) {
    Delivery.Item item = Samples.item(1, hash(), hash(), "lane of " + hash(), false);
    return ledger.receive(Samples.delivery(hash(), item)).get(0).sequence();
  }

  private Entry live(Ledger ledger) {
    long sequence = receive(ledger);
    Entry entry = ledger.find(sequence).orElseThrow();
    entry = ledger.nextOf(entry.lane(), false).orElseThrow();
    ledger.move(sequence, SignalState.VALIDATED, "", NOW);
    Leg leg = Samples.leg("s1e" + entry.id(), 'e', SignalState.INTENT);
    ledger.intend(sequence, List.of(leg), NOW);
    Leg sent = Samples.answered(leg, SignalState.SENT, "", "", "");
    ledger.update(sequence, sent, SignalState.SENT, "", NOW);
    ledger.append(Samples.attempt(sequence, "TAKEN"));
    Leg filled = Samples.answered(leg, SignalState.FILLED, "o", "1", "2");
    ledger.update(sequence, filled, SignalState.FILLED, "", NOW);
    return ledger.findByOrderLinkId(leg.orderLinkId()).orElseThrow();
  }

  private synchronized String hash() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** Fills without syncs: {@code hasty} lasts as long as the connection. */
  private void fill(String url, int rows, String hasty) throws SQLException {
    try (Database database = Ledgers.database(url);
        Session session = Ledgers.migrated(database)) {
      session.script(hasty);
      for (int made = 0; made < rows; made += CHUNK) {
        session.change(database.begin());
        fillChunk(session);
        session.change("COMMIT");
      }
    }
  }

  private void fillChunk(Session session) throws SQLException {
    Delivery.Item[] items =
        IntStream.rangeClosed(1, CHUNK)
            .mapToObj(n -> Samples.item(n, hash(), hash(), "lane " + n % 500, false))
            .toArray(Delivery.Item[]::new);
    List<Receipt> receipts = Arrivals.receive(session, Samples.delivery(hash(), items)).value();
    end(session, receipts.subList(0, CHUNK / 2));
  }

  private static void end(Session session, List<Receipt> receipts) throws SQLException {
    for (Receipt receipt : receipts) {
      Progress progress = new Progress(session, receipt.sequence(), NOW);
      progress.move(SignalState.VALIDATED, "");
      Leg leg = Samples.leg("s1e" + receipt.id(), 'e', SignalState.INTENT);
      progress.intend(List.of(leg));
      Leg filled = Samples.answered(leg, SignalState.FILLED, "o", "1", "2");
      progress.update(filled, SignalState.FILLED, "");
    }
  }

  /** What is measured. */
  private interface Work {
    Object on(Ledger ledger) throws Exception;
  }
}
