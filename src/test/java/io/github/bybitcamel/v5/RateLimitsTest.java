package io.github.bybitcamel.v5;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.model.Category;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RateLimitsTest {

  private static final V5Request CREATE =
      V5Request.to(V5Endpoint.ORDER_CREATE).category(Category.LINEAR).build();
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeTime banTime = new FakeTime(Instant.EPOCH);

  @Test
  void keepsThreadsToTheQuota() throws Exception {
    RateLimits limits = limits(Map.of("limits.quota.order-create.futures", 20));
    ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      threads.add(new Thread(() -> call(limits, times)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    List<Long> sorted = times.stream().sorted().toList();
    assertThat(sorted).hasSize(50);
    for (int i = 20; i < 50; i++) {
      assertThat(sorted.get(i) - sorted.get(i - 20)).isGreaterThanOrEqualTo(1_000_000_000L);
    }
    assertThat(sorted.get(49) - sorted.get(0)).isLessThan(2_500_000_000L);
  }

  @Test
  void refusesWhatCannotGoBeforeItsDeadline() throws Exception {
    RateLimits limits = limits(Map.of("limits.quota.order-create.futures", 1));
    Permit held = acquire(limits, LONG);

    V5Exception refused =
        catchThrowableOfType(V5Exception.class, () -> acquire(limits, Duration.ofMillis(20)));

    assertThat(refused.outcome()).isEqualTo(OutcomeClass.AFTER_RESET);
    assertThat(refused.mayHaveBeenSent()).isFalse();
    held.failed(true);
    assertThat(acquire(limits, LONG).waited()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void isWokenWhenAPlaceIsGivenBack() throws Exception {
    RateLimits limits = limits(Map.of("limits.quota.order-create.futures", 1));
    Permit held = acquire(limits, LONG);
    FutureTask<Permit> waiting = start(limits, LONG);

    held.failed(true);

    assertThat(waiting.get()).isNotNull();
  }

  @Test
  void canBeInterruptedAndLeavesTheTurnToOthers() throws Exception {
    RateLimits limits = limits(Map.of("limits.quota.order-create.futures", 1));
    Permit held = acquire(limits, LONG);
    FutureTask<Permit> interrupted = new FutureTask<>(() -> acquire(limits, LONG));
    Thread thread = new Thread(interrupted);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    FutureTask<Permit> waiting = start(limits, LONG);

    thread.interrupt();

    assertThatThrownBy(interrupted::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    held.failed(true);
    assertThat(waiting.get()).isNotNull();
  }

  @Test
  void learnsFromTheHeaders() throws Exception {
    RateLimits limits = limits(Map.of());
    try (Permit permit = acquire(limits, LONG)) {
      permit.answered(headers("X-Bapi-Limit", "30"), Optional.empty());
    }

    for (int i = 0; i < 29; i++) {
      assertThat(acquire(limits, Duration.ofMillis(100))).isNotNull();
    }
    assertThatThrownBy(() -> acquire(limits, Duration.ofMillis(1))).isInstanceOf(V5Exception.class);
  }

  @Test
  void waitsAfterTooManyVisits() throws Exception {
    RateLimits limits = limits(Map.of());
    try (Permit permit = acquire(limits, LONG)) {
      permit.answered(headers("", ""), Optional.of(tooManyVisits()));
    }

    assertThatThrownBy(() -> acquire(limits, Duration.ofMillis(500)))
        .isInstanceOf(V5Exception.class);
    assertThat(acquire(limits, LONG)).isNotNull();
  }

  @Test
  void waitsWhereOthersHaveTakenWhatWasLeft() throws Exception {
    RateLimits limits = limits(Map.of());
    try (Permit permit = acquire(limits, LONG)) {
      permit.answered(headers("X-Bapi-Limit-Status", "0"), Optional.empty());
    }

    assertThatThrownBy(() -> acquire(limits, Duration.ofMillis(20)))
        .isInstanceOf(V5Exception.class);
    assertThat(acquire(limits, LONG)).isNotNull();
  }

  @Test
  void leavesAHostAloneThatShutsUsOut() throws Exception {
    RateLimits limits = limits(Map.of("limits.quota.order-create.futures", 2));
    Permit first = acquire(limits, LONG);
    Permit second = acquire(limits, LONG);
    FutureTask<Permit> waiting = start(limits, LONG);

    first.answered(headers("", ""), Optional.of(banned()));

    assertThatThrownBy(waiting::get).hasCauseInstanceOf(V5Exception.class);
    second.failed(true);
    V5Exception refused = catchThrowableOfType(V5Exception.class, () -> acquire(limits, LONG));
    assertThat(refused).hasMessageContaining("the host is left alone for 600 s");
    assertThat(refused.retryAfter()).contains(Duration.ofMinutes(10));
    assertThat(refused.mayHaveBeenSent()).isFalse();
  }

  @Test
  void triesAHostAgainWithOneCall() throws Exception {
    RateLimits limits = limits(Map.of());
    acquire(limits, LONG).answered(headers("", ""), Optional.of(banned()));
    banTime.pass(Duration.ofMinutes(10).plusMillis(1));

    Permit probe = acquire(limits, LONG);
    assertThatThrownBy(() -> acquire(limits, LONG)).isInstanceOf(V5Exception.class);
    probe.answered(headers("", ""), Optional.empty());

    assertThat(acquire(limits, LONG)).isNotNull();
  }

  @Test
  void aForbiddenRegionIsNoBan() throws Exception {
    RateLimits limits = limits(Map.of());
    acquire(limits, LONG)
        .answered(
            headers("", ""),
            Optional.of(
                V5Exception.refused(
                    V5Endpoint.ORDER_CREATE, 10009, "region", OutcomeClass.FORBIDDEN)));

    assertThat(acquire(limits, LONG)).isNotNull();
  }

  @Test
  void canBeLifted() throws Exception {
    LimitSettings lifted =
        LimitSettings.from(name -> Optional.of("false").filter(f -> name.equals("limits.enabled")));
    RateLimits limits = limits(lifted);

    for (int i = 0; i < 1000; i++) {
      acquire(limits, Duration.ZERO).answered(headers("X-Bapi-Limit", "1"), Optional.empty());
    }
    acquire(limits, Duration.ZERO).failed(true);
    acquire(limits, Duration.ZERO).answered(headers("", ""), Optional.of(banned()));
    assertThatThrownBy(() -> acquire(limits, LONG)).isInstanceOf(V5Exception.class);
  }

  @Test
  void readsItsSettings() {
    Map<String, String> values =
        Map.of(
            "limits.ip", "100",
            "limits.guard", "5",
            "limits.ban", "60",
            "limits.quota.order-create.futures", "40",
            "limits.quota.wallet-balance.all", "7");

    LimitSettings settings = LimitSettings.from(name -> Optional.ofNullable(values.get(name)));

    assertThat(settings)
        .isEqualTo(
            new LimitSettings(
                true,
                100,
                Duration.ofMillis(5),
                Duration.ofMinutes(1),
                Map.of(
                    "limits.quota.order-create.futures", 40,
                    "limits.quota.wallet-balance.all", 7)));
    assertThat(LimitSettings.names())
        .contains("limits.enabled", "limits.quota.order-cancel-all.option")
        .doesNotContain("limits.quota.order-create.all", "limits.quota.wallet-balance.spot");
    assertThat(LimitSettings.from(name -> Optional.empty())).isEqualTo(LimitSettings.DEFAULT);
  }

  private static void call(RateLimits limits, ConcurrentLinkedQueue<Long> times) {
    try (Permit permit = acquire(limits, LONG)) {
      times.add(System.nanoTime());
      permit.answered(headers("", ""), Optional.empty());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a call that waits for its permit in a thread of its own. */
  private static FutureTask<Permit> start(RateLimits limits, Duration patience) {
    CountDownLatch started = new CountDownLatch(1);
    FutureTask<Permit> task =
        new FutureTask<>(
            () -> {
              started.countDown();
              return acquire(limits, patience);
            });
    Thread thread = new Thread(task);
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return task;
  }

  private static Permit acquire(RateLimits limits, Duration patience) throws InterruptedException {
    return limits.acquire(CREATE, Deadline.after(patience, System::nanoTime));
  }

  private static V5Exception tooManyVisits() {
    return V5Exception.refused(
        V5Endpoint.ORDER_CREATE, 10006, "Too many visits!", OutcomeClass.AFTER_RESET);
  }

  private static V5Exception banned() {
    return catchThrowableOfType(
        V5Exception.class,
        () ->
            Fixtures.READER.read(
                CREATE, 403, name -> Optional.empty(), "access too frequent".getBytes(UTF_8)));
  }

  private static Function<String, Optional<String>> headers(String name, String value) {
    return asked -> Optional.of(value).filter(v -> asked.equals(name));
  }

  private RateLimits limits(Map<String, Integer> quotas) {
    return limits(
        new LimitSettings(true, 1000, Duration.ofMillis(2), Duration.ofMinutes(10), quotas));
  }

  private RateLimits limits(LimitSettings settings) {
    return new RateLimits(
        settings,
        banTime.clock(),
        System::nanoTime,
        new ServerClock(Clock.systemUTC(), System::nanoTime));
  }
}
