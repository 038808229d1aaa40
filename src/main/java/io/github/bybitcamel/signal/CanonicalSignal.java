package io.github.bybitcamel.signal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.model.Signal;
import java.util.List;

/**
 * The one way a signal is written down: JSON with canonical names in the order of the field table,
 * decimals as plain text, times in UTC, what says nothing left out. Equal signals give equal text.
 */
public final class CanonicalSignal {

  private static final JsonRows ROWS = new JsonRows(SignalLimits.DEFAULTS);

  private CanonicalSignal() {}

  /** Returns {@code signal} as one line of JSON. */
  public static String write(Signal signal) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Meanings.of(signal).forEach((field, meaning) -> put(json, field, meaning));
    return json.toString();
  }

  private static void put(ObjectNode json, Field field, Object meaning) {
    if (meaning instanceof Boolean flag) {
      json.put(field.text(), flag);
    } else if (meaning instanceof Integer number) {
      json.put(field.text(), number);
    } else {
      json.put(field.text(), field.type().write(meaning));
    }
  }

  /**
   * Returns the signal that {@link #write} wrote. Only the syntax is judged, not the rules for
   * senders, so that what was journalled once can always be read.
   *
   * @throws IllegalArgumentException if {@code canonical} is not such text
   */
  public static Signal read(String canonical) {
    List<Row> rows = rows(canonical);
    if (rows.size() != 1) {
      throw new IllegalArgumentException("not one signal but " + rows.size());
    }
    ReadDraft read = ReadDraft.of(rows.get(0).cells());
    if (!read.refusals().isEmpty()) {
      throw new IllegalArgumentException(read.refusals().get(0).text());
    }
    return Assembly.of(read.draft());
  }

  private static List<Row> rows(String canonical) {
    try {
      return ROWS.document(canonical, SenderFormat.SIGNAL);
    } catch (Unreadable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
