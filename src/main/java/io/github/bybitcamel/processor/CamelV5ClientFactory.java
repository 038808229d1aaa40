package io.github.bybitcamel.processor;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Clock;

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
}
