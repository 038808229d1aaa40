package io.github.bybitcamel.feed;

import io.github.bybitcamel.feed.Gap.Status;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a series came to in one sink.
 *
 * @param dead candles that the sink refused for good
 * @param gaps candles that the exchange did not give at first, by what became of them: open,
 *     filled, venue_empty, given_up; what is filled was delivered
 */
public record SeriesResult(
    String series, String sink, long delivered, long dead, Map<String, Long> gaps) {

  /** Copies the gaps. */
  public SeriesResult {
    gaps = Map.copyOf(gaps);
  }

  /** Returns whether the exchange may still give something. */
  public boolean waits() {
    return gaps.containsKey(text(Status.OPEN));
  }

  /** Returns whether all that the exchange has is there. */
  public boolean whole() {
    return dead == 0 && !waits() && !gaps.containsKey(text(Status.GIVEN_UP));
  }

  static String text(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    String fates =
        gaps.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(gap -> ", %d %s".formatted(gap.getValue(), gap.getKey()))
            .collect(Collectors.joining());
    return "%s to %s: %d candles%s%s"
        .formatted(series, sink, delivered, fates, dead == 0 ? "" : ", " + dead + " dead letters");
  }
}
