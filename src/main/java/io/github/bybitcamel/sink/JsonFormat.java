package io.github.bybitcamel.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One JSON object a line; decimals are texts, so that nobody reads them as binary fractions. */
final class JsonFormat implements RowFormat {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final JsonFactory JSON = new JsonFactory();

  private final Layout layout;
  private final byte[][] names;
  private final byte[] datetime;
  private final Repeats repeats;
  private final IsoTime iso = new IsoTime();

  JsonFormat(Layout layout) {
    this(layout, "{");
  }

  /** Begins each object with what {@code first} is. */
  JsonFormat(Layout layout, String first) {
    this.layout = layout;
    names = new byte[layout.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = name(i == 0 ? first : ",", layout.columns.get(i).name());
    }
    repeats = new Repeats(layout.size());
    datetime = name(",", Layout.DATETIME);
  }

  private static byte[] name(String before, String name) {
    return (before + quoted(name) + ':').getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a text as JSON has it. */
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public boolean quotesLineFeeds() {
    return false;
  }

  @Override
  public void write(Object[] cells, ByteText to) {
    object(cells, to);
    to.ascii('\n');
  }

  /** Appends a record as one object. */
  void object(Object[] cells, ByteText to) {
    for (int i = 0; i < cells.length; i++) {
      if (!repeats.write(i, cells[i], to)) {
        int start = to.length();
        cell(i, cells[i], to);
        repeats.wrote(i, cells[i], to, start);
      }
    }
    to.ascii('}');
  }

  private void cell(int column, Object value, ByteText to) {
    to.raw(names[column]);
    value(value, to);
    if (column == layout.time) {
      to.raw(datetime);
      to.ascii('"');
      iso.write((Long) value, to);
      to.ascii('"');
    }
  }

  private static void value(Object value, ByteText to) {
    if (value instanceof String text) {
      to.text(quoted(text));
    } else if (value instanceof BigDecimal decimal) {
      to.ascii('"');
      to.decimal(decimal);
      to.ascii('"');
    } else if (value instanceof Number number) {
      to.number(number.longValue());
    } else if (value != null) {
      to.text(value.toString());
    } else {
      to.raw(NULL);
    }
  }

  @Override
  public Written read(String row) throws IOException {
    Map<String, String> values = new HashMap<>();
    try (JsonParser parser = JSON.createParser(row)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        values.put(name, parser.getText());
        parser.skipChildren();
      }
    }
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < layout.keyInFolder.length; i++) {
      String name = layout.columns.get(layout.keyInFolder[i]).name();
      if (!values.containsKey(name)) {
        throw new IOException(name + " is missing");
      }
      layout.check(layout.keyInFolder[i], values.get(name));
      key.append(i == 0 ? "" : "\0").append(values.get(name));
    }
    return new Written(key.toString(), revision(values.getOrDefault(Layout.REVISION, "0")));
  }

  private static int revision(String text) throws IOException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IOException("revision is no whole number", e);
    }
  }

  /** Each object names its own columns. */
  @Override
  public String move(String row, String header) {
    return row;
  }
}
