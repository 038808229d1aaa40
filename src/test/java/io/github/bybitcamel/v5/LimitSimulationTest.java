package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the exchange sees of a desk that has always more calls than it may make. */
@Timeout(60)
class LimitSimulationTest {

  /** Latencies of a way, in milliseconds. */
  private enum Way {
    LOOPBACK,
    STEADY,
    JITTERY,
    WILD
  }

  @ParameterizedTest
  @CsvSource({
    "10, LOOPBACK, 0.995",
    "10, STEADY, 0.995",
    "20, STEADY, 0.995",
    "50, STEADY, 0.995",
    "10, JITTERY, 0.985",
    "50, WILD, 0.79",
  })
  void neverExceedsTheQuotaAndLosesOnlyJitter(int quota, Way way, double share) {
    for (long seed = 1; seed <= 5; seed++) {
      LimitSimulation run = run(quota, seed, random -> oneWay(way, random), quota * 200);

      assertThat(run.mostPerSecond()).isLessThanOrEqualTo(quota);
      assertThat(run.rate(quota)).isGreaterThanOrEqualTo(share * quota);
    }
  }

  /** Jitter of 250 ms each way, few calls: what is learnt first must not be believed too soon. */
  @ParameterizedTest
  @CsvSource({"10", "20"})
  void isCarefulWhileItLearns(int quota) {
    for (long seed = 1; seed <= 200; seed++) {
      assertThat(run(quota, seed, r -> oneWay(Way.WILD, r), 300).mostPerSecond())
          .isLessThanOrEqualTo(quota);
    }
  }

  private static LimitSimulation run(
      int quota, long seed, ToLongFunction<Random> oneWay, int calls) {
    V5Request request = V5Request.to(V5Endpoint.ORDER_CREATE).category(Category.LINEAR).build();
    LimitSettings settings =
        new LimitSettings(
            true,
            100_000,
            LimitSettings.DEFAULT.guard(),
            LimitSettings.DEFAULT.ban(),
            Map.of("limits.quota.order-create.futures", quota));
    return new LimitSimulation(new LimitBook(settings), request, seed, oneWay).run(calls);
  }

  private static long oneWay(Way way, Random random) {
    return (long) (1_000_000 * milliseconds(way, random));
  }

  private static double milliseconds(Way way, Random random) {
    return switch (way) {
      case LOOPBACK -> 0.1 + tail(random, 0.1);
      case STEADY -> 20 + tail(random, 0.5);
      case JITTERY -> 20 + tail(random, 3);
      case WILD -> 2.5 + 250 * random.nextDouble();
    };
  }

  private static double tail(Random random, double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
