package io.github.bybitcamel.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far each series of market and account data has come, and how much of it each sink has. */
public interface FeedBoard {

  /**
   * Returns every series; empty list where none is configured.
   *
   * @throws UnreadableException if it cannot be read how far they have come
   */
  List<Series> series();

  /**
   * One series.
   *
   * @param watermark up to when it is whole; empty before its first row
   * @param gaps how many holes are open
   */
  record Series(String name, Optional<Instant> watermark, int gaps, List<Delivery> sinks) {}

  /**
   * What a sink has of a series.
   *
   * @param lag how far it is behind: the age of the watermark, or of the oldest row that waits
   *     where there is no watermark; empty before its first row
   * @param delivered rows it has taken
   * @param pending rows it has yet to take
   * @param deadLetter rows it refused for good
   * @param error the last failure; empty text when there is none
   */
  record Delivery(
      String sink,
      Optional<Instant> watermark,
      Optional<Duration> lag,
      long delivered,
      long pending,
      long deadLetter,
      String error) {}
}
