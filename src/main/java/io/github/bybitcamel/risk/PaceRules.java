package io.github.bybitcamel.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many orders may pass in a stretch of time, and how soon after one another. */
final class PaceRules {

  private PaceRules() {}

  static Optional<String> minute(Wish wish, Exposure exposure, RiskLimits limits) {
    return above(exposure, Duration.ofMinutes(1), limits.perMinute().orElseThrow());
  }

  static Optional<String> hour(Wish wish, Exposure exposure, RiskLimits limits) {
    return above(exposure, Duration.ofHours(1), limits.perHour().orElseThrow());
  }

  static Optional<String> day(Wish wish, Exposure exposure, RiskLimits limits) {
    return above(exposure, Duration.ofDays(1), limits.perDay().orElseThrow());
  }

  private static Optional<String> above(Exposure exposure, Duration window, int limit) {
    int orders = exposure.pace().within(window, exposure.now()) + 1;
    return orders > limit ? Optional.of(orders + " > " + limit) : Optional.empty();
  }

  static Optional<String> coolDown(Wish wish, Exposure exposure, RiskLimits limits) {
    Duration pause = limits.coolDown().orElseThrow();
    Optional<Instant> free = exposure.pace().last(wish.symbol()).map(last -> last.plus(pause));
    return free.filter(exposure.now()::isBefore)
        .map(
            until ->
                "the last order of %s was %s s ago < %d s"
                    .formatted(
                        wish.symbol(),
                        Duration.between(until.minus(pause), exposure.now()).toSeconds(),
                        pause.toSeconds()));
  }
}
