package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LANE;
import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.ledger.Samples.SOURCE;
import static io.github.bybitcamel.ledger.Samples.anonymous;
import static io.github.bybitcamel.ledger.Samples.answered;
import static io.github.bybitcamel.ledger.Samples.attempt;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.items;
import static io.github.bybitcamel.ledger.Samples.leg;
import static io.github.bybitcamel.ledger.Samples.refused;
import static io.github.bybitcamel.model.SignalState.ACKED;
import static io.github.bybitcamel.model.SignalState.CANCELLED;
import static io.github.bybitcamel.model.SignalState.DUPLICATE;
import static io.github.bybitcamel.model.SignalState.DUPLICATE_FILE;
import static io.github.bybitcamel.model.SignalState.FILLED;
import static io.github.bybitcamel.model.SignalState.ID_CONFLICT;
import static io.github.bybitcamel.model.SignalState.INTENT;
import static io.github.bybitcamel.model.SignalState.INVALID;
import static io.github.bybitcamel.model.SignalState.PARTIALLY_FILLED;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.SENT;
import static io.github.bybitcamel.model.SignalState.UNKNOWN;
import static io.github.bybitcamel.model.SignalState.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.model.SignalState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every ledger keeps to, whatever database holds it. */
@Timeout(60)
abstract class LedgerContract {

  private static final Instant LATER = NOW.plusSeconds(1);

  private JdbcLedger ledger;

  /** Returns where a test's own ledger is; the same for the whole test. */
  abstract String url();

