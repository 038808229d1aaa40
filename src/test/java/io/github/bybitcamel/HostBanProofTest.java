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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host that says "too frequent" is left alone by every part of the desk, for as long as set. */
@Timeout(60)
class HostBanProofTest {

  private static final Logger LOG = LoggerFactory.getLogger(HostBanProofTest.class);
  private static final String MARKET = ",\"qty\":\"0.1\"";
  private static final String RESTING = ",\"qty\":\"0.001\",\"price\":\"20000\"";
  private static final Duration BAN = Duration.ofSeconds(4);

  @TempDir Path directory;

  @Test
  void sendsNothingUntilTheTimeOfTheBanHasPassedAndThenWhatIsFresh() {
    Map<String, String> settings =
        Map.of("LIMITS_BAN", String.valueOf(BAN.toSeconds()), "RETRY_DEADLINE", "500");
    try (ProofDesk desk = new ProofDesk(directory, settings)) {
      desk.drop("open.json", order("open", "BTCUSDT", ",\"qty\":\"0.01\""));
      desk.comesTo("open", entry -> entry.state() == SignalState.FILLED);
      desk.drop("rest.json", order("rest", "BTCUSDT", RESTING));
      desk.comesTo("rest", entry -> entry.state() == SignalState.WORKING);
      desk.exchange().control().fault(Fault.on("/v5/order/create", Fault.Kind.TOO_FREQUENT));

      desk.drop("first.json", order("first", "ETHUSDT", MARKET));
      await().until(() -> bannedAt(desk).isPresent());
      int before = whenWhatWasUnderWayHasCome(desk);
      desk.drop("second.json", order("second", "ETHUSDT", MARKET));
      desk.drop("short.json", order("short", "XRPUSDT", ",\"qty\":\"100\",\"max_age_s\":1"));
      desk.drop("tomb.json", order("tomb", "SOLUSDT", ",\"qty\":\"1\""));
      desk.comesTo("tomb", entry -> entry.state() == SignalState.RECEIVED);
      desk.drop("untomb.json", action("untomb", "cancel", "SOLUSDT", ",\"ref\":\"tomb\""));
      desk.drop("close.json", action("close", "close", "BTCUSDT", ""));
      desk.drop("cancel.json", action("cancel", "cancel", "BTCUSDT", ",\"ref\":\"rest\""));
      desk.comesTo("tomb", entry -> entry.state() == SignalState.CANCELLED);

      for (String id : List.of("first", "second", "close")) {
        assertThat(desk.comesTo(id, entry -> entry.state().isFinal()).state())
            .as(id)
            .isEqualTo(SignalState.FILLED);
      }
      desk.comesTo("rest", entry -> entry.state() == SignalState.CANCELLED);
      desk.comesTo("cancel", entry -> entry.state() == SignalState.DONE);
      Entry late = desk.comesTo("short", entry -> entry.state().isFinal());
      assertThat(late.state()).isEqualTo(SignalState.EXPIRED);
      Instant banned = bannedAt(desk).orElseThrow();
      List<SeenRequest> requests = desk.exchange().record().requests();
      List<SeenRequest> underWay = requests.subList(0, before);
      List<SeenRequest> after = requests.subList(before, requests.size());
      LOG.info(
          "proof: banned for {} ms, first request after {} ms",
          BAN.toMillis(),
          Duration.between(banned, after.get(0).at()).toMillis());
      assertThat(underWay)
          .filteredOn(request -> request.at().isAfter(banned))
          .hasSizeLessThan(4)
          .noneMatch(request -> request.path().equals("/v5/order/create"));
      assertThat(after)
          .allSatisfy(request -> assertThat(request.at()).isAfterOrEqualTo(banned.plus(BAN)));
    }
  }

  @Test
  void whatCannotBeHeldAgainstTheLimitsWaitsForTheEndOfTheBanToo() {
    Map<String, String> settings =
        Map.of(
            "LIMITS_BAN", String.valueOf(BAN.toSeconds()),
            "RETRY_DEADLINE", "500",
            "RISK_MAX_TOTAL_NOTIONAL", "1000000",
            "RISK_DATA_AGE", "1000");
    try (ProofDesk desk = new ProofDesk(directory, settings)) {
      desk.drop("open.json", order("open", "BTCUSDT", ",\"qty\":\"0.01\""));
      desk.comesTo("open", entry -> entry.state() == SignalState.FILLED);
      desk.exchange().control().fault(Fault.on("/v5/order/create", Fault.Kind.TOO_FREQUENT));
      desk.drop("first.json", order("first", "ETHUSDT", MARKET));
      await().until(() -> bannedAt(desk).isPresent());
      await().pollDelay(Duration.ofMillis(1100)).until(() -> true);

      desk.drop("rest.json", order("rest", "BTCUSDT", RESTING));

      SignalState rests = SignalState.WORKING;
      Entry rest = desk.comesTo("rest", entry -> entry.state() == rests || entry.state().isFinal());
      assertThat(rest.state()).as(rest.reason()).isEqualTo(rests);
      assertThat(desk.clock().instant()).isAfter(bannedAt(desk).orElseThrow().plus(BAN));
    }
  }

  private static String order(String id, String symbol, String more) {
    return "{\"id\":\"%s\",\"symbol\":\"%s\",\"side\":\"buy\"%s}".formatted(id, symbol, more);
  }

  private static String action(String id, String action, String symbol, String more) {
    return "{\"id\":\"%s\",\"action\":\"%s\",\"symbol\":\"%s\"%s}"
        .formatted(id, action, symbol, more);
  }

  private static Optional<Instant> bannedAt(ProofDesk desk) {
    return desk.exchange().record().requests().stream()
        .filter(request -> request.status() == 403)
        .map(SeenRequest::at)
        .findFirst();
  }

  /** Calls that had left before the desk read that it is shut out are no fault of it. */
  private static int whenWhatWasUnderWayHasCome(ProofDesk desk) {
    AtomicInteger seen = new AtomicInteger();
    await()
        .during(Duration.ofMillis(300))
        .until(
            () -> {
              int now = desk.exchange().record().requests().size();
              return seen.getAndSet(now) == now;
            });
    return seen.get();
  }
}
