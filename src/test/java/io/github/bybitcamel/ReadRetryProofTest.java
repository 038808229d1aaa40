package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.bybitcamel.model.CoinBalance;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads on a bad line: every answer comes, after as many attempts as it takes. */
@Timeout(60)
class ReadRetryProofTest {

  private static final Logger LOG = LoggerFactory.getLogger(ReadRetryProofTest.class);
  private static final String WALLET = "/v5/account/wallet-balance";
  private static final int READS = 200;
  private static final double ERRORS = 0.2;
  private static final List<Fault> FAULTS =
      List.of(
          Fault.on(WALLET, Fault.Kind.DROP_BEFORE),
          Fault.on(WALLET, Fault.Kind.DROP_AFTER),
          Fault.on(WALLET, Fault.Kind.TRUNCATED),
          Fault.on(WALLET, Fault.Kind.GARBAGE),
          Fault.on(WALLET, Fault.Kind.STATUS_BEFORE).with(502),
          Fault.on(WALLET, Fault.Kind.STATUS_AFTER).with(429),
          Fault.on(WALLET, Fault.Kind.CODE_BEFORE).with(10000),
          Fault.on(WALLET, Fault.Kind.CODE_AFTER).with(10016));

  @TempDir Path directory;

  @Test
  void reachesEveryAnswerThoughAFifthOfTheRequestsFails() throws Exception {
    try (ReadRig rig = new ReadRig(directory, Map.of("RETRY_FIRST_PAUSE", "20"))) {
      Random random = new Random(1);
      int disturbed = 0;
      List<CoinBalance> coins = rig.account().wallet().coins();

      for (int i = 0; i < READS; i++) {
        for (boolean bad = random.nextDouble() < ERRORS; bad; bad = random.nextDouble() < ERRORS) {
          rig.exchange().control().fault(FAULTS.get(random.nextInt(FAULTS.size())));
          disturbed++;
        }
        assertThat(rig.account().wallet().coins()).isEqualTo(coins);
      }

      int seen = rig.exchange().record().requests(WALLET).size();
      LOG.info(
          "proof: {} reads, {} requests disturbed, {} requests seen", READS, disturbed, seen - 1);
      assertThat(disturbed).isPositive();
      assertThat(seen - 1).isEqualTo(READS + disturbed);
    }
  }

  @Test
  void givesUpAtTheDeadlineWhereEveryRequestFails() throws Exception {
    Map<String, String> settings =
        Map.of("RETRY_FIRST_PAUSE", "20", "RETRY_LONGEST_PAUSE", "100", "RETRY_DEADLINE", "500");
    try (ReadRig rig = new ReadRig(directory, settings)) {
      rig.exchange().control().fault(FAULTS.get(4).times(1000));
      long start = System.nanoTime();

      assertThat(catchThrowable(() -> rig.account().wallet())).hasMessageContaining("HTTP 502");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(rig.exchange().record().requests(WALLET))
          .hasSizeGreaterThan(2)
          .extracting(SeenRequest::status)
          .containsOnly(502);
    }
  }
}