  @BeforeEach
  void open() throws Exception {
    ledger = (JdbcLedger) Ledgers.open(url());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  final JdbcLedger ledger() {
    return ledger;
  }

  final void reopen() {
    ledger.close();
    ledger = (JdbcLedger) Ledgers.open(url());
  }

  // The door

  @Test
  void keepsWhatItReceivedThroughAReopening() {
    Receipt receipt = receiveOne("a");
    Entry received =
        new Entry(
            receipt.sequence(),
            SOURCE,
            "a",
            "main",
            "file a",
            1,
            LANE,
            "order",
            "BTCUSDT",
            false,
            RECEIVED,
            "",
            0,
            "raw a",
            "{}",
            NOW,
            NOW,
            List.of());

    reopen();

    assertThat(ledger.find(receipt.sequence())).contains(received);
    assertThat(ledger.find(SOURCE, "a")).contains(received);
    assertThat(ledger.delivery(SOURCE, "file a")).containsExactly(received);
    assertThat(ledger.history(receipt.sequence()))
        .containsExactly(new Ledger.Change(NOW, RECEIVED, ""));
  }

  @Test
  void answersForEachRecordInOrder() {
    List<Receipt> receipts =
        ledger.receive(
            delivery(
                "mixed", item(1, "a"), refused(2, "b", "qty: \"x\" is no number"), item(3, "c")));

    long first = receipts.get(0).sequence();
    assertThat(receipts)
        .containsExactly(
            new Receipt(first, 1, "a", RECEIVED, "", 0),
            new Receipt(first + 1, 2, "b", INVALID, "qty: \"x\" is no number", 0),
            new Receipt(first + 2, 3, "c", RECEIVED, "", 0));
  }

  @Test
  void takesTheSameSignalOnce() {
    long first = receiveOne("a").sequence();

    Receipt again = ledger.receive(delivery("again", item(1, "a"))).get(0);

    assertThat(again.state()).isEqualTo(DUPLICATE);
    assertThat(again.first()).isEqualTo(first);
    assertThat(again.reason()).contains("taken before", "sequence " + first);
    assertThat(ledger.find(SOURCE, "a")).map(Entry::sequence).contains(first);
  }

  @Test
  void refusesAnUsedIdWithOtherContent() {
    long first = receiveOne("a").sequence();

    Receipt other =
        ledger.receive(delivery("other", item(1, "a", "other hash", LANE, false))).get(0);

    assertThat(other.state()).isEqualTo(ID_CONFLICT);
    assertThat(other.first()).isEqualTo(first);
  }

  @Test
  void tellsRepeatsInsideOneDelivery() {
    List<Receipt> receipts =
        ledger.receive(
            delivery(
                "twice",
                item(1, "a"),
                item(2, "a"),
                item(3, "a", "other hash", LANE, false),
                item(4, "b")));

    long first = receipts.get(0).sequence();
    assertThat(receipts)
        .extracting(Receipt::state)
        .containsExactly(RECEIVED, DUPLICATE, ID_CONFLICT, RECEIVED);
    assertThat(receipts).extracting(Receipt::first).containsExactly(0L, first, first, 0L);
  }

  @Test
  void keepsIdsOfDifferentSourcesApart() {
    receiveOne("a");

    List<Receipt> receipts =
        ledger.receive(
            new Delivery("webhook", "request", "hash", NOW, true, List.of(item(1, "a"))));

    assertThat(receipts).extracting(Receipt::state).containsExactly(RECEIVED);
  }

  @Test
  void givesNoIdToARefusedRecord() {
    ledger.receive(delivery("bad", refused(1, "a", "no side")));

    assertThat(ledger.find(SOURCE, "a")).isEmpty();
    assertThat(ledger.receive(delivery("mended", item(1, "a"))))
        .extracting(Receipt::state)
        .containsExactly(RECEIVED);
  }

  @Test
  void answersARepeatedDeliveryWithItsFirstReceipts() {
    Delivery mixed = delivery("mixed", item(1, "a"), item(2, "a"), refused(3, "", "no id"));
    List<Receipt> first = ledger.receive(mixed);
    ledger.move(first.get(0).sequence(), VALIDATED, "planning", LATER);

    List<Receipt> again = ledger.receive(mixed);

    assertThat(again).isEqualTo(first);
    assertThat(ledger.recent(10)).hasSize(3);
  }

  @Test
  void takesOtherContentUnderAUsedName() {
    ledger.receive(anonymous("signal.json", "one", NOW));

    List<Receipt> other =
        ledger.receive(
            new Delivery(SOURCE, "signal.json", "two", NOW, true, List.of(item(1, "b"))));

    assertThat(other).extracting(Receipt::state).containsExactly(RECEIVED);
    assertThat(ledger.delivery(SOURCE, "signal.json")).extracting(Entry::id).containsExactly("b");
  }

  @Test
  void refusesTheSameContentWithoutIdsWithinADay() {
    long first = ledger.receive(anonymous("one", "same", NOW)).get(0).sequence();
    Duration almostADay = Duration.ofHours(24).minusSeconds(1);

    Receipt again = ledger.receive(anonymous("two", "same", NOW.plus(almostADay))).get(0);

    assertThat(again.state()).isEqualTo(DUPLICATE_FILE);
    assertThat(again.first()).isEqualTo(first);
    assertThat(again.reason()).contains("one", "give each record an id", "ledger release");
  }

  @Test
  void takesTheSameContentWithoutIdsAfterADay() {
    ledger.receive(anonymous("one", "same", NOW));

    Instant nextDay = NOW.plus(Duration.ofHours(24));

    assertThat(ledger.receive(anonymous("two", "same", nextDay)))
        .extracting(Receipt::state)
        .containsExactly(RECEIVED);
  }

  @Test
  void takesContentAgainOfWhichNothingWasTaken() {
    List<Delivery.Item> broken = List.of(refused(1, "", "no side"));
    ledger.receive(new Delivery(SOURCE, "one", "same", NOW, false, broken));

    List<Receipt> again = ledger.receive(new Delivery(SOURCE, "two", "same", LATER, false, broken));

    assertThat(again).extracting(Receipt::state).containsExactly(INVALID);
  }

  @Test
  void takesReleasedContentOnceMore() {
    ledger.receive(anonymous("one", "same", NOW));
    ledger.receive(anonymous("two", "same", LATER));

    assertThat(ledger.release(SOURCE, "two")).isTrue();

    assertThat(stateOf(anonymous("three", "same", LATER))).isEqualTo(RECEIVED);
    assertThat(stateOf(anonymous("four", "same", LATER))).isEqualTo(DUPLICATE_FILE);
  }

  @Test
  void hasNothingToReleaseOfAnUnknownDelivery() {
    assertThat(ledger.release(SOURCE, "never seen")).isFalse();
  }

  @Test
  void keepsTextThatNoDatabaseTakes() {
    Delivery.Item odd = refused(1, "", "char \0 and half \ud83d of a pair, whole \ud83d\ude80");

    long sequence = ledger.receive(delivery("odd", odd)).get(0).sequence();

    assertThat(ledger.find(sequence))
        .map(Entry::reason)
        .contains("char \ufffd and half \ufffd of a pair, whole \ud83d\ude80");
  }

  @Test
  void takesADeliveryOfManyRecords() {
    List<Receipt> receipts = ledger.receive(delivery("many", items("m", 3_000)));

    assertThat(receipts).extracting(Receipt::state).containsOnly(RECEIVED).hasSize(3_000);
    assertThat(ledger.delivery(SOURCE, "many"))
        .extracting(Entry::sequence)
        .isEqualTo(receipts.stream().map(Receipt::sequence).toList());
  }

  // Waiting

  @Test
  void listsWaitingLanesInOrderOfArrival() {
    ledger.receive(
        delivery("lanes", inLane(1, "a", "z"), inLane(2, "b", "y"), inLane(3, "c", "z")));
    long first = ledger.find(SOURCE, "a").orElseThrow().sequence();

    assertThat(ledger.waitingLanes()).containsExactly("z", "y");

    ledger.move(first, VALIDATED, "", LATER);

    assertThat(ledger.waitingLanes()).containsExactly("y", "z");
  }

  @Test
  void hasNoWaitingLanesWhenNothingWaits() {
    assertThat(ledger.waitingLanes()).isEmpty();
    assertThat(ledger.nextOf(LANE, false)).isEmpty();
    assertThat(ledger.oldestWaiting()).isEmpty();
  }

  @Test
  void givesTheOldestOfALane() {
    ledger.receive(
        delivery(
            "lane",
            inLane(1, "a", "other"),
            item(2, "b"),
            item(3, "c", "hash of c", LANE, true),
            item(4, "d")));

    assertThat(ledger.nextOf(LANE, false)).map(Entry::id).contains("b");
    assertThat(ledger.nextOf(LANE, true)).map(Entry::id).contains("c");
    assertThat(ledger.nextOf("nobody's", false)).isEmpty();
    assertThat(ledger.oldestWaiting()).map(Entry::id).contains("a");
  }

  @Test
  void listsByStateOldestFirstFromAfterASequence() {
    List<Receipt> receipts =
        ledger.receive(delivery("states", Stream.of(items("s", 5)).toArray(Delivery.Item[]::new)));
    List<Long> sequences = receipts.stream().map(Receipt::sequence).toList();
    ledger.move(sequences.get(1), VALIDATED, "", LATER);
    ledger.move(sequences.get(3), CANCELLED, "", LATER);

    assertThat(sequencesIn(List.of(VALIDATED, RECEIVED, CANCELLED), 0, 10)).isEqualTo(sequences);
    assertThat(sequencesIn(List.of(VALIDATED, RECEIVED), 0, 2)).isEqualTo(sequences.subList(0, 2));
    assertThat(sequencesIn(List.of(RECEIVED), sequences.get(0), 10))
        .containsExactly(sequences.get(2), sequences.get(4));
    assertThat(sequencesIn(List.of(), 0, 10)).isEmpty();
  }

  @Test
  void countsByState() {
    long first =
        ledger
            .receive(delivery("c", item(1, "a"), item(2, "b"), refused(3, "", "no")))
            .get(0)
            .sequence();
    ledger.move(first, VALIDATED, "", LATER);

    assertThat(ledger.counts()).isEqualTo(Map.of(RECEIVED, 1L, VALIDATED, 1L, INVALID, 1L));
  }

  @Test
  void showsTheNewestFirst() {
    ledger.receive(delivery("r", items("r", 4)));

    assertThat(ledger.recent(2)).extracting(Entry::id).containsExactly("r4", "r3");
  }

  // Progress

  @Test
  void movesASignalThroughItsLife() {
    long sequence = receiveOne("a").sequence();
    Leg intent = leg("s1e", 'e', INTENT);
    Leg filled = answered(intent, FILLED, "order-1", "0.010", "64000.5");

    ledger.move(sequence, VALIDATED, "planned", LATER);
    ledger.intend(sequence, List.of(intent), LATER);
    ledger.update(sequence, answered(intent, SENT, "", "", ""), SENT, "", LATER);
    Entry done = ledger.update(sequence, filled, FILLED, "all of it", LATER);

    assertThat(done.legs()).containsExactly(filled);
    assertThat(done.updatedAt()).isEqualTo(LATER);
    assertThat(ledger.find(sequence)).contains(done);
    assertThat(ledger.findByOrderLinkId("s1e")).contains(done);
    assertThat(ledger.history(sequence))
        .containsExactly(
            new Ledger.Change(NOW, RECEIVED, ""),
            new Ledger.Change(LATER, VALIDATED, "planned"),
            new Ledger.Change(LATER, INTENT, ""),
            new Ledger.Change(LATER, SENT, ""),
            new Ledger.Change(LATER, FILLED, "all of it"));
    assertThat(ledger.orderHistory("s1e"))
        .extracting(Ledger.Change::state)
        .containsExactly(INTENT, SENT, FILLED);
  }

  @Test
  void keepsOrdersInTheOrderTheyWereMeant() {
    long sequence = intended("a", leg("s1z", 'z', INTENT), leg("s1a", 'a', INTENT));

    assertThat(ledger.find(sequence).orElseThrow().legs())
        .extracting(Leg::orderLinkId)
        .containsExactly("s1z", "s1a");
    assertThat(ledger.recent(1)).extracting(Entry::sequence).containsExactly(sequence);
  }

  @Test
  void updatesAnOrderWhoseSignalStaysWhereItIs() {
    Leg leg = leg("s1e", 'e', INTENT);
    long sequence = intended("a", leg);
    Leg some = answered(leg, PARTIALLY_FILLED, "o", "0.004", "64000");
    ledger.update(sequence, some, PARTIALLY_FILLED, "", LATER);
    Leg more = answered(leg, PARTIALLY_FILLED, "o", "0.006", "64001");

    Entry entry = ledger.update(sequence, more, PARTIALLY_FILLED, "", LATER.plusSeconds(1));

    assertThat(entry.legs()).containsExactly(more);
    assertThat(ledger.history(sequence)).hasSize(4);
  }

  @Test
  void intendsAgainAfterTheUnknownWithTheSameOrder() {
    Leg leg = leg("s1e", 'e', INTENT);
    long sequence = intended("a", leg);
    ledger.update(sequence, answered(leg, UNKNOWN, "", "", ""), UNKNOWN, "timed out", LATER);

    Entry again = ledger.intend(sequence, List.of(leg), LATER);

    assertThat(again.state()).isEqualTo(INTENT);
    assertThat(again.legs()).containsExactly(leg);
  }

  @Test
  void refusesWhatTheStateMachineForbidsAndChangesNothing() {
    long sequence = receiveOne("a").sequence();
    Entry before = ledger.find(sequence).orElseThrow();

    assertThatIllegalStateException()
        .isThrownBy(() -> ledger.move(sequence, FILLED, "", LATER))
        .withMessageContaining("RECEIVED")
        .withMessageContaining("FILLED");
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger.intend(sequence, List.of(leg("s1e", 'e', INTENT)), LATER));

    assertThat(ledger.find(sequence)).contains(before);
    assertThat(ledger.findByOrderLinkId("s1e")).isEmpty();
    assertThat(ledger.history(sequence)).hasSize(1);
  }

