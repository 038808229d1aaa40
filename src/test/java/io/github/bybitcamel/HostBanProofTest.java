package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host that says "too frequent" is left alone by every part of the desk, for as long as set. */
@Timeout(60)
class HostBanProofTest {

  private static final Logger LOG = LoggerFactory.getLogger(HostBanProofTest.class);
  private static final Duration BAN = Duration.ofSeconds(3);

  @TempDir Path directory;

  @Test
  void sendsNothingUntilTheTimeOfTheBanHasPassed() {
    Map<String, String> settings =
        Map.of("LIMITS_BAN", String.valueOf(BAN.toSeconds()), "RETRY_DEADLINE", "500");
    try (ProofDesk desk = new ProofDesk(directory, settings)) {
      desk.exchange().control().fault(Fault.on("/v5/order/create", Fault.Kind.TOO_FREQUENT));

      desk.drop("first.json", order("first"));
      Entry first = desk.comesTo("first", entry -> entry.state().isFinal());
      desk.drop("second.json", order("second"));
      Entry second = desk.comesTo("second", entry -> entry.state().isFinal());
      int during = desk.exchange().record().requests().size();
      Instant banned = bannedAt(desk);
      await().until(() -> desk.clock().instant().isAfter(banned.plus(BAN).plusMillis(500)));
      desk.drop("third.json", order("third"));
      Entry third = desk.comesTo("third", entry -> entry.state().isFinal());

      List<SeenRequest> after = afterTheBan(desk, banned);
      LOG.info(
          "proof: banned for {} ms, first request after {} ms, {} while banned",
          BAN.toMillis(),
          Duration.between(banned, after.get(0).at()).toMillis(),
          after.stream().filter(request -> request.at().isBefore(banned.plus(BAN))).count());
      assertThat(List.of(first.state(), second.state())).containsOnly(SignalState.NOT_PLACED);
      assertThat(first.reason()).contains("too frequent");
      assertThat(second.reason()).contains("left alone");
      assertThat(desk.exchange().record().requests().get(during - 1).at()).isEqualTo(banned);
      assertThat(after)
          .allSatisfy(request -> assertThat(request.at()).isAfterOrEqualTo(banned.plus(BAN)));
      assertThat(third.state()).isEqualTo(SignalState.FILLED);
    }
  }

  private static String order(String id) {
    return "{\"id\":\"%s\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}".formatted(id);
  }

  private static Instant bannedAt(ProofDesk desk) {
    return desk.exchange().record().requests().stream()
        .filter(request -> request.status() == 403)
        .findFirst()
        .orElseThrow()
        .at();
  }

  private static List<SeenRequest> afterTheBan(ProofDesk desk, Instant banned) {
    return desk.exchange().record().requests().stream()
        .filter(request -> request.at().isAfter(banned))
        .toList();
  }
}
