package io.github.bybitcamel.web;

import io.github.bybitcamel.signal.Origin;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each request the name under which the ledger keeps it. */
final class Origins {

  private final Sources sources;
  private final Clock clock;
  private final AtomicLong number = new AtomicLong();

  Origins(Sources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  Origin of(Call call) {
    String delivery =
        call.delivery()
            .orElseGet(
                () ->
                    clock.instant().truncatedTo(ChronoUnit.MICROS)
                        + "/"
                        + number.incrementAndGet());
    return sources.origin(call.source().orElse(Sources.DEFAULT), delivery);
  }
}
