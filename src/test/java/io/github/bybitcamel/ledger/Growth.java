package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.NOW;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Ledgers of any size, and what one signal does to them. Half of the rows wait, the other half have
 * ended. Safe for use by several threads.
 */
public final class Growth {

  /** Fills SQLite without syncs, as long as the connection lasts. */
  public static final String HASTY_SQLITE = "PRAGMA synchronous = OFF; PRAGMA cache_size = -524288";

  /** Rows of the smallest ledger, and of each transaction that fills one. */
  public static final int CHUNK = 1_000;

  private static final int LANES = 1_000;

  private final Random random = new Random(7);
  private final boolean counted;
  private long count;

  /**
   * Makes signals. Their lanes come again: there are no more of them than accounts and symbols.
   *
   * @param counted whether their names grow, as those of most senders do; otherwise every name is a
   *     random one, which is the worst for an index. Names of orders are random in any case
   */
  public Growth(boolean counted) {
    this.counted = counted;
  }

  /** Receives one signal; returns its sequence. */
  public long receive(Ledger ledger) {
    Delivery.Item item = Samples.item(1, name(), hash(), lane(), false);
    return ledger.receive(Samples.delivery(name(), item)).get(0).sequence();
  }

  /** Lets one signal be received, sent and filled, with every write and look-up of the desk. */
  public Entry live(Ledger ledger) {
    long sequence = receive(ledger);
    Entry entry = ledger.find(sequence).orElseThrow();
    if (!ledger.isNext(entry) || ledger.nextOf("main/*", false).isPresent()) {
      throw new IllegalStateException(entry + " is not the next of its lane");
    }
    ledger.move(sequence, SignalState.VALIDATED, "", NOW);
    Leg leg = Samples.leg("s1e" + hash(), 'e', SignalState.INTENT);
    ledger.intend(sequence, List.of(leg), NOW);
    Leg sent = Samples.answered(leg, SignalState.SENT, "", "", "");
    ledger.update(sequence, sent, SignalState.SENT, "", NOW);
    ledger.append(Samples.attempt(sequence, "TAKEN"));
    Leg filled = Samples.answered(leg, SignalState.FILLED, "o", "1", "2");
    ledger.update(sequence, filled, SignalState.FILLED, "", NOW);
    return ledger.findByOrderLinkId(leg.orderLinkId()).orElseThrow();
  }

  private synchronized String name() {
    return counted ? "s%015d".formatted(count++) : hash();
  }

  private synchronized String lane() {
    return "lane of " + count++ % LANES;
  }

  private synchronized String hash() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /**
   * Makes a ledger of so many rows.
   *
   * @param hasty makes the database forget about the disk
   */
  public void fill(String url, int rows, String hasty) throws SQLException {
    try (Database database = Ledgers.database(url);
        Session session = Ledgers.migrated(database)) {
      session.script(hasty);
      for (int made = 0; made < rows; made += CHUNK) {
        session.change(database.begin());
        fillChunk(session);
        session.change("COMMIT");
      }
      // Else the first commits that are measured would write what filling has left in memory.
      boolean sqlite = url.startsWith("jdbc:sqlite:");
      session.script(
          sqlite ? "PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE);" : "CHECKPOINT;");
    }
  }

  private void fillChunk(Session session) throws SQLException {
    Delivery.Item[] items =
        IntStream.rangeClosed(1, CHUNK)
            .mapToObj(n -> Samples.item(n, name(), hash(), "lane " + n % 500, false))
            .toArray(Delivery.Item[]::new);
    List<Receipt> receipts = Arrivals.receive(session, Samples.delivery(name(), items)).value();
    end(session, receipts.subList(0, CHUNK / 2));
  }

  private void end(Session session, List<Receipt> receipts) throws SQLException {
    for (Receipt receipt : receipts) {
      Progress progress = new Progress(session, receipt.sequence(), NOW);
      progress.move(SignalState.VALIDATED, "");
      Leg leg = Samples.leg("s1e" + hash(), 'e', SignalState.INTENT);
      progress.intend(List.of(leg));
      Leg filled = Samples.answered(leg, SignalState.FILLED, "o", "1", "2");
      progress.update(filled, SignalState.FILLED, "");
    }
  }
}
