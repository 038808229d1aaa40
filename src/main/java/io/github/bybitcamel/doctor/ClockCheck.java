package io.github.bybitcamel.doctor;

import io.github.bybitcamel.v5.KeyOwner;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Duration;
import java.util.List;

/** Whether the exchange can be reached, and how far our clock is from its. */
record ClockCheck(KeyOwner owner, V5Settings v5, ServerClock clock, V5Market market)
    implements Check {

  private static final int ROUND_TRIPS = 5;
  private static final Duration HEALTHY = Duration.ofMillis(500);

  @Override
  public List<Finding> look() {
    String exchange = v5.environment().text() + " at " + v5.baseUrl();
    try {
      clock.resync(market::serverTime);
      // The quickest of some round trips tells; the first one opens the connection.
      for (int i = 1; i < ROUND_TRIPS; i++) {
        clock.sync(market::serverTime);
      }
    } catch (V5Exception e) {
      return List.of(Finding.cross("exchange", exchange + ": " + e.getMessage(), fix(e)));
    }
    return List.of(Finding.tick("exchange", exchange + " answers"), offset(clock.offset()));
  }

  private String fix(V5Exception e) {
    if (e.hostBanned()) {
      return "this address asked too often, or its region is not served: wait ten minutes";
    }
    return switch (v5.environment()) {
      case PAPER, LOOPBACK -> "start the desk, or: java -jar bybit-camel.jar paper";
      default ->
          "check network, proxy and %s; then https://bybit-exchange.statuspage.io"
              .formatted(owner.address());
    };
  }

  private static Finding offset(Duration offset) {
    String text =
        "%d ms %s the exchange's"
            .formatted(offset.abs().toMillis(), offset.isNegative() ? "ahead of" : "behind");
    return offset.abs().compareTo(HEALTHY) <= 0
        ? Finding.tick("clock", text)
        : Finding.cross("clock", text, "set this machine's clock right (NTP)");
  }
}
