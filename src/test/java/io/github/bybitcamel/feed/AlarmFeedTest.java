package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sinks are told of alarms: each raised once, and cleared once, over a restart too. */
class AlarmFeedTest {

  private static final Instant NOON = Instant.parse("2026-09-30T12:00:00Z");

  @TempDir Path directory;
  private final SetClock clock = SetClock.standing(NOON);
  private final Queue<AlarmFeed.Event> events = new ArrayDeque<>();
  private final MemorySink sink = new MemorySink();
  private FeedStore store;

  @BeforeEach
  void open() {
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void clearsWhatStoodWhenTheProgramEnded() throws Exception {
    AlarmFeed first = feed();
    tell("SINK_DOWN", NOON, false);
    tell("LANE_FAULT", NOON, false);
    tell("LANE_FAULT", NOON, true);
    carry(first);
    assertThat(told())
        .containsExactly("SINK_DOWN 0 raised", "LANE_FAULT 0 raised", "LANE_FAULT 0 cleared");

    clock.forward(Duration.ofHours(1));
    AlarmFeed second = feed();
    tell("SINK_DOWN", clock.instant(), false);
    carry(second);
    carry(second);

    assertThat(told()).hasSize(5).endsWith("SINK_DOWN 0 cleared", "SINK_DOWN 60 raised");
    assertThat(sink.taken().get(3).value("alarm_ts")).isEqualTo(clock.millis());
  }

  private AlarmFeed feed() {
    return new AlarmFeed(new Journal(store, "alarm"), events, clock);
  }

  private void tell(String code, Instant since, boolean cleared) {
    events.add(new AlarmFeed.Event(code, "one", "", since, clock.instant(), cleared));
  }

  private void carry(AlarmFeed feed) throws Exception {
    Task task = feed.tasks("memory").get(0);
    feed.poll();
    task.step(sink.door());
  }

  /** Returns what the sink was told, with since when in minutes from noon. */
  private List<String> told() {
    return sink.taken().stream()
        .map(
            row ->
                "%s %d %s"
                    .formatted(
                        row.value("code"),
                        ((Long) row.value("since") - NOON.toEpochMilli()) / 60_000,
                        row.value("cleared").equals(true) ? "cleared" : "raised"))
        .toList();
  }
}
