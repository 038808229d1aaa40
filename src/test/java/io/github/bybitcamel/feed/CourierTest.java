package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who carries a feed into a sink, whatever fails. */
@Timeout(30)
class CourierTest {

  private final Told alarms = new Told();
  private final MemorySink sink = new MemorySink();
  private final AtomicInteger steps = new AtomicInteger();
  private final AtomicBoolean fails = new AtomicBoolean(true);

  @Test
  void goesOnAfterAnError() {
    Task task =
        door -> {
          steps.incrementAndGet();
          if (fails.get()) {
            throw new NoClassDefFoundError("half a jar");
          }
          return false;
        };
    try (Courier courier = courier(task)) {
      await().until(() -> alarms.standing().contains("FEED_FAULT feed to memory"));
      assertThat(courier.error()).contains("half a jar");

      fails.set(false);

      await().atMost(Duration.ofSeconds(10)).until(() -> alarms.standing().isEmpty());
      assertThat(courier.error()).isEmpty();
    }
  }

  @Test
  void tellsWhoIsAtItThatSomebodyWaitsForTheEnd() {
    Task slow =
        door -> {
          steps.incrementAndGet();
          await().until(door::stopping);
          return true;
        };
    Courier courier = courier(slow);
    await().until(() -> steps.get() == 1);

    assertTimeout(Duration.ofSeconds(5), courier::close);
  }

  @Test
  void tellsItsTasksOfEveryWake() throws Exception {
    Semaphore mayEnd = new Semaphore(0);
    AtomicInteger woken = new AtomicInteger();
    Task task =
        new Task() {
          @Override
          public boolean step(SinkDoor door) {
            steps.incrementAndGet();
            mayEnd.acquireUninterruptibly();
            return false;
          }

          @Override
          public void woken() {
            woken.incrementAndGet();
          }
        };
    try (Courier courier = courier(task)) {
      await().until(() -> steps.get() == 1);
      assertThat(woken).as("the start").hasValue(1);

      courier.wake();
      mayEnd.release();
      await().atMost(Duration.ofSeconds(5)).until(() -> steps.get() == 2);
      assertThat(woken).as("during a step").hasValue(2);

      mayEnd.release();
      await().until(courier::idle);
      courier.wake();
      await().atMost(Duration.ofSeconds(5)).until(() -> steps.get() == 3);
      assertThat(woken).as("during a pause").hasValue(3);
      mayEnd.release();
    }
  }

  @Test
  void letsOneThatIsRefusedHoldUpNoOther() {
    Task refused =
        door -> {
          throw V5Exception.refused(V5Endpoint.KLINE, 10001, "no", OutcomeClass.BAD_REQUEST);
        };
    Task other = door -> steps.incrementAndGet() < 500;
    try (Courier courier = courier(refused, other)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> steps.get() >= 500);
      assertThat(courier.idle()).isFalse();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> alarms.standing().equals(List.of("FEED_FAILING feed to memory")));
    }
  }

  /** Somebody saved the file of one series from a spreadsheet. */
  @Test
  void letsAFileThatCannotBeReadHoldUpNoOtherSeries(@TempDir Path directory) throws Exception {
    List<FeedRecord> broken = Candles.candles("BTCUSDT", 0, 2);
    try (FileSink files = new FileSink(directory, FileKind.CSV)) {
      files.take(broken);
      Path file = files(directory).get(0);
      String sound = Files.readString(file);
      Files.writeString(file, sound.replaceFirst("(?<=last,)" + Candles.START, "1.79073E+12"));
      Task edited = door -> door.take(broken).isEmpty();
      Task other =
          door -> {
            door.take(Candles.candles("ETHUSDT", steps.getAndIncrement(), 1));
            return steps.get() < 100;
          };
      try (Courier courier = courier(files, edited, other)) {
        await().atMost(Duration.ofSeconds(10)).until(() -> steps.get() >= 100);
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> alarms.standing().equals(List.of("FEED_FAILING feed to memory")));
        assertThat(alarms.text("FEED_FAILING feed to memory"))
            .startsWith("row 2 of ")
            .contains("symbol=BTCUSDT");
        assertThat(courier.error()).startsWith("row 2 of ");
      }
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".csv")).toList();
    }
  }

  @Test
  void saysWhyASinkIsDownAlsoWhileItIsLeftAlone() {
    sink.down(true);
    Task task =
        door -> {
          steps.incrementAndGet();
          door.take(List.of());
          return false;
        };
    try (Courier courier = courier(task)) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                courier.wake();
                assertThat(courier.error()).isIn("", "down");
                return alarms.standing().contains("SINK_DOWN feed to memory");
              });
      assertThat(alarms.text("SINK_DOWN feed to memory")).isEqualTo("down");

      int before = steps.get();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                courier.wake();
                return steps.get() > before + 1;
              });
      assertThat(courier.error()).isEqualTo("down");
    }
  }

  private Courier courier(Task... tasks) {
    return courier(sink, tasks);
  }

  private Courier courier(Sink into, Task... tasks) {
    Feed feed =
        new Feed() {
          @Override
          public List<Task> tasks(String sink) {
            return List.of(tasks);
          }

          @Override
          public void poll() {}
        };
    Courier courier = new Courier("feed", "memory", into, feed, alarms);
    courier.start();
    return courier;
  }

  @Test
  void tellsOfPollsThatFailAgainAndAgain() {
    Feed feed =
        new Feed() {
          @Override
          public List<Task> tasks(String sink) {
            return List.of();
          }

          @Override
          public void poll() {
            if (fails.get()) {
              throw new FeedStoreException("no store");
            }
          }
        };
    try (Poller poller = new Poller("feed", feed, alarms, steps::incrementAndGet)) {
      for (int i = 0; i < 5; i++) {
        assertThat(alarms.standing()).isEmpty();
        poller.poll();
      }
      assertThat(alarms.standing()).containsExactly("FEED_FAILING feed");
      assertThat(poller.error()).isEqualTo("no store");

      fails.set(false);
      poller.poll();

      assertThat(alarms.standing()).isEmpty();
      assertThat(poller.error()).isEmpty();
      assertThat(steps).hasValue(6);
    }
  }

  @Test
  void tellsOfAFaultOfAPollerUntilItGoesOn() {
    Runnable afterwards =
        () -> {
          if (fails.get()) {
            throw new StackOverflowError("deep");
          }
        };
    fails.set(true);
    try (Poller poller = new Poller("feed", new Idle(), alarms, afterwards)) {
      poller.poll();
      assertThat(alarms.standing()).containsExactly("FEED_FAULT feed");

      fails.set(false);
      poller.poll();

      assertThat(alarms.standing()).isEmpty();
    }
  }

  private static final class Idle implements Feed {

    @Override
    public List<Task> tasks(String sink) {
      return List.of();
    }

    @Override
    public void poll() {}
  }
}
