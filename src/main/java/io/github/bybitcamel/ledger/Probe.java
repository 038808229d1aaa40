package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;
import java.util.List;

/** Writes a page and leaves everything as it was: whether the disk takes anything at all. */
final class Probe {

  private static final String PUT =
      "INSERT INTO tally VALUES (?, 0) ON CONFLICT (state) DO UPDATE SET signals = tally.signals";

  private Probe() {}

  static Outcome<Boolean> write(Session session) throws SQLException {
    return new Outcome<>(session.change(PUT, SignalState.RECEIVED) > 0, List.of());
  }
}
