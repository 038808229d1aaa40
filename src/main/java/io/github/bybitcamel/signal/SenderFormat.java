package io.github.bybitcamel.signal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sender's product writes otherwise than a signal does. What it does not name is read as in
 * any signal, and refused if that has no such field. A dot stands between the names of an object
 * and of a field in it.
 */
public final class SenderFormat {

  /** What a sender writes that has no product of its own: a signal as it is. */
  public static final SenderFormat SIGNAL = new SenderFormat(new Table(null, null, null));

  private static final String FREE = "x_";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Table table;
  private final Set<String> opened;

  /**
   * The file.
   *
   * @param fields the signal's field by the sender's
   * @param values the fields that a word of the sender's means, by field and word
   * @param keep what is kept as {@code x_…} and not interpreted
   */
  record Table(
      Map<String, String> fields,
      Map<String, Map<String, Map<String, String>>> values,
      Set<String> keep) {

    Table {
      fields = fields == null ? Map.of() : Map.copyOf(fields);
      values = values == null ? Map.of() : Map.copyOf(values);
      keep = keep == null ? Set.of() : Set.copyOf(keep);
    }
  }

  private SenderFormat(Table table) {
    this.table = table;
    this.opened =
        Stream.concat(table.fields().keySet().stream(), table.values().keySet().stream())
            .filter(name -> name.contains("."))
            .map(name -> name.substring(0, name.indexOf('.')))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Reads a file of {@code config/formats/}.
   *
   * @throws IOException if it cannot be read, or names a field that no signal has
   */
  public static SenderFormat read(Reader file) throws IOException {
    Table table = JSON.readValue(file, Table.class);
    Stream<String> meant =
        Stream.concat(
            table.fields().values().stream(),
            table.values().values().stream()
                .flatMap(words -> words.values().stream())
                .flatMap(fields -> fields.keySet().stream()));
    List<String> unknown = meant.filter(name -> FieldNames.field(name).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new IOException("no signal has a field " + unknown);
    }
    return new SenderFormat(table);
  }

  /** Returns whether fields are looked for inside the object of that name. */
  boolean opens(String name) {
    return opened.contains(name);
  }

  /** Returns whether the sender's field of that name is where its secret stands. */
  boolean meansSecret(String name) {
    return Field.SECRET.text().equals(table.fields().get(name));
  }

  /** Returns {@code cells} as a signal has them. */
  List<Cell> apply(List<Cell> cells) {
    List<Cell> applied = new ArrayList<>();
    for (Cell cell : cells) {
      Map<String, Map<String, String>> words = table.values().getOrDefault(cell.name(), Map.of());
      Map<String, String> meant = words.get(cell.value().text().toLowerCase(Locale.ROOT));
      if (meant != null) {
        new LinkedHashMap<>(meant)
            .forEach((name, text) -> applied.add(new Cell(name, Value.text(text))));
      } else if (table.keep().contains(cell.name())) {
        applied.add(new Cell(FREE + cell.name(), cell.value()));
      } else {
        applied.add(new Cell(table.fields().getOrDefault(cell.name(), cell.name()), cell.value()));
      }
    }
    return applied;
  }
}
