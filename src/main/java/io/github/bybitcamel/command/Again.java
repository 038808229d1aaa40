package io.github.bybitcamel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.ledger.Entry;
import java.time.Instant;
import java.util.Optional;

/** A new signal that says what an earlier one said, as its sender would write it. */
final class Again {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long GREATEST = 999_999_999;

  private Again() {}

  /**
   * Returns the new signal.
   *
   * @param id of the new signal
   * @param madeAt when it counts as made; empty where the earlier one's own times stay
   * @throws CommandException if what the earlier one said is not known, or cannot be said again
   */
  static String of(Entry entry, String id, Optional<Instant> madeAt) {
    ObjectNode signal = read(entry);
    if (signal.has("ref") && !entry.source().equals(FileIntake.SOURCE)) {
      throw CommandException.refused(
          "ref '%s' means an id of source %s, and a file in the inbox cannot say that: send a new"
                  .formatted(signal.path("ref").asText(), entry.source())
              + " signal with the order's order_link_id");
    }
    signal.put("id", id);
    signal.remove("source");
    madeAt.ifPresent(
        now -> {
          signal.put("time", now.toString());
          signal.remove("valid_until");
        });
    if (entry.sequence() <= GREATEST) {
      signal.put("replay_of", entry.sequence());
    }
    return signal.toString();
  }

  private static ObjectNode read(Entry entry) {
    try {
      if (JSON.readTree(entry.canonical()) instanceof ObjectNode signal) {
        return signal;
      }
    } catch (JsonProcessingException e) {
      // Told below like any other text that is no signal.
    }
    throw CommandException.refused(
        "signal %d was refused at the door (%s): mend what it says and send it anew"
            .formatted(entry.sequence(), Shown.line(entry.reason())));
  }
}
