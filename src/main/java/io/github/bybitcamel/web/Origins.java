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
    Source source = sources.find(call.source().orElse(Sources.DEFAULT)).orElseThrow();
    String delivery =
        call.delivery()
            .orElseGet(
                () ->
                    "%s/%d"
                        .formatted(
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            number.incrementAndGet()));
    return source
        .bodySecret()
        .map(secret -> Origin.webhook(source.name(), delivery, secret::matches))
        .orElseGet(() -> Origin.file(source.name(), delivery));
  }
}
