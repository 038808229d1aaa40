package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How patiently calls are repeated.
 *
 * @param deadline from the first attempt on; none begins later
 * @param firstPause before the second attempt; each further one is twice as long, give or take half
 * @param longestPause how far pauses grow
 */
public record RetrySettings(Duration deadline, Duration firstPause, Duration longestPause) {

  /** Ten seconds, with pauses from a fifth of a second to two seconds. */
  public static final RetrySettings DEFAULT =
      new RetrySettings(Duration.ofSeconds(10), Duration.ofMillis(200), Duration.ofSeconds(2));

  /**
   * Resolves {@code retry.deadline}, {@code retry.first-pause} and {@code retry.longest-pause}, all
   * in milliseconds.
   *
   * @throws V5SettingsException if a value cannot be read or is out of bounds
   */
  public static RetrySettings from(Function<String, Optional<String>> lookup) {
    Lookup values = new Lookup(lookup);
    RetrySettings settings =
        new RetrySettings(
            millis(values, "retry.deadline", 0).orElse(DEFAULT.deadline),
            millis(values, "retry.first-pause", 10).orElse(DEFAULT.firstPause),
            millis(values, "retry.longest-pause", 10).orElse(DEFAULT.longestPause));
    if (settings.firstPause.compareTo(settings.longestPause) > 0) {
      throw new V5SettingsException(
          "retry.first-pause is longer than retry.longest-pause: raise the latter");
    }
    return settings;
  }

  private static Optional<Duration> millis(Lookup values, String name, int least) {
    return values.integer(name, least, 600_000).map(Duration::ofMillis);
  }
}
