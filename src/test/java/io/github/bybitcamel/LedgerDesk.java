package io.github.bybitcamel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** A running desk, and a person at a terminal beside it. */
abstract class LedgerDesk extends RunningDesk {

  static final String BUY =
      "{\"id\":\"%s\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}";

  Clock clock = Clock.systemUTC();

  /** Runs the command here. */
  Terminal ledger(String... args) {
    return Terminal.ledger(environment(Map.of()), clock, args);
  }

  /** Runs the command as a program. */
  Terminal program(String... args) {
    try (ProgramProcess program = ProgramProcess.start(directory, environment(Map.of()), args)) {
      return program.end();
    }
  }

  JsonNode buy(String id) throws IOException {
    drop(id + ".json", BUY.formatted(id));
    return result("done", id + ".json");
  }
}
