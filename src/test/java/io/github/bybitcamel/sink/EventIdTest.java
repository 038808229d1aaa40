package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdTest {

  /** By {@code printf %s 'ohlcv|bybit|linear|BTCUSDT|1m|last|1790726400000|0' | sha256sum}. */
  @Test
  void isTheSameInEveryRunAndAnotherForEveryKeyAndRevision() {
    String id = EventId.of(Candles.candle("BTCUSDT", 0, "1", 0));

    assertThat(id).isEqualTo("5uualmrgqta4xhn4wmpxk6jq4fbnv4kwdw3dzjuaeysp67cbdd6a");
    assertThat(EventId.of(Candles.candle("BTCUSDT", 0, "2", 0))).isEqualTo(id);
    assertThat(EventId.of(Candles.candle("BTCUSDT", 0, "1", 1))).isNotEqualTo(id);
    assertThat(EventId.of(Candles.candle("BTCUSDT", 1, "1", 0))).isNotEqualTo(id);
  }
}
