package io.github.bybitcamel.signal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a program of the same machine asks for, as strictly as what senders write. Beyond a
 * signal's fields, a new order may have an {@code order_link_id} of its own. Safe for use by
 * several threads.
 */
public final class RequestReader {

  private static final String ORDER = "order";
  private static final JsonRows JSON = new JsonRows(SignalLimits.DEFAULTS);

  private final Origin origin;
  private final Optional<String> action;

  private RequestReader(Origin origin, Optional<String> action) {
    this.origin = origin;
    this.action = action;
  }

  /** Returns a reader of whole signals. */
  public static RequestReader ofSignals(Origin origin) {
    return new RequestReader(origin, Optional.empty());
  }

  /**
   * Returns a reader of requests that need not name their action, and cannot name another.
   *
   * @param action for example {@code order} or {@code amend}
   */
  public static RequestReader of(Origin origin, String action) {
    return new RequestReader(origin, Optional.of(action));
  }

  /** Reads a map; its numbers are {@link java.math.BigDecimal}, integers or decimal text. */
  public Request read(Map<?, ?> fields) {
    return read(MapCells.row(fields));
  }

  /** Reads one JSON object. */
  public Request read(String json) {
    try {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      List<Row> rows =
          JSON.document(DocumentText.of(bytes, SignalLimits.DEFAULTS), SenderFormat.SIGNAL);
      if (rows.size() != 1) {
        throw new Unreadable(
            Code.NOT_A_RECORD, "there are " + rows.size() + " records", "ask for one at a time");
      }
      return read(rows.get(0));
    } catch (Unreadable e) {
      return refused(1, "", e.refusals());
    }
  }

  private Request read(Row row) {
    if (!row.refusals().isEmpty()) {
      return refused(row.number(), row.raw(), row.refusals());
    }
    List<Cell> cells = new ArrayList<>(row.cells());
    List<Refusal> refusals = new ArrayList<>();
    action.ifPresent(only -> impose(only, cells, refusals));
    Optional<String> name =
        action.filter(ORDER::equals).flatMap(order -> takeName(cells, refusals));
    Reading reading = new RecordReader(origin).read(Row.of(row.number(), row.raw(), cells));
    return refusals.isEmpty()
        ? new Request(reading, name)
        : refused(row.number(), row.raw(), refusals);
  }

  private static void impose(String action, List<Cell> cells, List<Refusal> refusals) {
    for (Cell cell : cells) {
      boolean other = !cell.value().text().equalsIgnoreCase(action);
      if (means(cell, Field.ACTION) && cell.value().kind() != Value.Kind.ABSENT && other) {
        refusals.add(
            Refusal.of(
                Code.CONTRADICTION,
                cell.name(),
                cell.value().text(),
                "must be " + action + " here",
                "leave it out"));
      }
    }
    cells.removeIf(cell -> means(cell, Field.ACTION));
    cells.add(new Cell(Field.ACTION.text(), Value.text(action)));
  }

  /** Takes the one name out; where there are two, both stay and are refused like any other. */
  private static Optional<String> takeName(List<Cell> cells, List<Refusal> refusals) {
    List<Cell> names = cells.stream().filter(cell -> means(cell, Field.ORDER_LINK_ID)).toList();
    if (names.size() != 1) {
      return Optional.empty();
    }
    cells.removeAll(names);
    ReadDraft read = ReadDraft.of(names);
    refusals.addAll(read.refusals());
    return read.draft().text(Field.ORDER_LINK_ID);
  }

  private static boolean means(Cell cell, Field field) {
    return FieldNames.field(cell.name()).filter(known -> known == field).isPresent();
  }

  private static Request refused(int number, String raw, List<Refusal> refusals) {
    return new Request(new Reading.Refused(number, raw, "", refusals), Optional.empty());
  }
}
