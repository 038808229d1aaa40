package io.github.bybitcamel.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Attempts that nobody waits for. They stay here until a transaction with them is on disk. */
final class PendingAttempts {

  private static final int BOUND = 10_000;
  private static final String INSERT =
      """
      INSERT INTO attempt (sequence, order_link_id, at, endpoint, ret_code, outcome, text,
        round_trip_micros)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

  private final BlockingQueue<Attempt> waiting = new LinkedBlockingQueue<>(BOUND);

  void add(Attempt attempt) {
    if (!waiting.offer(attempt)) {
      throw new LedgerException(
          "%d attempts wait for a disk that does not take them".formatted(BOUND));
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Returns a job that writes what waits. Only who writes calls it. */
  Optional<Job<?>> job() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    List<Attempt> some = List.copyOf(waiting);
    return Optional.of(new Job<>(session -> insert(session, some)).then(this::forget));
  }

  private static Outcome<List<Attempt>> insert(Session session, List<Attempt> attempts)
      throws SQLException {
    for (Attempt attempt : attempts) {
      insert(session, attempt);
    }
    return new Outcome<>(attempts, List.of());
  }

  private void forget(List<Attempt> written) {
    written.forEach(attempt -> waiting.remove());
  }

  private static void insert(Session session, Attempt attempt) throws SQLException {
    session.change(
        INSERT,
        attempt.sequence(),
        attempt.orderLinkId(),
        Micros.of(attempt.at()),
        attempt.endpoint(),
        attempt.retCode(),
        attempt.outcome(),
        attempt.text(),
        attempt.roundTripMicros());
  }
}
