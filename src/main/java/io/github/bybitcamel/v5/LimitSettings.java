package io.github.bybitcamel.v5;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How fast we may be.
 *
 * @param enabled whether limits are kept at all; a host that shuts us out is left alone either way
 * @param ipQuota requests per five seconds from our address, over everything
 * @param guard what is kept free of a window on top of what latency demands
 * @param ban how long a host is left alone after it has shut us out
 * @param quotas calls per second by the name of their setting; what the exchange tells can only
 *     lower them
 */
public record LimitSettings(
    boolean enabled, int ipQuota, Duration guard, Duration ban, Map<String, Integer> quotas) {

  /** 95 percent of what is documented: the exchange advises against the edge, and bans for it. */
  private static final int IP_QUOTA = 570;

  /** The documented quotas. */
  public static final LimitSettings DEFAULT =
      new LimitSettings(true, IP_QUOTA, Duration.ofMillis(2), Duration.ofMinutes(10), Map.of());

  /** Copies the quotas. */
  public LimitSettings {
    quotas = Map.copyOf(quotas);
  }

  /**
   * Resolves {@code limits.enabled}, {@code limits.ip} (per five seconds), {@code limits.guard}
   * (milliseconds), {@code limits.ban} (seconds) and, for accounts with other quotas, {@code
   * limits.quota.<endpoint>.<group>} (per second), for example {@code
   * limits.quota.order-create.futures}.
   *
   * @throws V5SettingsException if a value cannot be read or is out of bounds
   */
  public static LimitSettings from(Function<String, Optional<String>> lookup) {
    Lookup values = new Lookup(lookup);
    Map<String, Integer> quotas = new HashMap<>();
    keys()
        .map(LimitKey::setting)
        .forEach(name -> values.integer(name, 1, 10_000).ifPresent(n -> quotas.put(name, n)));
    return new LimitSettings(
        values.flag("limits.enabled").orElse(DEFAULT.enabled),
        values.integer("limits.ip", 1, 100_000).orElse(DEFAULT.ipQuota),
        values.integer("limits.guard", 0, 1000).map(Duration::ofMillis).orElse(DEFAULT.guard),
        values.integer("limits.ban", 1, 86_400).map(Duration::ofSeconds).orElse(DEFAULT.ban),
        quotas);
  }

  /** Returns the names of all settings that are looked up. */
  public static List<String> names() {
    return Stream.concat(
            Stream.of("limits.enabled", "limits.ip", "limits.guard", "limits.ban"),
            keys().map(LimitKey::setting))
        .toList();
  }

  /**
   * Returns the same where others of this program talk to the same host: the exchange counts the
   * requests of an address together.
   *
   * @param sharers how many there are, this one among them
   */
  public LimitSettings sharedBy(int sharers) {
    return new LimitSettings(enabled, Math.max(1, ipQuota / sharers), guard, ban, quotas);
  }

  private static Stream<LimitKey> keys() {
    return Arrays.stream(V5Endpoint.values()).flatMap(LimitSettings::keys);
  }

  private static Stream<LimitKey> keys(V5Endpoint endpoint) {
    return Arrays.stream(QuotaGroup.values())
        .filter(group -> (group == QuotaGroup.ALL) != endpoint.byCategory())
        .map(group -> new LimitKey(endpoint, group));
  }

  OptionalInt quota(LimitKey key) {
    Integer quota = quotas.get(key.setting());
    return quota == null ? OptionalInt.empty() : OptionalInt.of(quota);
  }
}
