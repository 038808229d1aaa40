package io.github.bybitcamel.connector;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.ConnectionProof;
import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5SettingsException;
import java.time.Clock;
import java.util.List;

/** How a connector reaches its exchange: by a way of its own, or by one that was handed to it. */
sealed interface Line {

  /** Opens the way and proves that it leads somewhere; warnings go to {@code warnings}. */
  Open open(Settings settings, Clock clock, List<String> warnings);

  /**
   * An open way.
   *
   * @param closing releases what was opened
   */
  record Open(V5Client client, Runnable closing) {}

  /** A way that somebody else made, and closes. */
  record Given(V5Client client) implements Line {

    @Override
    public Open open(Settings settings, Clock clock, List<String> warnings) {
      ServerClock serverClock = new ServerClock(clock, System::nanoTime);
      warnings.addAll(proof("the given client", serverClock, client).prove());
      return new Open(client, () -> {});
    }
  }

  /** A way of our own. */
  record Own(V5Settings v5) implements Line {

    @Override
    public Open open(Settings settings, Clock clock, List<String> warnings) {
      ServerClock serverClock = new ServerClock(clock, System::nanoTime);
      V5Connection connection = V5ClientFactory.find().open(settings, v5, serverClock, clock);
      try {
        warnings.addAll(proof(ConnectionProof.words(v5), serverClock, connection.once()).prove());
        return new Open(connection, connection::close);
      } catch (V5Exception e) {
        connection.close();
        throw e.mayHaveBeenSent() ? e : nobodyThere(e);
      } catch (RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    private RuntimeException nobodyThere(V5Exception e) {
      return switch (v5.environment()) {
        case PAPER, LOOPBACK ->
            new V5SettingsException(
                "nothing listens at "
                    + v5.baseUrl()
                    + ": run 'java -jar bybit-camel.jar paper', or set BYBIT_ENVIRONMENT. "
                    + e.getMessage());
        default -> e;
      };
    }
  }

  private static ConnectionProof proof(String exchange, ServerClock clock, V5Client client) {
    return new ConnectionProof(
        KeyOwner.standard(exchange), clock, new V5Market(client), new V5Account(client));
  }
}
