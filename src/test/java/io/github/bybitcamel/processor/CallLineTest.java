package io.github.bybitcamel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.v5.Deadline;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.Permit;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CallLineTest {

  private static final V5Request REQUEST = V5Request.to(V5Endpoint.SERVER_TIME).build();

  /** Meters refuse a negative time, and the answer would be lost with it. */
  @Test
  void noCallIsAnsweredBeforeItWasSent() throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.start();
      try (Permit permit = permit(camel)) {
        Exchange done = camel.getEndpoint("direct:call").createExchange();
        done.setProperty(V5Properties.PERMIT, permit);

        CallLine line = CallLine.of(REQUEST, done);

        assertThat(line.waited()).isPositive();
        assertThat(line.roundTrip()).isGreaterThanOrEqualTo(Duration.ZERO);
      }
    }
  }

  private static Permit permit(DefaultCamelContext camel) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    return SharedLimits.of(
            camel,
            V5Settings.from(name -> Optional.empty()),
            LimitSettings.DEFAULT,
            clock,
            new ServerClock(clock, System::nanoTime))
        .acquire(REQUEST, Deadline.after(Duration.ofSeconds(1), System::nanoTime));
  }
}
