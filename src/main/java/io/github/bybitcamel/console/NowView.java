package io.github.bybitcamel.console;

import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.v5.UsedQuota;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The desk at a glance.
 *
 * @param unready what stands in the way of signals, and what could not be read, by name; empty text
 *     where nothing does
 */
record NowView(
    Identity identity,
    Instant time,
    TradingSwitch.State trading,
    Clock clock,
    Map<SignalState, Long> today,
    List<SignalRow> unknown,
    Optional<SignalRow> oldestWaiting,
    Account account,
    List<Limit> limits,
    List<UsedQuota> quotas,
    List<AlarmView> alarms,
    Optional<Feeds> feeds,
    Map<String, String> unready,
    int pages) {

  /**
   * Our clock against the exchange's.
   *
   * @param offsetMicros how far the exchange is ahead
   */
  record Clock(String health, long offsetMicros) {}

  /** The account in a line. */
  record Account(
      Optional<Instant> at,
      String error,
      int positions,
      int orders,
      Optional<BigDecimal> equity,
      BigDecimal exposure,
      BigDecimal unrealised,
      BigDecimal realisedToday) {}

  /**
   * Feeds and sinks in a line.
   *
   * @param oldest the watermark that is farthest behind
   */
  record Feeds(int series, int gaps, Optional<Instant> oldest, long pending, long deadLetter) {}
}
