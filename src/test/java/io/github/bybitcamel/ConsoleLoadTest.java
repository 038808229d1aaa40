package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Fifty pages stay open while a hundred events a second are told to each. Short in every build;
 * {@code -Dconsole.load.seconds=600} is the long form.
 */
@Tag("alone")
@Timeout(900)
class ConsoleLoadTest extends HttpTest {

  private static final int PAGES = 50;
  private static final int SIGNALS = 50;
  private static final long SECONDS = Long.getLong("console.load.seconds", 12);
  private static final long MEBIBYTE = 1024 * 1024;

  private final AtomicLong events = new AtomicLong();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger batch = new AtomicInteger();

  @Override
  Map<String, String> more() {
    return Map.of(
        "CONSOLE_AUDIT_FILE",
        directory.resolve("audit.jsonl").toString(),
        "LIMITS_QUOTA_SERVER_TIME_ALL",
        "1000",
        "HTTP_MAX_BYTES",
        "1000000");
  }

  @Test
  void keepsMemoryFlatWithFiftyPagesAndAHundredEventsASecond() throws Exception {
    List<CompletableFuture<?>> pages = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      pages.add(open());
    }
    await().until(() -> desk.console().pages() == PAGES);
    ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    var sending = sender.scheduleAtFixedRate(this::signals, 0, 1, TimeUnit.SECONDS);

    List<Long> heap = new ArrayList<>();
    for (int sample = 0; sample <= 6; sample++) {
      long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos() / 6;
      long now = System.nanoTime();
      await()
          .pollDelay(Duration.ofNanos(Math.max(1, until - now)))
          .atMost(Duration.ofSeconds(SECONDS + 30))
          .until(() -> true);
      heap.add(used());
    }
    sending.cancel(false);
    sender.shutdownNow();

    long perPage = events.get() / PAGES;
    LoggerFactory.getLogger(ConsoleLoadTest.class)
        .warn(
            "{} pages, {} s: {} events a second to each, heap after collection in MiB: {}",
            PAGES,
            SECONDS,
            perPage / Math.max(1, SECONDS),
            heap.stream().map(bytes -> bytes / MEBIBYTE).toList());
    assertThat(ended).hasValue(0);
    assertThat(desk.console().dropped()).isZero();
    assertThat(desk.console().pages()).isEqualTo(PAGES);
    assertThat(perPage).isGreaterThan(SECONDS * SIGNALS);
    assertThat(heap.get(6) - heap.get(1)).isLessThan(24 * MEBIBYTE);
    pages.forEach(page -> page.cancel(true));
  }

  private CompletableFuture<?> open() {
    HttpRequest request = request("/api/events").build();
    return client
        .sendAsync(request, BodyHandlers.fromLineSubscriber(new Page()))
        .whenComplete((done, failure) -> ended.incrementAndGet());
  }

  /** A page that keeps nothing of what it reads. */
  private final class Page implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.equals("event: signal")) {
        events.incrementAndGet();
      }
    }

    @Override
    public void onError(Throwable failure) {
      // The page was closed.
    }

    @Override
    public void onComplete() {
      // Counted where the request ends.
    }
  }

  /** Each is received and done: two events. */
  private void signals() {
    int number = batch.incrementAndGet();
    String body =
        IntStream.range(0, SIGNALS)
            .mapToObj(i -> "{\"id\":\"load-" + number + "-" + i + "\",\"action\":\"test\"}")
            .collect(Collectors.joining(",", "[", "]"));
    send(post("/signals", body));
  }

  private static long used() {
    System.gc();
    Runtime java = Runtime.getRuntime();
    return java.totalMemory() - java.freeMemory();
  }
}
