package io.github.bybitcamel.v5;

import io.github.bybitcamel.settings.Settings;
import java.time.Clock;
import java.util.ServiceLoader;

/**
 * Opens ways to the exchange. Found by {@link ServiceLoader}, so that who makes calls need not know
 * what carries them.
 */
public interface V5ClientFactory {

  /**
   * Opens a way. No call is needed for it, but the exchange may be asked for its time.
   *
   * @param settings timeouts and the like
   * @param v5 which exchange, and as whom
   * @param serverClock by which requests are signed; kept in step with the exchange from now on
   * @param clock our time
   */
  V5Connection open(Settings settings, V5Settings v5, ServerClock serverClock, Clock clock);

  /**
   * Returns the factory that this program brings.
   *
   * @throws IllegalStateException if it brings none
   */
  static V5ClientFactory find() {
    return ServiceLoader.load(V5ClientFactory.class, V5ClientFactory.class.getClassLoader())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the program brings no " + V5ClientFactory.class));
  }
}
