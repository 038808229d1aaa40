package io.github.bybitcamel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Instrument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListingsTest {

  private final AtomicInteger reads = new AtomicInteger();
  private final List<Instrument> listed = new ArrayList<>();
  private final SetClock clock = SetClock.standing(Samples.NOW);
  private final Listings listings =
      new Listings(
          () -> {
            reads.incrementAndGet();
            return List.copyOf(listed);
          },
          clock);

  @Test
  void findsWhatWasListedAMinuteAgo() {
    assertThat(listings.find("BTCUSDT")).isEmpty();
    listed.add(Samples.BTCUSDT);

    clock.forward(Duration.ofMinutes(1));

    assertThat(listings.find("BTCUSDT")).contains(Samples.BTCUSDT);
  }

  @Test
  void doesNotFloodTheExchangeForNamesThatAreNotThere() {
    listed.add(Samples.BTCUSDT);
    for (int i = 0; i < 1000; i++) {
      assertThat(listings.find("NONE" + i)).isEmpty();
      clock.forward(Duration.ofMillis(20));
    }

    assertThat(reads.get()).isLessThanOrEqualTo(3);
  }

  @Test
  void tellsAllThatWasReadWithoutAskingAgain() {
    listed.add(Samples.BTCUSDT);

    assertThat(listings.all()).containsExactly(Samples.BTCUSDT);
    assertThat(listings.find("BTCUSDT")).isPresent();
    assertThat(listings.all()).hasSize(1);

    assertThat(reads).hasValue(1);
  }

  @Test
  void nobodyWaitsForARefreshOfWhatIsKnown() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Listings slow =
        new Listings(
            () -> {
              if (reads.incrementAndGet() > 1) {
                begun.countDown();
                awaitUninterrupted(answer);
              }
              return List.of(Samples.BTCUSDT);
            },
            clock);
    slow.find("BTCUSDT");
    clock.forward(Duration.ofHours(2));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> refreshing = other.submit(() -> slow.find("BTCUSDT"));
      begun.await();

      assertThat(slow.find("BTCUSDT")).isPresent();

      answer.countDown();
      refreshing.get(10, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
