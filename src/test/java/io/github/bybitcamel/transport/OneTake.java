package io.github.bybitcamel.transport;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.Sink;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.main.Main;

/**
 * Opens a sink in a process of its own and offers three candles: {@code <sink> <setting> <value>}.
 */
final class OneTake {

  private OneTake() {}

  public static void main(String[] arguments) throws Exception {
    Main main = new Main();
    main.setDefaultPropertyPlaceholderLocation("false");
    main.start();
    Settings settings = Settings.of(Map.of(), Map.of(), Map.of(arguments[1], arguments[2]));
    try (Sink sink =
        new CamelSinkFactory(main.getCamelContext(), settings, Clock.systemUTC())
            .open(arguments[0], "candles")) {
      if (!sink.take(Candles.candles("BTCUSDT", 0, 3)).isEmpty()) {
        throw new IllegalStateException("refused");
      }
    } finally {
      main.stop();
    }
  }
}
