package io.github.bybitcamel.v5;

import io.github.bybitcamel.model.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Follows cursors and windows to the end: a result is complete, or an error. */
final class Pages {

  private static final int MOST_PAGES = 2000;
  private static final Duration WINDOW = Duration.ofDays(7);

  private final V5Client client;

  Pages(V5Client client) {
    this.client = client;
  }

  /**
   * Returns the rows of all pages.
   *
   * @throws V5Exception if a page cannot be had, or the cursor does not come to an end
   */
  <T> List<T> all(V5Request first, Function<Row, T> reader) {
    return until(first, reader, rows -> false);
  }

  /**
   * Returns the rows of all pages up to the one with which there are enough.
   *
   * @param enough told all rows so far, after each page
   * @throws V5Exception as {@link #all} does
   */
  <T> List<T> until(V5Request first, Function<Row, T> reader, Predicate<List<T>> enough) {
    return follow(first, (asked, answer) -> Rows.good(client, asked, answer, reader), enough);
  }

  /**
   * Returns the rows of all pages, none of them left out: for whoever takes what is not there for
   * evidence.
   *
   * @throws V5Exception as {@link #all} does, and if a row cannot be understood
   */
  <T> List<T> whole(V5Request first, Function<Row, T> reader) {
    return follow(first, (asked, answer) -> Rows.all(asked, answer, reader), rows -> false);
  }

  private <T> List<T> follow(
      V5Request first, BiFunction<V5Request, V5Answer, List<T>> page, Predicate<List<T>> enough) {
    List<T> rows = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    V5Request request = first;
    for (int count = 0; count < MOST_PAGES; count++) {
      V5Answer answer = client.call(request);
      List<T> more = page.apply(request, answer);
      rows.addAll(more);
      String cursor = answer.result().path("nextPageCursor").asText("");
      if (cursor.isEmpty() || enough.test(rows) || (more.isEmpty() && cursors.contains(cursor))) {
        return rows;
      }
      if (!cursors.add(cursor)) {
        throw Rows.misunderstood(request, "the cursor repeats itself");
      }
      request = first.with("cursor", cursor);
    }
    throw Rows.misunderstood(request, "more than " + MOST_PAGES + " pages");
  }

  /**
   * Returns the rows of all pages of all seven-day windows of a range, oldest first, each once.
   *
   * @param range empty leaves it to the exchange, which takes the latest window
   * @param identity what makes two rows the same
   */
  <T> List<T> over(
      Optional<TimeRange> range,
      V5Request request,
      Function<Row, T> reader,
      Function<T, Object> identity,
      Function<T, Instant> time) {
    Map<Object, T> rows = new LinkedHashMap<>();
    for (V5Request window : windows(range, request)) {
      all(window, reader).forEach(row -> rows.put(identity.apply(row), row));
    }
    return sorted(rows.values(), time);
  }

  private static List<V5Request> windows(Optional<TimeRange> range, V5Request request) {
    return range
        .map(whole -> whole.split(WINDOW).stream().map(part -> within(request, part)).toList())
        .orElse(List.of(request));
  }

  /** Returns {@code request}, narrowed to a time. */
  static V5Request within(V5Request request, TimeRange part) {
    return request
        .with("startTime", part.from().toEpochMilli())
        .with("endTime", part.to().toEpochMilli());
  }

  private static <T> List<T> sorted(Collection<T> rows, Function<T, Instant> time) {
    return rows.stream().sorted(Comparator.comparing(time)).toList();
  }
}
