package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Market;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the exchange announces a maintenance that is near, or under way. */
record MaintenanceCheck(V5Market market, ServerClock clock) implements Check {

  private static final Duration NEAR = Duration.ofDays(2);

  @Override
  public List<Finding> look() {
    List<Finding> near =
        market.systemStatus().stream().filter(this::matters).map(MaintenanceCheck::cross).toList();
    return near.isEmpty() ? List.of(Finding.tick("maintenance", "none is near")) : near;
  }

  private boolean matters(SystemStatus status) {
    Instant now = clock.now();
    return switch (status.state()) {
      case "completed", "canceled" -> false;
      default ->
          status.begin().isBefore(now.plus(NEAR))
              && status.end().map(end -> end.isAfter(now)).orElse(true);
    };
  }

  private static Finding cross(SystemStatus status) {
    return Finding.cross(
        "maintenance",
        "%s, %s: from %s to %s"
            .formatted(
                status.title(),
                status.state(),
                status.begin(),
                status.end().map(Instant::toString).orElse("an open end")),
        "let no signal need that time: create the file HALT in the inbox before it begins");
  }
}
