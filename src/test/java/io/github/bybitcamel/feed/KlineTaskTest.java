package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.feed.Gap.Status;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.sink.Candles;
import io.github.bybitcamel.sink.SinkDownException;
import io.github.bybitcamel.v5.V5Exception;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One series into one sink: whole, closed, in order, each once. */
class KlineTaskTest {

  private static final Instant NOON = Instant.parse("2026-09-30T12:00:00Z");
  private static final Alarm SILENT =
      new Alarm() {
        @Override
        public void raise(String code, String subject, String text) {}

        @Override
        public void clear(String code, String subject) {}
      };

  @TempDir Path directory;
  private FeedStore store;
  private final HandKlines exchange = new HandKlines(NOON.plusSeconds(30));
  private final MemorySink sink = new MemorySink();

  @BeforeEach
  void open() {
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("feeds.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void beginsWithTheLastClosedCandle() throws Exception {
    carry(task(Optional.empty()));

    assertThat(opens()).containsExactly(NOON.minusSeconds(60));
    assertThat(sink.taken().get(0).value("closed")).isEqualTo(true);
  }

  @Test
  void isOfTheKindThatTheSinksAreTestedWith() {
    assertThat(Candles.TYPE).isEqualTo(RecordTypes.OHLCV);
  }

  @Test
  void takesACandleOnlyTwoSecondsAfterItsEnd() throws Exception {
    KlineTask task = task(Optional.empty());
    carry(task);
    exchange.time(NOON.plusSeconds(61));
    carry(task);
    assertThat(opens()).doesNotContain(NOON);

    exchange.time(NOON.plusSeconds(62));
    carry(task);

    assertThat(opens()).endsWith(NOON);
  }

  @Test
  void bringsBackThousandsInOrderAndEachOnce() throws Exception {
    Instant from = NOON.minus(Duration.ofMinutes(3456));
    carry(task(Optional.of(from)));

    assertThat(opens()).hasSize(3456).isSorted().doesNotHaveDuplicates().startsWith(from);
    assertThat(exchange.asked()).hasSize(5);
    assertItAddsUp();
  }

  @Test
  void deliversAtOnceWhatOnePageCorrectsOfTheOneBefore() throws Exception {
    Instant from = NOON.minus(Duration.ofMinutes(3456));
    Instant last = from.plus(Duration.ofMinutes(999));
    exchange.closeInPage(from.plus(Duration.ofMinutes(997)), last, "11");
    carry(task(Optional.of(from)));

    assertThat(opens()).hasSize(3456).isSorted().doesNotHaveDuplicates();
    FeedRecord corrected = sink.standing().get(999);
    assertThat(corrected.value("close")).hasToString("11");
    assertThat(corrected.revision()).isEqualTo(1);
    assertItAddsUp();
  }

  @Test
  void deliversWhatCameBeforeAPageThatFails() throws Exception {
    Instant from = NOON.minus(Duration.ofMinutes(3456));
    exchange.fail(from.plus(Duration.ofMinutes(2 * 997)));
    KlineTask task = task(Optional.of(from));
    assertThatThrownBy(() -> carry(task)).isInstanceOf(V5Exception.class);
    assertThat(opens()).hasSize(997 + 1000).isSorted().startsWith(from);

    exchange.answerAll();
    carry(task);

    assertThat(opens()).hasSize(3456).isSorted().doesNotHaveDuplicates();
    assertItAddsUp();
  }

  @ParameterizedTest
  @EnumSource
  void countsEveryInterval(KlineInterval interval) throws Exception {
    Series series = new Series(Category.LINEAR, "BTCUSDT", interval, PriceType.MARK);
    Instant from = interval.plus(interval.openTime(NOON), -7);
    KlineOrder order = KlineOrder.live(series, Optional.of(from));
    carry(new KlineTask(order, "memory", exchange, store, SILENT));

    assertThat(opens()).hasSize(7).startsWith(from);
    assertThat(new KlineTable(store, order.name(), "memory").counts().orElseThrow().delivered())
        .isEqualTo(7);
  }

  @Test
  void asksTheExchangeOnlyWhenTheScheduleHasCome() throws Exception {
    KlineTask task = task(Optional.empty());
    carry(task);
    int asked = exchange.asked().size();
    exchange.time(NOON.plus(Duration.ofMinutes(59)));
    carryOn(task);
    assertThat(exchange.asked()).hasSize(asked);

    exchange.time(NOON.plus(Duration.ofHours(1)).plusSeconds(3));
    carry(task);

    assertThat(exchange.asked()).hasSize(asked + 1);
    assertThat(opens()).hasSize(61).endsWith(NOON.plus(Duration.ofMinutes(59)));
  }

  @Test
  void bringsWhatWasAboutToCloseWhenTheScheduleCame() throws Exception {
    KlineTask task = task(Optional.empty());
    carry(task);
    exchange.time(NOON.plusSeconds(59));
    carry(task);
    assertThat(opens()).doesNotContain(NOON);

    exchange.time(NOON.plusSeconds(89));
    carryOn(task);

    assertThat(opens()).endsWith(NOON);
  }

  @Test
  void asksAgainWithoutTheScheduleForWhatIsLateOrFailed() throws Exception {
    KlineTask task = task(Optional.empty());
    carry(task);
    exchange.time(NOON.plusSeconds(63));
    exchange.hide(NOON);
    exchange.hide(NOON.plusSeconds(60));
    carry(task);
    assertThat(opens()).doesNotContain(NOON);

    exchange.show();
    exchange.fail(NOON.minusSeconds(60));
    assertThatThrownBy(() -> carryOn(task)).isInstanceOf(V5Exception.class);
    exchange.answerAll();
    exchange.time(NOON.plusSeconds(93));
    carryOn(task);

    assertThat(opens()).endsWith(NOON);
  }

  @Test
  void looksAtALongCandleAgainOnlyWhenTheScheduleHasCome() throws Exception {
    Series days = new Series(Category.LINEAR, "BTCUSDT", KlineInterval.DAY, PriceType.LAST);
    KlineTask task =
        new KlineTask(KlineOrder.live(days, Optional.empty()), "memory", exchange, store, SILENT);
    carry(task);
    exchange.close(Instant.parse("2026-09-29T00:00:00Z"), "11");
    exchange.time(NOON.plus(Duration.ofHours(3)));
    carryOn(task);

    assertThat(sink.standing().get(0).value("close")).hasToString("10");
  }

  @Test
  void goesOnWhereItStoppedAfterAnOutage() throws Exception {
    carry(task(Optional.empty()));
    exchange.time(NOON.plus(Duration.ofHours(50)));
    carry(task(Optional.empty()));

    assertThat(opens()).hasSize(3000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void deliversACorrectionAsARevision() throws Exception {
    carry(task(Optional.empty()));
    exchange.close(NOON.minusSeconds(60), "11");
    exchange.time(NOON.plusSeconds(65));
    carry(task(Optional.empty()));

    FeedRecord corrected = sink.standing().get(0);
    assertThat(corrected.revision()).isEqualTo(1);
    assertThat(corrected.value("revision")).isEqualTo(1L);
    assertThat(corrected.value("close")).hasToString("11");
    assertThat(sink.taken()).hasSize(3);
  }

  @Test
  void seesTheCorrectionOfALongCandleBeforeTheNextHasClosed() throws Exception {
    Series days = new Series(Category.LINEAR, "BTCUSDT", KlineInterval.DAY, PriceType.LAST);
    KlineTask task =
        new KlineTask(KlineOrder.live(days, Optional.empty()), "memory", exchange, store, SILENT);
    carry(task);
    exchange.close(Instant.parse("2026-09-29T00:00:00Z"), "11");
    exchange.time(NOON.plusSeconds(95));
    carry(task);

    assertThat(sink.standing().get(0).value("close")).hasToString("11");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deliversACorrectionThatTheSinkDidNotTakeAtOnce(boolean takenBeforeItDied) throws Exception {
    carry(task(Optional.empty()));
    exchange.close(NOON.minusSeconds(60), "11");
    exchange.time(NOON.plusSeconds(65));
    sink.down(!takenBeforeItDied);
    sink.diesAfterwards(takenBeforeItDied);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> carry(task(Optional.empty()))).isInstanceOf(SinkDownException.class);
    }
    sink.down(false);
    sink.diesAfterwards(false);
    carry(task(Optional.empty()));
    carry(task(Optional.empty()));

    FeedRecord corrected = sink.standing().get(0);
    assertThat(corrected.value("close")).hasToString("11");
    assertThat(corrected.revision()).isEqualTo(1);
    assertThat(counts().revised()).isEqualTo(1);
    assertItAddsUp();
  }

  @Test
  void deliversACorrectionOfACorrectionThatMayHaveBeenTaken() throws Exception {
    carry(task(Optional.empty()));
    exchange.close(NOON.minusSeconds(60), "11");
    exchange.time(NOON.plus(Duration.ofHours(40)));
    sink.diesAfterwards(true);
    assertThatThrownBy(() -> carry(task(Optional.empty()))).isInstanceOf(SinkDownException.class);
    exchange.close(NOON.minusSeconds(60), "12");
    sink.diesAfterwards(false);
    carry(task(Optional.empty()));

    assertThat(sink.standing().get(0).value("close")).hasToString("12");
    assertThat(sink.standing().get(0).revision()).isEqualTo(2);
  }

  @Test
  void deliversAgainWhatTheSinkHasLost() throws Exception {
    carry(task(Optional.of(NOON.minus(Duration.ofMinutes(2500)))));
    sink.forgetFrom(NOON.minus(Duration.ofMinutes(3)));
    carry(task(Optional.empty()));
    assertThat(sink.standing()).hasSize(2500);
    int taken = sink.taken().size();
    carry(task(Optional.empty()));
    assertThat(sink.taken()).hasSize(taken);

    sink.forgetFrom(Instant.EPOCH);
    carry(task(Optional.empty()));

    assertThat(sink.standing()).hasSize(2500);
    assertItAddsUp();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void asksAgainForWhatTheExchangeDoesNotGiveWhenTheSinkHasLostIt(int hidden) throws Exception {
    Instant from = NOON.minus(Duration.ofMinutes(10));
    Instant before = NOON.minus(Duration.ofMinutes(2));
    exchange.hide(before);
    carry(task(Optional.of(from)));
    sink.forgetFrom(NOON.minus(Duration.ofMinutes(5)));
    for (int minute = 5; minute > 5 - hidden; minute--) {
      exchange.hide(NOON.minus(Duration.ofMinutes(minute)));
    }
    carry(task(Optional.of(from)));

    assertThat(sink.standing()).hasSize(hidden == 1 ? 8 : 5);
    assertThat(gaps(Status.OPEN)).hasSize(hidden == 1 ? 2 : 3);
    assertItAddsUp();

    exchange.show();
    exchange.time(NOON.plusSeconds(91));
    carry(task(Optional.of(from)));

    assertThat(sink.standing()).hasSize(11);
    assertThat(gaps(Status.OPEN)).isEmpty();
    assertThat(counts().delivered()).isEqualTo(11);
    assertItAddsUp();
  }

  @Test
  void goesOnWhereAStretchEnded() throws Exception {
    Instant until = NOON.minus(Duration.ofHours(2));
    KlineOrder stretch = KlineOrder.stretch(series(), NOON.minus(Duration.ofHours(3)), until);
    sink.tells(false);
    carry(new KlineTask(stretch, "memory", exchange, store, SILENT));
    carry(task(Optional.empty()));

    assertThat(opens()).hasSize(180).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void goesOnWhereTheSinkEndsThoughTheStoreIsNew() throws Exception {
    carry(task(Optional.empty()));
    store.close();
    store = FeedStore.open("jdbc:sqlite:" + directory.resolve("another.db"));
    exchange.time(NOON.plus(Duration.ofHours(2)));
    carry(task(Optional.empty()));

    assertThat(opens()).hasSize(120).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void movesPieceByPieceWhereTheSinkTakesOneByOne() throws Exception {
    sink.most(7);
    exchange.hide(NOON.minusSeconds(60 * 31));
    sink.failsAfter(20);
    KlineTask task = task(Optional.of(NOON.minusSeconds(60 * 50)));
    assertThatThrownBy(() -> carry(task)).isInstanceOf(SinkDownException.class);
    assertThat(counts().next()).isEqualTo(NOON.minusSeconds(60 * (50 - 14)));
    assertItAddsUp();
    sink.failsAfter(Integer.MAX_VALUE);
    carry(task);

    assertThat(sink.standing()).hasSize(49);
    assertThat(gaps(Status.OPEN)).hasSize(1);
    assertItAddsUp();
    exchange.show();
    exchange.time(NOON.plusSeconds(91));
    carry(task);
    assertThat(sink.standing()).hasSize(51);
  }

  /** Where each takes its time, the other series of the sink wait for a page of this one. */
  @ParameterizedTest
  @ValueSource(ints = {50, 1000})
  void bringsAPageAStepWhereTheSinkDoesNotTakeMoreAtOnce(int most) throws Exception {
    sink.most(most);
    KlineTask task = task(Optional.of(NOON.minus(Duration.ofMinutes(3456))));
    task.woken();
    assertThat(task.step(sink.door())).isTrue();
    assertThat(opens()).hasSize(1000);

    carry(task);

    assertThat(opens()).hasSize(3456).isSorted().doesNotHaveDuplicates();
    assertItAddsUp();
  }

  @Test
  void givesTheOthersOfASlowSinkTheirTurn() throws Exception {
    sink.most(7);
    exchange.hide(NOON.minus(Duration.ofMinutes(500)));
    KlineTask task = task(Optional.of(NOON.minus(Duration.ofHours(25))));
    sink.onTake(() -> exchange.time(exchange.serverTime().plusSeconds(1)));
    int before = 0;
    int steps = 0;
    task.woken();
    while (task.step(sink.door())) {
      assertThat(opens()).hasSizeBetween(before + 1, before + 21);
      before = opens().size();
      steps++;
    }

    assertThat(steps).isGreaterThan(1500 / 21);
    assertThat(opens()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1499);
    assertItAddsUp();
  }

  @Test
  void endsBetweenTwoPiecesWhenItIsStopped() throws Exception {
    sink.most(50);
    KlineTask task = task(Optional.of(NOON.minus(Duration.ofHours(15))));
    sink.onTake(() -> sink.stopping(sink.taken().size() > 60));
    task.woken();
    task.step(sink.door());
    assertThat(opens()).hasSize(100);

    sink.onTake(() -> {});
    sink.stopping(false);
    carry(task(Optional.empty()));

    assertThat(opens()).hasSize(900).isSorted().doesNotHaveDuplicates();
    assertItAddsUp();
  }

  @Test
  void readsNoFurtherPageWhenItIsStopped() throws Exception {
    KlineTask task = task(Optional.of(NOON.minus(Duration.ofMinutes(3456))));
    sink.stopping(true);
    task.woken();
    task.step(sink.door());
    task.stopped();

    assertThat(opens()).hasSize(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {998, 999, 1000})
  void asksForNoPageBehindTheLastThatIsWanted(int minutes) throws Exception {
    Instant from = NOON.minus(Duration.ofHours(30));
    KlineOrder stretch = KlineOrder.stretch(series(), from, from.plus(Duration.ofMinutes(minutes)));
    carry(new KlineTask(stretch, "memory", exchange, store, SILENT));

    assertThat(opens()).hasSize(minutes);
    await()
        .during(Duration.ofMillis(200))
        .until(() -> !exchange.asked().contains(from.plus(Duration.ofMinutes(997))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, Integer.MAX_VALUE})
  void asksForTheNextMinuteWhenItHasCome(int most) throws Exception {
    sink.most(most);
    Instant from = NOON.minus(Duration.ofMinutes(1000));
    KlineTask task = task(Optional.of(from));
    carry(task);
    // Who asked for it ahead has an answer that is too old by now.
    await().during(Duration.ofMillis(200)).until(() -> !opens().isEmpty());
    exchange.time(NOON.plusSeconds(63));
    carry(task);

    assertThat(opens()).hasSize(1001).endsWith(NOON);
  }

  @Test
  void asksOfAnExchangeThatKnowsNoMonthsPageByPage() throws Exception {
    exchange.knowsOnly(KlineInterval.M1);
    exchange.launch(NOON.minus(Duration.ofMinutes(90)));
    carry(task(Optional.of(NOON.minus(Duration.ofMinutes(2500)))));

    assertThat(opens()).hasSize(90);
    assertItAddsUp();
  }

  @Test
  void findsTheBeginningWhereTheFirstMonthIsLeftOut() throws Exception {
    Instant launch = Instant.parse("2026-08-20T00:00:00Z");
    exchange.launch(launch);
    exchange.leavesOutWhatIsNotWhole(true);
    carry(task(Optional.of(Instant.parse("2026-01-01T00:00:00Z"))));

    assertThat(opens()).startsWith(launch).doesNotHaveDuplicates();
    assertThat(gaps(Status.VENUE_EMPTY)).hasSize(1);
    assertItAddsUp();
  }

  @Test
  void repeatsWhatADyingSinkMayHaveTakenAndWinsOverItWhereItChanged() throws Exception {
    KlineTask task = task(Optional.empty());
    sink.diesAfterwards(true);
    assertThatThrownBy(() -> carry(task)).isInstanceOf(SinkDownException.class);
    exchange.close(NOON.minusSeconds(60), "11");
    sink.diesAfterwards(false);
    carry(task(Optional.empty()));

    assertThat(sink.standing()).hasSize(1);
    assertThat(sink.standing().get(0).value("close")).hasToString("11");
    assertItAddsUp();
  }

  @Test
  void doesNotMoveWhileTheSinkIsDown() throws Exception {
    sink.down(true);
    KlineTask task = task(Optional.of(NOON.minus(Duration.ofHours(1))));
    assertThatThrownBy(() -> carry(task)).isInstanceOf(SinkDownException.class);
    sink.down(false);
    carry(task);

    assertThat(opens()).hasSize(60).doesNotHaveDuplicates();
  }

  @Test
  void keepsWhatTheSinkRefusesAsDeadLetter() throws Exception {
    sink.refuses(one -> one.value("timestamp").equals(NOON.minusSeconds(120).toEpochMilli()));
    carry(task(Optional.of(NOON.minusSeconds(600))));

    assertThat(opens()).hasSize(9);
    assertThat(counts().dead()).isEqualTo(1);
    assertItAddsUp();
  }

  @Test
  void waitsForALateCandleAndGoesOnWithoutOneThatStaysAway() throws Exception {
    KlineTask task = task(Optional.empty());
    carry(task);
    exchange.time(NOON.plusSeconds(63));
    exchange.hide(NOON);
    exchange.hide(NOON.plusSeconds(60));
    carry(task);
    assertThat(gaps(Status.OPEN)).isEmpty();

    exchange.time(NOON.plusSeconds(125));
    carry(task);

    assertThat(gaps(Status.OPEN)).hasSize(1);
    assertItAddsUp();
  }

  @Test
  void fillsAGapOnceTheExchangeHasIt() throws Exception {
    Instant lost = NOON.minusSeconds(300);
    exchange.hide(lost);
    KlineTask task = task(Optional.of(NOON.minusSeconds(600)));
    carry(task);
    assertThat(opens()).hasSize(9).doesNotContain(lost);

    exchange.show();
    exchange.time(NOON.plusSeconds(91));
    carry(task);

    assertThat(opens()).contains(lost).hasSize(11);
    assertThat(gaps(Status.OPEN)).isEmpty();
    assertThat(gaps(Status.FILLED)).hasSize(1);
    assertItAddsUp();
  }

  @Test
  void callsAGapEmptyAfterTwoAnswersTenMinutesApart() throws Exception {
    exchange.hide(NOON.minusSeconds(300));
    KlineTask task = task(Optional.of(NOON.minusSeconds(600)));
    for (int minute = 0; minute < 11; minute++) {
      exchange.time(NOON.plusSeconds(30 + 60 * minute));
      carry(task);
      assertThat(gaps(Status.OPEN)).hasSize(1);
    }
    exchange.time(NOON.plusSeconds(30 + 60 * 12));
    carry(task);

    assertThat(gaps(Status.OPEN)).isEmpty();
    assertThat(gaps(Status.VENUE_EMPTY)).hasSize(1);
    assertItAddsUp();
  }

  @Test
  void doesNotCallARowEmptyThatCannotBeUnderstood() throws Exception {
    exchange.hide(NOON.minusSeconds(300));
    exchange.unreadable(1);
    KlineTask task = task(Optional.of(NOON.minusSeconds(600)));
    for (int minute = 0; minute < 200; minute += 5) {
      exchange.time(NOON.plusSeconds(30 + 60L * minute));
      carry(task);
    }

    assertThat(gaps(Status.VENUE_EMPTY)).isEmpty();
    assertThat(gaps(Status.GIVEN_UP)).hasSize(1);
    assertItAddsUp();
  }

  @Test
  void fillsBackwardsWhenAnEarlierBeginningIsAskedFor() throws Exception {
    carry(task(Optional.of(NOON.minus(Duration.ofMinutes(10)))));
    carry(task(Optional.of(NOON.minus(Duration.ofMinutes(2500)))));

    assertThat(opens()).hasSize(2500).doesNotHaveDuplicates();
    assertItAddsUp();
  }

  @Test
  void beginsWhereTheHistoryOfTheSymbolBegins() throws Exception {
    Instant launch = NOON.minus(Duration.ofHours(30));
    exchange.launch(launch);
    carry(task(Optional.of(Instant.parse("2015-01-01T00:00:00Z"))));

    assertThat(opens()).startsWith(launch).hasSize(1800);
    assertThat(exchange.asked()).hasSizeLessThan(8);
  }

  private KlineTask task(Optional<Instant> from) {
    return new KlineTask(KlineOrder.live(series(), from), "memory", exchange, store, SILENT);
  }

  private static Series series() {
    return new Series(Category.LINEAR, "BTCUSDT", KlineInterval.M1, PriceType.LAST);
  }

  /** As the courier does when the schedule has come. */
  private void carry(KlineTask task) throws SinkDownException {
    task.woken();
    carryOn(task);
  }

  private void carryOn(KlineTask task) throws SinkDownException {
    int steps = 0;
    while (task.step(sink.door())) {
      assertThat(++steps).isLessThan(1000);
    }
  }

  private List<Instant> opens() {
    return sink.taken().stream()
        .map(record -> Instant.ofEpochMilli((Long) record.value("timestamp")))
        .toList();
  }

  private List<Gap> gaps(Status status) {
    return store.transact(sql -> new GapTable(series().name(), "memory").all(sql, status));
  }

  private KlineTable.Counts counts() {
    return new KlineTable(store, series().name(), "memory").counts().orElseThrow();
  }

  /** Every candle from the first to the cursor was delivered, is a dead letter, or is missing. */
  private void assertItAddsUp() {
    List<Gap> missing = new ArrayList<>(gaps(Status.OPEN));
    missing.addAll(gaps(Status.VENUE_EMPTY));
    missing.addAll(gaps(Status.GIVEN_UP));
    long holes = missing.stream().mapToLong(gap -> series().slots(gap.from(), gap.to())).sum();
    KlineTable.Counts counts = counts();
    assertThat(counts.delivered() + counts.dead() + holes)
        .isEqualTo(series().slots(counts.start(), counts.next()));
  }
}
