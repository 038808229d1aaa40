package io.github.bybitcamel;

import io.github.bybitcamel.Disturbance.Operation;
import io.github.bybitcamel.v5.V5Exception;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Asks for the wallet through the route and the retry, one disturbance after the other. */
final class DisturbedReads implements AutoCloseable {

  private static final Duration BAN = Duration.ofSeconds(60);

  private final ReadRig rig;

  DisturbedReads(Path directory) throws Exception {
    rig =
        new ReadRig(
            directory,
            Map.of(
                "V5_RESPONSE_TIMEOUT", "2000",
                "RETRY_FIRST_PAUSE", "20",
                "LIMITS_BAN", String.valueOf(BAN.toSeconds())));
    rig.account().wallet();
  }

  /** Asks, disturbed, and returns what became of it. */
  Outcome run(Disturbance disturbance) {
    if (!disturbance.concerns(Operation.READ)) {
      return Outcome.NOT_APPLICABLE;
    }
    int before = seen();
    disturbance.fault(Operation.READ).ifPresent(rig.exchange().control()::fault);
    if (disturbance.setsTheClock()) {
      rig.exchange().control().skew(Disturbance.AHEAD);
    }
    String said = ask();
    int requests = seen() - before;
    if (disturbance.bans()) {
      rig.clock().forward(BAN.plusSeconds(1));
    }
    boolean answered = said.equals("answered");
    return new Outcome(requests, 0, said, true, answered, answered, 0);
  }

  private String ask() {
    try {
      rig.account().wallet();
      return "answered";
    } catch (V5Exception e) {
      return e.outcome().name();
    }
  }

  private int seen() {
    return rig.exchange().record().requests(Operation.READ.path()).size();
  }

  @Override
  public void close() {
    rig.close();
  }
}
