package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.FeedRecord;
import java.math.BigDecimal;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of the log for each record: its type, then {@code name=value} of what is there. */
public final class LogSink implements Sink {

  private static final Logger LOG = LoggerFactory.getLogger(LogSink.class);

  /** Logs to the logger of this class. */
  public LogSink() {}

  @Override
  public List<Refused> take(List<FeedRecord> records) {
    records.forEach(record -> LOG.info("{}", line(record)));
    return List.of();
  }

  static String line(FeedRecord record) {
    StringBuilder line = new StringBuilder(record.type().name());
    List<Column> columns = record.type().columns();
    for (int i = 0; i < columns.size(); i++) {
      Object value = record.values().get(i);
      if (value != null) {
        line.append(' ').append(columns.get(i).name()).append('=').append(text(value));
      }
    }
    return line.toString();
  }

  /** A line break in a text would forge a line. */
  private static String text(Object value) {
    return value instanceof BigDecimal decimal
        ? decimal.toPlainString()
        : value.toString().replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {}
}
