package io.github.bybitcamel.sink;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A record as one JSON object for who knows nothing else about it: {@code event_id}, {@code
 * record_type}, {@code schema}, then the columns. Decimals are texts. One thread at a time.
 */
public final class EventBody {

  private final Map<RecordType, Layout> layouts = new HashMap<>();
  private final Map<RecordType, JsonFormat> formats = new HashMap<>();
  private final ByteText text = new ByteText();

  /** Returns why no receiver could ever take the record, if so. */
  public Optional<String> fault(FeedRecord record) {
    return Optional.ofNullable(layout(record.type()).fault(layout(record.type()).cells(record)));
  }

  /**
   * Returns the object.
   *
   * @param id as {@link EventId} has it
   * @param record without a {@link #fault}
   */
  public String of(String id, FeedRecord record) {
    RecordType type = record.type();
    text.cut(0);
    text.text(
        "{\"event_id\":%s,\"record_type\":%s,\"schema\":%s"
            .formatted(
                JsonFormat.quoted(id),
                JsonFormat.quoted(type.name()),
                JsonFormat.quoted(schema(type))));
    formats
        .computeIfAbsent(type, any -> new JsonFormat(layout(type), ","))
        .object(layout(type).cells(record), text);
    return text.string();
  }

  /** Returns name and version of a layout, for example {@code ohlcv/1}. */
  public static String schema(RecordType type) {
    return type.name() + '/' + type.version();
  }

  private Layout layout(RecordType type) {
    return layouts.computeIfAbsent(type, Layout::new);
  }
}
