package io.github.bybitcamel.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSinkTest {

  @Test
  void logsALineThatNobodyCanBreak() {
    assertThat(LogSink.line(Candles.from("a\nERROR b", Candles.candle("BTCUSDT", 0, "1.50", 0))))
        .startsWith("ohlcv exchange=bybit category=linear symbol=BTCUSDT interval=1m")
        .contains(" close=1.50 ")
        .contains("source=a?ERROR b");
  }
}
