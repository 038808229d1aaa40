package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.SetClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sinks are told of signals, also where the ledger is not the one that was. */
class SignalFeedTest {

  @TempDir Path directory;
  private final SetClock clock = SetClock.standing(Instant.parse("2026-09-30T12:00:00Z"));
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
  void tellsEachStepOnceOverStarts() throws Exception {
    Kept ledger = new Kept();
    ledger.arrive("a", true);
    ledger.arrive("b", false);
    carry(ledger);
    ledger.end(2);
    carry(ledger);
    carry(ledger);

    assertThat(told()).containsExactly("1 a 0", "2 b 0", "2 b 1");
  }

  @Test
  void tellsWhatANewLedgerHasFromItsFirstSignalOn() throws Exception {
    Kept ledger = new Kept();
    for (String id : List.of("a", "b", "c", "d", "e")) {
      ledger.arrive(id, false);
    }
    carry(ledger);

    Kept fresh = new Kept();
    fresh.arrive("f", true);
    fresh.arrive("g", false);
    carry(fresh);
    fresh.end(2);
    carry(fresh);

    assertThat(told()).hasSize(8).endsWith("1 f 0", "2 g 0", "2 g 1");
    assertThat(sink.standing()).hasSize(8);
  }

  @Test
  void goesOnWithWhatArrivesInALedgerThatWasPutBack() throws Exception {
    Kept ledger = new Kept();
    ledger.arrive("a", true);
    ledger.arrive("b", true);
    Kept copy = new Kept(ledger);
    ledger.arrive("c", true);
    ledger.arrive("d", true);
    carry(ledger);

    SignalFeed feed = feed(copy);
    carry(feed);
    copy.arrive("e", true);
    carry(feed);
    copy.arrive("f", true);
    copy.arrive("g", true);
    carry(copy);

    assertThat(told())
        .containsExactly("1 a 0", "2 b 0", "3 c 0", "4 d 0", "3 e 0", "4 f 0", "5 g 0");
    assertThat(sink.standing()).hasSize(7);
  }

  @Test
  void findsALedgerThatWasPutBackAndHasMoreThanTheOldOneHad() throws Exception {
    Kept ledger = new Kept();
    ledger.arrive("a", true);
    Kept copy = new Kept(ledger);
    ledger.arrive("b", true);
    carry(ledger);
    copy.arrive("c", true);
    copy.arrive("d", true);
    carry(copy);

    assertThat(told()).containsExactly("1 a 0", "2 b 0", "2 c 0", "3 d 0");
  }

  @Test
  void tellsNothingAgainWhereTheLastSignalsWereArchived() throws Exception {
    Kept ledger = new Kept();
    ledger.arrive("a", true);
    ledger.arrive("b", true);
    carry(ledger);
    ledger.archive(2);
    carry(ledger);
    ledger.arrive("c", true);
    carry(ledger);

    assertThat(told()).containsExactly("1 a 0", "2 b 0", "3 c 0");
  }

  private SignalFeed feed(Kept ledger) {
    return new SignalFeed(new Journal(store, "signal_event"), ledger, clock);
  }

  /** Polls as the first time after a start. */
  private void carry(Kept ledger) throws Exception {
    carry(feed(ledger));
  }

  private void carry(SignalFeed feed) throws Exception {
    Task task = feed.tasks("memory").get(0);
    feed.poll();
    task.step(sink.door());
  }

  private List<String> told() {
    return sink.taken().stream()
        .map(row -> "%s %s %s".formatted(row.value("sequence"), row.value("id"), row.value("step")))
        .toList();
  }

  /** Signals of one step or more, each a second after the one before. */
  private final class Kept implements SignalSource {

    private final List<Story> stories;
    private long last;

    Kept() {
      stories = new ArrayList<>();
    }

    Kept(Kept other) {
      stories = new ArrayList<>(other.stories);
      last = other.last;
    }

    void arrive(String id, boolean settled) {
      clock.forward(Duration.ofSeconds(1));
      last++;
      stories.add(story(last, id, clock.instant(), settled, List.of(step(0))));
    }

    /** Ends a signal by another step. */
    void end(long sequence) {
      clock.forward(Duration.ofSeconds(1));
      Story old = find(sequence).orElseThrow();
      List<Step> steps = new ArrayList<>(old.steps());
      steps.add(step(steps.size()));
      stories.remove(old);
      stories.add(story(sequence, old.id(), old.receivedAt(), true, steps));
    }

    void archive(long sequence) {
      stories.remove(find(sequence).orElseThrow());
    }

    private Story story(
        long sequence, String id, Instant receivedAt, boolean settled, List<Step> steps) {
      return new Story(
          sequence, receivedAt, "default", "inbox", id, "BTCUSDT", "order", settled, steps);
    }

    private Step step(int number) {
      return new Step(
          number, "", clock.instant(), "RECEIVED", "", "", "", Optional.empty(), Optional.empty());
    }

    @Override
    public List<Story> after(long sequence, int limit) {
      return stories.stream().filter(one -> one.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public long lastAt(Instant time) {
      return stories.stream()
          .filter(one -> !one.receivedAt().isAfter(time))
          .mapToLong(Story::sequence)
          .max()
          .orElse(0);
    }

    @Override
    public Optional<Story> find(long sequence) {
      return stories.stream().filter(one -> one.sequence() == sequence).findFirst();
    }
  }
}