  @Test
  void refusesToTakeAFinalOrderBack() {
    Leg leg = leg("s1e", 'e', INTENT);
    Leg other = leg("s1f", 'f', INTENT);
    long sequence = intended("a", leg, other);
    ledger.update(sequence, answered(leg, FILLED, "o", "1", "1"), ACKED, "", LATER);

    assertThatIllegalStateException()
        .isThrownBy(
            () -> ledger.update(sequence, answered(leg, SENT, "", "", ""), ACKED, "", LATER));
  }

  @Test
  void refusesAnOrderOfAnotherSignal() {
    intended("a", leg("s1e", 'e', INTENT));
    long other = receiveOne("b").sequence();
    ledger.move(other, VALIDATED, "", LATER);

    assertThatIllegalStateException()
        .isThrownBy(() -> ledger.intend(other, List.of(leg("s1e", 'e', INTENT)), LATER))
        .withMessageContaining("s1e");
    assertThat(ledger.find(other)).map(Entry::state).contains(VALIDATED);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    long sequence = intended("a", leg("s1e", 'e', INTENT));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.move(sequence + 1, VALIDATED, "", LATER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.update(sequence, leg("s1x", 'x', SENT), SENT, "", LATER));
  }

  @Test
  void keepsEveryAttempt() {
    long sequence = receiveOne("a").sequence();
    Attempt timeout = attempt(sequence, "UNKNOWN");
    Attempt taken = attempt(sequence, "TAKEN");

    ledger.append(timeout);
    ledger.append(taken);

    assertThat(ledger.attempts(sequence)).containsExactly(timeout, taken);
    reopen();
    assertThat(ledger.attempts(sequence)).containsExactly(timeout, taken);
  }

