package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Moves a signal and its orders on, as far as the state machine allows. */
final class Progress {

  private static final String MOVE =
      "UPDATE signal SET state = ?, settled = ?, reason = ?, updated_at = ?"
          + " WHERE sequence = ? AND state = ?";

  /** A step that was gone through without being written on its own: one sync for both. */
  private static final String PASS =
      "INSERT INTO history (sequence, at, state, reason) VALUES (?, ?, ?, '')";

  private final Session session;
  private final long sequence;
  private final Instant at;

  Progress(Session session, long sequence, Instant at) {
    this.session = session;
    this.sequence = sequence;
    this.at = Micros.kept(at);
  }

  Outcome<Entry> move(SignalState to, String reason) throws SQLException {
    return written(moved(entry(), to, reason));
  }

  /** Ends a signal of which no intent is on disk. */
  Outcome<Boolean> withdraw(SignalState to, String reason) throws SQLException {
    Entry entry = entry();
    return entry.state().isBeforeIntent()
        ? new Outcome<>(true, written(moved(entry, to, reason)).changed())
        : new Outcome<>(false, List.of());
  }

  Outcome<Entry> intend(List<Leg> legs) throws SQLException {
    Entry entry = entry();
    Legs orders = new Legs(session, entry, at);
    orders.putAll(legs);
    return written(moved(entry, SignalState.INTENT, "").withLegs(orders.all()));
  }

  Outcome<Entry> update(Leg leg, SignalState state, String reason) throws SQLException {
    Entry entry = entry();
    Legs orders = new Legs(session, entry, at);
    orders.replace(leg);
    Entry now = entry;
    if (orders.all().size() > 1 && entry.state().canEndAs(state)) {
      now = put(entry, state, reason);
    } else if (entry.state() != state) {
      now = moved(entry, state, reason);
    }
    return written(now.withLegs(orders.all()));
  }

  private Outcome<Entry> written(Entry entry) {
    session.written().put(entry);
    return Outcome.of(entry);
  }

  private Entry entry() throws SQLException {
    Optional<Entry> known = session.written().find(sequence);
    if (known.isPresent()) {
      return known.get();
    }
    return Entries.one(session, Entries.BY_SEQUENCE, sequence)
        .orElseThrow(() -> new IllegalArgumentException("no signal has sequence " + sequence));
  }

  private Entry moved(Entry entry, SignalState to, String reason) throws SQLException {
    if (!entry.state().canBecome(to)) {
      throw new IllegalStateException(
          "signal %d is %s and cannot become %s".formatted(sequence, entry.state(), to));
    }
    return put(entry, to, reason);
  }

  private Entry put(Entry entry, SignalState to, String reason) throws SQLException {
    Optional<SignalState> passed = entry.state().passedOnTheWayTo(to);
    if (passed.isPresent()) {
      session.change(PASS, sequence, Micros.of(at), passed.get());
    }
    int moved =
        session.change(MOVE, to, to.isFinal(), reason, Micros.of(at), sequence, entry.state());
    if (moved != 1) {
      throw new IllegalStateException(
          "signal %d is not %s any more: somebody else wrote it"
              .formatted(sequence, entry.state()));
    }
    return entry.moved(to, StorableText.of(reason), at);
  }
}
