package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;

/** Takes the first sound record of each (source, id). */
record DoorById(Session session, String source) implements Door {

  static final String OWNER =
      """
      SELECT sequence, content_hash, '' FROM signal WHERE source = ? AND id = ? AND owner = 1
      UNION ALL
      SELECT a.sequence, a.content_hash, ', archived in ' || f.file
      FROM archived a JOIN archive f ON f.archive = a.archive WHERE a.source = ? AND a.id = ?""";

  @Override
  public Verdict judge(Delivery.Item item) throws SQLException {
    if (!item.refusal().isEmpty()) {
      return new Verdict(SignalState.INVALID, item.refusal(), 0);
    }
    return session
        .one(OWNER, row -> repeat(row, item), source, item.id(), source, item.id())
        .orElse(Verdict.TAKEN);
  }

  private static Verdict repeat(Row row, Delivery.Item item) throws SQLException {
    long first = row.number();
    boolean same = row.text().equals(item.contentHash());
    String where = "%s, sequence %d%s".formatted(item.id(), first, row.text());
    return same
        ? new Verdict(SignalState.DUPLICATE, "the same signal was taken before: " + where, first)
        : new Verdict(
            SignalState.ID_CONFLICT,
            "the id was used before with other content: " + where + "; give a new id",
            first);
  }
}