  @Test
  void takesAttemptsToDiskWithTheNextChange() {
    long sequence = receiveOne("a").sequence();
    ledger.append(attempt(sequence, "TAKEN"));

    ledger.move(sequence, VALIDATED, "", LATER);

    try (LedgerView other = Ledgers.openReadOnly(url())) {
      assertThat(other.attempts(sequence)).hasSize(1);
    }
  }

  @Test
  void refusesToRewriteHistory() {
    long sequence = intended("a", leg("s1e", 'e', INTENT));
    ledger.append(attempt(sequence, "TAKEN"));
    assertThat(ledger.attempts(sequence)).hasSize(1);

    for (String table : List.of("history", "leg_history", "attempt")) {
      assertThatThrownBy(() -> sql("UPDATE " + table + " SET at = 0"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> sql("DELETE FROM " + table)).isInstanceOf(LedgerException.class);
    }
    assertThatThrownBy(() -> sql("UPDATE signal SET raw = ''"))
        .hasMessageContaining("never changes");
    assertThat(ledger.history(sequence)).hasSize(3);
  }

  // Many at once

  @Test
  void sharesCommitsBetweenCallers() throws Exception {
    long before = ledger.commits();

    List<Receipt> receipts = together(64, number -> receiveOne("t" + number));

    assertThat(receipts).extracting(Receipt::state).containsOnly(RECEIVED);
    assertThat(ledger.commits() - before).isBetween(1L, 32L);
  }

  @Test
  void givesAnIdToOneOfManyCallers() throws Exception {
    List<Receipt> receipts =
        together(32, number -> ledger.receive(delivery("d" + number, item(1, "a"))).get(0));

    assertThat(receipts).filteredOn(receipt -> receipt.state() == RECEIVED).hasSize(1);
    assertThat(receipts).filteredOn(receipt -> receipt.state() == DUPLICATE).hasSize(31);
  }

  @Test
  void failsNoNeighbourOfAFailingCaller() throws Exception {
    long sequence = receiveOne("a").sequence();

    List<String> results =
        together(
            32,
            number -> {
              if (number % 2 == 0) {
                return receiveOne("n" + number).state().name();
              }
              try {
                return ledger.move(sequence, FILLED, "", LATER).state().name();
              } catch (IllegalStateException e) {
                return "refused";
              }
            });

    assertThat(results).filteredOn("RECEIVED"::equals).hasSize(16);
    assertThat(results).filteredOn("refused"::equals).hasSize(16);
  }

  @Test
  void tellsListenersInOrder() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    ledger.onChange(entry -> heard.add(entry.id() + " " + entry.state()));

    long sequence = intended("a", leg("s1e", 'e', INTENT));
    ledger.update(sequence, leg("s1e", 'e', SENT), SENT, "", LATER);

    await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactly("a RECEIVED", "a VALIDATED", "a INTENT", "a SENT"));
  }

  @Test
  void doesNotWaitForAListener() {
    CountDownLatch stuck = new CountDownLatch(1);
    ledger.onChange(entry -> awaitQuietly(stuck));

    for (int i = 0; i < 20; i++) {
      receiveOne("w" + i);
    }

    assertThat(ledger.counts()).containsEntry(RECEIVED, 20L);
    stuck.countDown();
  }

  @Test
  void tellsNobodyOfWhatFailed() {
    List<Entry> heard = Collections.synchronizedList(new ArrayList<>());
    long sequence = receiveOne("a").sequence();
    ledger.onChange(heard::add);

    assertThatIllegalStateException().isThrownBy(() -> ledger.move(sequence, FILLED, "", LATER));
    receiveOne("b");

    await().untilAsserted(() -> assertThat(heard).extracting(Entry::id).containsExactly("b"));
  }

  // One process

  @Test
  void refusesASecondWriterButNotReaders() {
    long sequence = receiveOne("a").sequence();

    assertThatThrownBy(() -> Ledgers.open(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("process");
    try (LedgerView view = Ledgers.openReadOnly(url())) {
      assertThat(view.find(sequence)).isPresent();
      long second = receiveOne("b").sequence();
      assertThat(view.find(second)).isPresent();
    }
  }

  @Test
  void refusesToWorkAfterItWasClosed() {
    ledger.close();

    assertThatThrownBy(() -> receiveOne("a"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> ledger.recent(1)).isInstanceOf(LedgerException.class);
  }

  @Test
  void refusesANewerSchema() {
    sql("INSERT INTO ledger_migration VALUES (99, 'V99__future.sql')");
    ledger.close();

    assertThatThrownBy(() -> Ledgers.open(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99");
    assertThatThrownBy(() -> Ledgers.openReadOnly(url()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("version 99");
  }

  @Test
  void runsAgainAfterABatchFailed() {
    assertThatThrownBy(() -> sql("SELECT nonsense FROM nowhere"))
        .isInstanceOf(LedgerException.class);

    assertThat(receiveOne("a").state()).isEqualTo(RECEIVED);
  }

  // Words

  final Receipt receiveOne(String id) {
    return ledger.receive(delivery("file " + id, item(1, id))).get(0);
  }

  final void sql(String statement) {
    ledger.write(
        session -> {
          session.script(statement);
          return new Outcome<>(statement, List.of());
        });
  }

  final long intended(String id, Leg... legs) {
    long sequence = receiveOne(id).sequence();
    ledger.move(sequence, VALIDATED, "", LATER);
    return ledger.intend(sequence, List.of(legs), LATER).sequence();
  }

  private SignalState stateOf(Delivery delivery) {
    return ledger.receive(delivery).get(0).state();
  }

  private List<Long> sequencesIn(List<SignalState> states, long after, int limit) {
    return ledger.inStates(states, after, limit).stream().map(Entry::sequence).toList();
  }

  private static Delivery.Item inLane(int number, String id, String lane) {
    return item(number, id, "hash of " + id, lane, false);
  }

  private static <T> List<T> together(int callers, Call<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    CountDownLatch start = new CountDownLatch(1);
    try {
      List<Callable<T>> calls =
          IntStream.range(0, callers)
              .<Callable<T>>mapToObj(
                  number ->
                      () -> {
                        start.await();
                        return call.with(number);
                      })
              .toList();
      var answers = calls.stream().map(threads::submit).toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (var answer : answers) {
        results.add(answer.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What one of many callers does. */
  private interface Call<T> {
    T with(int number) throws Exception;
  }
}
