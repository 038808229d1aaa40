package io.github.bybitcamel.metrics;

import io.github.bybitcamel.console.UnreadableException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Meters of rows that come and go: each row is told by its tags, each column is a meter. A row that
 * is gone, or cannot be read, reads as not a number.
 */
final class Table<T> implements Meters.Look {

  private final Supplier<List<T>> rows;
  private final Function<T, Tags> tags;
  private final List<Column<T>> columns = new ArrayList<>();
  private final Map<Tags, Optional<T>> latest = new ConcurrentHashMap<>();
  private MeterRegistry registry;

  private record Column<T>(
      String name, String description, boolean counts, ToDoubleFunction<T> value) {}

  Table(Supplier<List<T>> rows, Function<T, Tags> tags) {
    this.rows = rows;
    this.tags = tags;
  }

  Table<T> gauge(String name, String description, ToDoubleFunction<T> value) {
    columns.add(new Column<>(name, description, false, value));
    return this;
  }

  Table<T> counter(String name, String description, ToDoubleFunction<T> value) {
    columns.add(new Column<>(name, description, true, value));
    return this;
  }

  @Override
  public void bindTo(MeterRegistry into) {
    registry = into;
  }

  @Override
  public synchronized void look() {
    latest.replaceAll((key, row) -> Optional.empty());
    for (T row : rows()) {
      Tags key = tags.apply(row);
      if (latest.put(key, Optional.of(row)) == null) {
        columns.forEach(column -> register(column, key));
      }
    }
  }

  /** What cannot be read takes nothing else from who asks. */
  private List<T> rows() {
    try {
      return rows.get();
    } catch (UnreadableException e) {
      return List.of();
    }
  }

  private void register(Column<T> column, Tags key) {
    ToDoubleFunction<Map<Tags, Optional<T>>> value =
        rowsByTags -> rowsByTags.get(key).map(column.value()::applyAsDouble).orElse(Double.NaN);
    if (column.counts()) {
      FunctionCounter.builder(column.name(), latest, value)
          .description(column.description())
          .tags(key)
          .register(registry);
    } else {
      Gauge.builder(column.name(), latest, value)
          .description(column.description())
          .tags(key)
          .register(registry);
    }
  }
}
