package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.sql.SQLException;

/** Takes the first sound record of each (source, id). */
record DoorById(Session session, String source) implements Door {

  static final String OWNER =
      "SELECT sequence, content_hash FROM signal WHERE source = ? AND id = ? AND owner = 1";

  @Override
  public Verdict judge(Delivery.Item item) throws SQLException {
    if (!item.refusal().isEmpty()) {
      return new Verdict(SignalState.INVALID, item.refusal(), 0);
    }
    return session
        .one(OWNER, row -> repeat(row.number(), row.text(), item), source, item.id())
        .orElse(Verdict.TAKEN);
  }

  private static Verdict repeat(long first, String contentHash, Delivery.Item item) {
    if (contentHash.equals(item.contentHash())) {
      String reason = "the same signal was taken before: %s, sequence %d";
      return new Verdict(SignalState.DUPLICATE, reason.formatted(item.id(), first), first);
    }
    String reason = "the id was used before with other content: %s, sequence %d; give a new id";
    return new Verdict(SignalState.ID_CONFLICT, reason.formatted(item.id(), first), first);
  }
}
