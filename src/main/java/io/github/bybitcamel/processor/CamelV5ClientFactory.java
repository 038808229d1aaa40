package io.github.bybitcamel.processor;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Clock;
import java.util.Optional;

/**
 * Opens ways to the exchange through small Camel contexts of their own. Found by {@link
 * java.util.ServiceLoader}.
 */
public final class CamelV5ClientFactory implements V5ClientFactory {

  /** Creates the factory. */
  public CamelV5ClientFactory() {}

  @Override
  public V5Connection open(Settings settings, V5Settings v5, ServerClock serverClock, Clock clock) {
    return CamelV5Connection.open(settings, v5, serverClock, clock);
  }

  /**
   * Opens {@code line} with routes of the caller's choice.
   *
   * @param routes where Camel finds {@code v5-call} and {@code clock-sync}, by comma
   * @param speed the limits, instead of those of the line's settings
   * @param watch told of every call
   */
  public V5Connection open(V5Line line, String routes, LimitSettings speed, CallWatch watch) {
    return CamelV5Connection.open(line, routes, speed, Optional.of(watch));
  }
}
