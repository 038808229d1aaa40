package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.RecordType;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.sink.FileKind;
import io.github.bybitcamel.sink.FileSink;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Rows that are kept until their sinks have them. */
class JournalTaskTest {

  @TempDir Path directory;
  private final SetClock clock = SetClock.ofThisMachine();
  private final Told alarms = new Told();
  private FeedStore store;
  private Journal journal;

  @BeforeEach
  void open() {
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
    journal = new Journal(store, "funding");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void deliversAgainTheRowThatAFileHasLost() throws Exception {
    journal.begin("file");
    add(20);
    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      assertThat(new JournalTask(journal, "file", clock).step(door(sink))).isFalse();
    }
    Path file = file();
    List<String> whole = Files.readAllLines(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    Journal.Counts before = journal.counts("file");

    try (FileSink sink = new FileSink(directory, FileKind.CSV)) {
      assertThat(new JournalTask(journal, "file", clock).step(door(sink))).isFalse();
    }

    assertThat(Files.readAllLines(file)).isEqualTo(whole).hasSize(21);
    assertThat(journal.counts("file")).isEqualTo(before);
  }

  @Test
  void keepsNothingThatEverySinkHas() throws Exception {
    MemorySink memory = new MemorySink();
    JournalTask task = new JournalTask(journal, "memory", clock);
    add(20);
    task.step(memory.door());
    Upkeep upkeep = upkeep(Set.of(outlet("memory")));

    clock.forward(Duration.ofMinutes(59));
    upkeep.run();
    assertThat(rows()).isEqualTo(20);
    clock.forward(Duration.ofMinutes(61));
    upkeep.run();
    assertThat(rows()).isZero();
  }

  /** It was taken out of the YAML for some days, and then put in again. */
  @Test
  void keepsRowsForASinkThatIsAway() throws Exception {
    Upkeep upkeep = upkeep(Set.of(outlet("memory")));
    MemorySink memory = new MemorySink();
    JournalTask task = new JournalTask(journal, "memory", clock);
    journal.begin("away");
    add(20);
    task.step(memory.door());
    for (int day = 0; day < 3; day++) {
      clock.forward(Duration.ofDays(1));
      upkeep.run();
    }

    MemorySink back = new MemorySink();
    new JournalTask(journal, "away", clock).step(back.door());

    assertThat(back.taken()).hasSize(20);
    assertThat(journal.counts("away")).isEqualTo(new Journal.Counts(20, 20, 0, 0));
    assertThat(alarms.standing()).isEmpty();
  }

  @Test
  void countsAsDeadWhatBecameTooOldBehindASinkThatIsAway() {
    journal.begin("away");
    add(20);
    clock.forward(Duration.ofDays(4));
    upkeep(Set.of(outlet("away"))).run();
    clock.forward(Duration.ofDays(4));
    add(3);

    upkeep(Set.of(outlet("memory"))).run();

    assertThat(journal.counts("away")).isEqualTo(new Journal.Counts(23, 0, 20, 3));
    assertThat(letters())
        .singleElement()
        .asString()
        .matches("not taken within 7 days: 20 rows of .+Z until .+Z");
    assertThat(alarms.standing()).containsExactly("ROWS_EXPIRED funding to away");
  }

  /** The desk was off for long: rows become too old while a sink takes them. */
  @Test
  void countsOnceWhatBecameTooOldWhileItWasTaken() throws Exception {
    journal.begin("memory");
    add(20);
    clock.forward(Duration.ofDays(8));
    Upkeep upkeep = upkeep(Set.of(outlet("memory")));

    new JournalTask(journal, "memory", clock)
        .step(
            rows -> {
              upkeep.run();
              return List.of();
            });

    assertThat(journal.counts("memory")).isEqualTo(new Journal.Counts(20, 0, 20, 0));
  }

  @Test
  void forgetsASinkThatHasBeenAwayForLong() {
    journal.begin("gone");
    add(20);
    Upkeep upkeep = upkeep(Set.of());
    upkeep.run();
    clock.forward(Duration.ofDays(6));
    add(5);
    upkeep.run();
    assertThat(rows()).isEqualTo(25);
    clock.forward(Duration.ofDays(2));

    upkeep.run();
    upkeep.run();

    assertThat(rows()).isEqualTo(5);
    assertThat(letters())
        .singleElement()
        .asString()
        .startsWith("the sink did not run within 7 days: 25 rows of ");
    assertThat(alarms.standing()).isEmpty();
    journal.begin("gone");
    assertThat(journal.counts("gone")).isEqualTo(new Journal.Counts(0, 0, 0, 0));
  }

  @Test
  void tellsOfTheStoreHowMuchDiskItTakes() throws Exception {
    journal.begin("memory");
    add(2000);

    long there = 0;
    for (String name : List.of("feeds.db", "feeds.db-wal", "feeds.db-shm")) {
      there += Files.size(directory.resolve(name));
    }
    assertThat(store.bytes()).isEqualTo(there).isGreaterThan(2000 * 50);
  }

  @Test
  void tellsOfRowsThatASinkDidNotTakeForADay() {
    journal.begin("memory");
    add(20);
    Upkeep upkeep = upkeep(Set.of(outlet("memory")));
    clock.forward(Duration.ofDays(8));
    upkeep.run();
    assertThat(alarms.standing()).containsExactly("ROWS_EXPIRED funding to memory");
    assertThat(journal.counts("memory").dead()).isEqualTo(20);

    clock.forward(Duration.ofDays(1));
    upkeep.run();

    assertThat(alarms.standing()).isEmpty();
  }

  @Test
  void letsAHistoryThatIsRefusedHoldUpNoOther() {
    List<TimeRange> asked = new ArrayList<>();
    Map<String, History> histories =
        Map.of(
            "a",
            range -> {
              throw V5Exception.refused(
                  V5Endpoint.EXECUTION_LIST, 10005, "no", OutcomeClass.FORBIDDEN);
            },
            "b",
            range -> {
              asked.add(range);
              return List.of();
            });
    HistoryFeed feed =
        new HistoryFeed(
            journal,
            histories,
            Optional.empty(),
            Optional.empty(),
            new ServerClock(clock, System::nanoTime),
            clock);

    assertThatThrownBy(feed::poll).isInstanceOf(V5Exception.class).hasMessageContaining("10005");

    assertThat(asked).hasSize(1);
  }

  @Test
  void readsThePastOnceWhenAnEarlierBeginIsSet() throws Exception {
    Instant now = clock.instant();
    Instant earlier = now.minus(Duration.ofDays(30));
    List<TimeRange> asked = new ArrayList<>();
    AtomicBoolean down = new AtomicBoolean();
    History history =
        range -> {
          if (down.get() && asked.size() == 2) {
            throw V5Exception.refused(
                V5Endpoint.EXECUTION_LIST, 10016, "no", OutcomeClass.SAFE_TO_RETRY);
          }
          asked.add(range);
          return LongStream.rangeClosed(0, 30)
              .mapToObj(day -> earlier.plus(Duration.ofDays(day)))
              .filter(at -> !at.isBefore(range.from()) && !at.isAfter(range.to()))
              .map(at -> order(at, "Filled"))
              .toList();
        };
    MemorySink memory = new MemorySink();
    Task task = history(history, now.minus(Duration.ofDays(2))).tasks("memory").get(0);
    history(history, now.minus(Duration.ofDays(2))).poll();
    task.step(memory.door());
    assertThat(memory.taken()).hasSize(3);

    asked.clear();
    down.set(true);
    HistoryFeed killed = history(history, earlier);
    assertThatThrownBy(killed::poll).isInstanceOf(V5Exception.class);
    down.set(false);
    HistoryFeed again = history(history, earlier);
    again.poll();
    task.step(memory.door());

    assertThat(memory.taken().subList(3, memory.taken().size()))
        .extracting(row -> row.value("created_ts"))
        .isEqualTo(
            LongStream.range(0, 28)
                .mapToObj(day -> earlier.plus(Duration.ofDays(day)).toEpochMilli())
                .toList());
    assertThat(journal.counts("memory")).isEqualTo(new Journal.Counts(31, 31, 0, 0));

    asked.clear();
    again.poll();
    history(history, earlier).poll();
    assertThat(asked).allMatch(range -> range.from().isAfter(now.minus(Duration.ofHours(2))));
  }

  private HistoryFeed history(History history, Instant from) {
    return new HistoryFeed(
        journal,
        Map.of("linear", history),
        Optional.of(from),
        Optional.empty(),
        new ServerClock(clock, System::nanoTime),
        clock);
  }

  @Test
  void saysAtTheStartWhatANewSinkDoesNotGet() {
    ListAppender<ILoggingEvent> log = log(JournalTask.class);
    new JournalTask(journal, "memory", clock);
    add(20);

    new JournalTask(journal, "memory", clock);
    assertThat(log.list).isEmpty();
    new JournalTask(journal, "new", clock);

    ((Logger) LoggerFactory.getLogger(JournalTask.class)).detachAppender(log);
    assertThat(log.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .matches(
            "funding: the sink new is new and gets what comes from .+Z on, none of the 20 rows"
                + " before");
  }

  @Test
  void tellsWhatBecomesOfAHoleWhosePartsComeToDifferentEnds() throws Exception {
    Instant noon = Instant.parse("2026-09-30T12:00:00Z");
    Instant hole = noon.minusSeconds(300);
    HandKlines exchange = new HandKlines(noon.plusSeconds(30));
    Stream.of(0, 60, 120).forEach(second -> exchange.hide(hole.plusSeconds(second)));
    KlineOrder order =
        KlineOrder.live(
            new Series(Category.LINEAR, "BTCUSDT", KlineInterval.M1, PriceType.LAST),
            Optional.of(noon.minusSeconds(600)));
    KlineTask candles = new KlineTask(order, "file", exchange, store, alarms);
    GapFeed feed = new GapFeed(new Journal(store, "gaps"), clock);
    MemorySink memory = new MemorySink();
    Task task = feed.tasks("memory").get(0);
    carry(candles);
    feed.poll();
    task.step(memory.door());
    assertThat(holes(memory, hole)).containsExactly("0-180 open");

    exchange.show();
    Stream.of(0, 120).forEach(second -> exchange.hide(hole.plusSeconds(second)));
    exchange.time(noon.plusSeconds(95));
    carry(candles);
    feed.poll();
    task.step(memory.door());
    assertThat(holes(memory, hole))
        .containsExactlyInAnyOrder("0-60 open", "60-120 filled", "120-180 open");

    exchange.show();
    exchange.time(noon.plus(Duration.ofMinutes(15)));
    carry(candles);
    feed.poll();
    task.step(memory.door());
    assertThat(holes(memory, hole))
        .containsExactlyInAnyOrder("0-60 filled", "60-120 filled", "120-180 filled");
    assertThat(memory.taken())
        .extracting(row -> row.key() + row.revision())
        .doesNotHaveDuplicates();
  }

  private static void carry(KlineTask candles) throws SinkDownException {
    candles.woken();
    boolean more = true;
    while (more) {
      more = candles.step(new MemorySink().door());
    }
  }

  /** Returns what stands of a table of gaps, in seconds from the begin of the hole. */
  private static List<String> holes(MemorySink sink, Instant hole) {
    return sink.standing().stream()
        .map(
            row ->
                "%d-%d %s"
                    .formatted(
                        ((Long) row.value("from_ts") - hole.toEpochMilli()) / 1000,
                        ((Long) row.value("to_ts") - hole.toEpochMilli()) / 1000,
                        row.value("status")))
        .toList();
  }

  @Test
  void followsWhatBeganLongAgoUntilItHasEnded() throws Exception {
    Instant begun = clock.instant();
    AtomicBoolean shown = new AtomicBoolean(true);
    List<String> asked = new ArrayList<>();
    History history =
        new History() {
          @Override
          public List<Past> between(TimeRange range) {
            return shown.get() ? List.of(order(begun, "New")) : List.of();
          }

          @Override
          public Optional<Past> find(String digest) {
            asked.add(digest);
            return Optional.of(order(begun, "Cancelled"));
          }
        };
    HistoryFeed feed =
        new HistoryFeed(
            journal,
            Map.of("linear", history),
            Optional.empty(),
            Optional.empty(),
            new ServerClock(clock, System::nanoTime),
            clock);
    MemorySink memory = new MemorySink();
    Task task = feed.tasks("memory").get(0);
    feed.poll();
    clock.forward(Duration.ofDays(10));
    feed.poll();
    assertThat(asked).isEmpty();

    shown.set(false);
    feed.poll();
    feed.poll();
    task.step(memory.door());

    assertThat(asked).hasSize(1);
    assertThat(memory.taken())
        .extracting(one -> one.value("status"))
        .containsExactly("New", "Cancelled");
  }

  /** It was cancelled while the desk was down, and is kept for a day only. */
  @Test
  void asksNoMoreForWhatTheExchangeHasForgotten() {
    Instant begun = clock.instant();
    List<Past> shown = new ArrayList<>(List.of(order(begun, "New")));
    List<String> asked = new ArrayList<>();
    History history =
        new History() {
          @Override
          public List<Past> between(TimeRange range) {
            return List.copyOf(shown);
          }

          @Override
          public Optional<Past> find(String digest) {
            asked.add(digest);
            return Optional.empty();
          }
        };
    HistoryFeed feed = history(history, begun.minusSeconds(1));
    feed.poll();
    shown.clear();
    clock.forward(Duration.ofDays(9));
    feed.poll();
    clock.forward(Duration.ofMinutes(59));
    feed.poll();
    assertThat(asked).as("a history is late").hasSize(2);

    ListAppender<ILoggingEvent> log = log(HistoryFeed.class);
    clock.forward(Duration.ofMinutes(2));
    feed.poll();
    clock.forward(Duration.ofMinutes(2));
    feed.poll();

    assertThat(asked).hasSize(3);
    assertThat(log.list)
        .filteredOn(one -> one.getLevel() == Level.WARN)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .startsWith("funding linear/" + begun + ": the exchange shows it no more");
    assertThat(rows()).isEqualTo(1);
  }

  private static ListAppender<ILoggingEvent> log(Class<?> of) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ((Logger) LoggerFactory.getLogger(of)).addAppender(log);
    return log;
  }

  private static Past order(Instant begun, String status) {
    Draft draft =
        Draft.of(RecordTypes.ORDER)
            .put("account", "a")
            .put("category", "linear")
            .put("symbol", "BTCUSDT")
            .put("order_id", begun.toString())
            .put("status", status)
            .put("created_ts", begun);
    return new Past(begun.toString(), begun, !status.equals("New"), draft);
  }

  private Upkeep upkeep(Set<Outlets.Outlet> outlets) {
    return new Upkeep(
        store,
        Duration.ofDays(7),
        Optional.empty(),
        clock,
        new DayAlarms(alarms, clock),
        () -> outlets);
  }

  private static Outlets.Outlet outlet(String sink) {
    return new Outlets.Outlet("funding", sink);
  }

  private List<String> letters() {
    return store.transact(sql -> sql.list("SELECT reason FROM feed_dead", row -> row.getString(1)));
  }

  private long rows() {
    return store.transact(sql -> sql.number("SELECT count(*) FROM feed_journal"));
  }

  private void add(int count) {
    List<FeedRecord> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Draft.of(RecordTypes.FUNDING)
              .put("exchange", "bybit")
              .put("category", "linear")
              .put("symbol", "BTCUSDT")
              .put("funding_ts", Instant.parse("2026-09-30T00:00:00Z").plusSeconds(i))
              .record(0));
    }
    store.transact(
        sql -> {
          journal.add(sql, rows, clock.instant());
          return null;
        });
  }

  private Path file() {
    return directory.resolve(
        "funding/exchange=bybit/category=linear/symbol=BTCUSDT/date=2026-09-30/part-000.csv");
  }

  private static SinkDoor door(Sink sink) {
    return new SinkDoor() {
      @Override
      public List<Sink.Refused> take(List<FeedRecord> records) throws SinkDownException {
        return sink.take(records);
      }

      @Override
      public boolean dropsRepeats() {
        return sink.dropsRepeats();
      }

      @Override
      public Optional<Instant> newest(RecordType type, Map<String, String> series, Instant before)
          throws SinkDownException {
        return sink.newest(type, series, before);
      }
    };
  }
}
