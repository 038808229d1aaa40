package io.github.bybitcamel.transport;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Artemis: the broker itself drops a repeat, and one consumer at a time has a series. */
record JmsCarrier(String uri) implements Carrier {

  @Override
  public Map<String, Object> headers(FeedRecord record, String id, String body) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("_AMQ_DUPL_ID", id);
    headers.put("JMSXGroupID", series(record));
    return headers;
  }

  /**
   * Returns what belongs together: the key without its time; where the key has ids instead, the
   * account and the symbol.
   */
  private static String series(FeedRecord record) {
    RecordType type = record.type();
    return type.key().contains(type.time())
        ? values(record, type.key().stream().filter(column -> !column.equals(type.time())))
        : values(record, Stream.concat(type.folders().stream(), Stream.of("symbol")));
  }

  private static String values(FeedRecord record, Stream<String> columns) {
    String series =
        columns
            .filter(column -> record.type().indexOf(column) >= 0)
            .map(column -> String.valueOf(record.value(column)))
            .collect(Collectors.joining("|"));
    return series.isEmpty() ? record.type().name() : series;
  }
}
