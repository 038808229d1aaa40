package io.github.bybitcamel.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where signals and what became of them can be read. */
public interface SignalSource {

  /** Returns the signals that arrived after {@code sequence}, oldest first. */
  List<Story> after(long sequence, int limit);

  /** Returns the sequence of the last signal that had arrived at {@code time}; 0 where none had. */
  long lastAt(Instant time);

  /** Returns what is known of a signal; empty where it is not there any more. */
  Optional<Story> find(long sequence);

  /**
   * A signal and its steps, oldest first.
   *
   * @param sequence order of arrival
   * @param receivedAt when it arrived
   * @param settled whether no further step will come
   */
  record Story(
      long sequence,
      Instant receivedAt,
      String account,
      String source,
      String id,
      String symbol,
      String action,
      boolean settled,
      List<Step> steps) {}

  /**
   * One step, of the signal or of one of its orders.
   *
   * @param number counts from 0, by itself for each leg
   * @param leg which order; empty text for the signal
   * @param orderLinkId empty text where there is none
   * @param orderId the exchange's; empty text where not known
   */
  record Step(
      int number,
      String leg,
      Instant at,
      String state,
      String reason,
      String orderLinkId,
      String orderId,
      Optional<BigDecimal> filledQuantity,
      Optional<BigDecimal> averagePrice) {}
}
