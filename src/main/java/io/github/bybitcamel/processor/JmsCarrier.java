package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.FeedRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Artemis: the broker itself drops a repeat, and one consumer at a time has a series. */
record JmsCarrier(String uri) implements Carrier {

  @Override
  public Map<String, Object> headers(FeedRecord record, String id, String body) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("_AMQ_DUPL_ID", id);
    headers.put("JMSXGroupID", series(record));
    return headers;
  }

  /** Returns the key without its time. */
  private static String series(FeedRecord record) {
    List<String> key = record.type().key();
    return key.stream()
        .filter(column -> key.size() == 1 || !column.equals(record.type().time()))
        .map(column -> String.valueOf(record.value(column)))
        .collect(Collectors.joining("|"));
  }
}
