package io.github.bybitcamel.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Takes CSV apart into records: RFC 4180, a header line first, {@code #} lines left out. */
final class CsvRows {

  private final ObjectReader csv;
  private final SignalLimits limits;

  CsvRows(SignalLimits limits) {
    CsvFactory factory =
        CsvFactory.builder().streamReadConstraints(JsonText.constraints(limits)).build();
    this.csv =
        CsvMapper.builder(factory)
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForListOf(String.class)
            .with(CsvSchema.emptySchema().withComments());
    this.limits = limits;
  }

  /**
   * Returns the records of {@code text}; one with another number of cells than the header is
   * broken.
   *
   * @throws Unreadable if the header has unknown or repeated names, the quoting is broken, or there
   *     are too many records or cells
   */
  List<Row> document(String text) throws Unreadable {
    FieldCount.refuseWideLines(text);
    try (MappingIterator<List<String>> lines = csv.readValues(text)) {
      List<String> header = header(lines);
      List<Row> rows = new ArrayList<>();
      FieldCount fields = new FieldCount();
      while (lines.hasNextValue()) {
        JsonRows.refuseMoreThan(limits, rows.size() + 1);
        Row row = row(header, lines.nextValue(), rows.size() + 1);
        fields.add(row);
        rows.add(row);
      }
      return rows;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private static List<String> header(MappingIterator<List<String>> lines)
      throws IOException, Unreadable {
    List<String> header = lines.hasNextValue() ? lines.nextValue() : List.of();
    List<Refusal> refusals =
        FieldNames.check(header.stream().map(name -> new Cell(name, Value.ABSENT)).toList());
    if (!refusals.isEmpty()) {
      throw new Unreadable(refusals);
    }
    return header;
  }

  private static Row row(List<String> header, List<String> line, int number) {
    if (line.size() != header.size()) {
      return Row.broken(number, raw(header, line), List.of(cellCount(header, line)));
    }
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      cells.add(new Cell(header.get(i), value(line.get(i))));
    }
    return Row.of(number, raw(header, line), cells);
  }

  private static Value value(String cell) {
    return cell.isEmpty() ? Value.ABSENT : Value.text(cell);
  }

  private static Refusal cellCount(List<String> header, List<String> line) {
    return Refusal.ofWhole(
        Code.CELL_COUNT,
        "the line has %d cells, the header %d".formatted(line.size(), header.size()),
        "write a cell for every column, empty where there is no value");
  }

  /** Returns the line as RFC 4180 writes it; all of it masked where a secret may have moved. */
  private static String raw(List<String> header, List<String> line) {
    boolean secret = header.stream().anyMatch(Secrets::isNamedBy);
    if (secret && line.size() != header.size()) {
      return Shown.MASK;
    }
    return IntStream.range(0, line.size())
        .mapToObj(i -> secret ? Secrets.shown(header.get(i), line.get(i)) : line.get(i))
        .map(CsvRows::quoted)
        .collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static Unreadable malformed(JsonProcessingException e) {
    return new Unreadable(
        Code.MALFORMED,
        "the CSV is broken (line %d)".formatted(e.getLocation().getLineNr()),
        "quote cells by RFC 4180: \"…\", and \"\" for a quote inside");
  }
}
