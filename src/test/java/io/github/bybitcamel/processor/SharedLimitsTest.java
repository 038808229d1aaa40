package io.github.bybitcamel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SharedLimitsTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  void countsAsTheExchangeDoesAKeyOnceAndABanForAllOfAHost() throws Exception {
    try (DefaultCamelContext first = started();
        DefaultCamelContext second = started();
        DefaultCamelContext third = started()) {
      RateLimits one = limits(first, "k1", "http://127.0.0.1:1");

      assertThat(limits(second, "k1", "http://127.0.0.1:1")).isSameAs(one);
      RateLimits other = limits(third, "k2", "http://127.0.0.1:1");
      assertThat(other).isNotSameAs(one);
      assertThat(other.ban()).isSameAs(one.ban());
      assertThat(limits(third, "k1", "http://127.0.0.1:2").ban()).isNotSameAs(one.ban());
    }
  }

  @Test
  void countsAllHostsOfAnExchangeOfBybitTogether() throws Exception {
    try (DefaultCamelContext first = started();
        DefaultCamelContext second = started();
        DefaultCamelContext third = started()) {
      RateLimits one = limits(first, "k1", "https://api.bybit.com", "mainnet");

      assertThat(limits(second, "k1", "https://api.bytick.com", "mainnet")).isSameAs(one);
      assertThat(limits(third, "k2", "https://api.bytick.com", "mainnet").ban())
          .isSameAs(one.ban());
      assertThat(limits(third, "k1", "https://api-testnet.bybit.com", "testnet").ban())
          .isNotSameAs(one.ban());
    }
  }

  @Test
  void forgetsWhatNobodyUsesAnyMore() throws Exception {
    RateLimits one;
    try (DefaultCamelContext first = started()) {
      one = limits(first, "k1", "http://127.0.0.1:1");
    }
    try (DefaultCamelContext second = started()) {
      RateLimits later = limits(second, "k1", "http://127.0.0.1:1");

      assertThat(later).isNotSameAs(one);
      assertThat(later.ban()).isNotSameAs(one.ban());
    }
  }

  private static DefaultCamelContext started() {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.start();
    return camel;
  }

  private static RateLimits limits(DefaultCamelContext camel, String key, String host) {
    return limits(camel, key, host, "paper");
  }

  private static RateLimits limits(
      DefaultCamelContext camel, String key, String host, String environment) {
    Map<String, String> values =
        Map.of(
            "bybit.environment",
            environment,
            "bybit.base-url",
            host,
            "bybit.api-key",
            key,
            "bybit.api-secret",
            "secret");
    V5Settings v5 = V5Settings.from(name -> Optional.ofNullable(values.get(name)));
    return SharedLimits.of(
        camel, v5, LimitSettings.DEFAULT, CLOCK, new ServerClock(CLOCK, System::nanoTime));
  }
}
