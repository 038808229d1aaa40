package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.leg;
import static io.github.bybitcamel.model.SignalState.DUPLICATE;
import static io.github.bybitcamel.model.SignalState.FILLED;
import static io.github.bybitcamel.model.SignalState.HELD;
import static io.github.bybitcamel.model.SignalState.INTENT;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many callers at once, and those who listen. */
interface SharingContract extends LedgerUnderTest {

  @Test
  default void sharesCommitsBetweenCallers() throws Exception {
    long before = ledger().commits();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> hold(busy, free));
    busy.await();
    // However quick the disk is: while it is busy, callers gather.
    CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(free::countDown);

    List<Receipt> receipts = Callers.together(64, number -> receiveOne("t" + number));

    slow.join();
    assertThat(receipts).extracting(Receipt::state).containsOnly(RECEIVED);
    assertThat(ledger().commits() - before).isBetween(2L, 32L);
  }

  private void hold(CountDownLatch busy, CountDownLatch free) {
    ledger()
        .write(
            session -> {
              busy.countDown();
              Callers.await(free);
              return new Outcome<>(true, List.of());
            });
  }

  @Test
  default void givesAnIdToOneOfManyCallers() throws Exception {
    List<Receipt> receipts =
        Callers.together(
            32, number -> ledger().receive(delivery("d" + number, item(1, "a"))).get(0));

    assertThat(receipts).filteredOn(receipt -> receipt.state() == RECEIVED).hasSize(1);
    assertThat(receipts).filteredOn(receipt -> receipt.state() == DUPLICATE).hasSize(31);
  }

  @Test
  default void failsNoNeighbourOfAFailingCaller() throws Exception {
    long sequence = receiveOne("a").sequence();

    List<String> results =
        Callers.together(
            32,
            number -> {
              if (number % 2 == 0) {
                return receiveOne("n" + number).state().name();
              }
              try {
                return ledger().move(sequence, FILLED, "", LATER).state().name();
              } catch (IllegalStateException e) {
                return "refused";
              }
            });

    assertThat(results).filteredOn("RECEIVED"::equals).hasSize(16);
    assertThat(results).filteredOn("refused"::equals).hasSize(16);
  }

  @Test
  default void remembersNothingOfAStepThatWasUndone() {
    long sequence = receiveOne("a").sequence();
    List<Leg> legs = List.of(leg("s1e", 'e', INTENT));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ledger()
                    .write(
                        session -> {
                          new Progress(session, sequence, LATER).intend(legs);
                          throw new IllegalArgumentException("no such thing");
                        }))
        .withMessage("no such thing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger().update(sequence, leg("s1e", 'e', SENT), SENT, "", LATER))
        .withMessageContaining("no order s1e");
    assertThat(ledger().intend(sequence, legs, LATER).legs()).isEqualTo(legs);
    assertThat(ledger().find(sequence)).map(Entry::legs).contains(legs);
  }

  /** A person has mended something by hand. */
  @Test
  default void believesTheDatabaseOverWhatItWroteLast() {
    Leg sent = leg("s1e", 'e', SENT);
    long signal = intended("a", leg("s1e", 'e', INTENT));
    sql("UPDATE signal SET state = 'CANCELLED', settled = 1 WHERE sequence = " + signal);
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().update(signal, sent, SENT, "", LATER))
        .withMessage("signal %d is CANCELLED and cannot become SENT".formatted(signal));

    long order = intended("b", leg("s2e", 'e', INTENT));
    sql("UPDATE leg SET state = 'CANCELLED' WHERE order_link_id = 's2e'");
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().update(order, leg("s2e", 'e', SENT), INTENT, "", LATER))
        .withMessage("order s2e is CANCELLED and cannot become SENT");
  }

  @Test
  default void writesOnTheThreadThatAsks() {
    // The writer itself has a look each 100 ms.
    await()
        .untilAsserted(
            () ->
                assertThat(ledger().write(SharingContract::threadName))
                    .isEqualTo(Thread.currentThread().getName()));
  }

  @Test
  default void leavesWhatComesWhileSomebodyWritesToTheWriter() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> hold(busy, free));
    busy.await();

    CompletableFuture<List<Receipt>> later =
        ledger().receiveLater(delivery("file a", item(1, "a")));
    CompletableFuture<Thread> writer = later.thenApply(any -> Thread.currentThread());

    assertThat(later).isNotDone();
    free.countDown();
    slow.join();
    assertThat(writer.get(10, TimeUnit.SECONDS).getName()).isEqualTo("ledger-writer");
  }

  @Test
  default void leavesTheWriteOfWhoIsInterruptedToTheWriter() {
    Thread.currentThread().interrupt();
    try {
      assertThat(ledger().write(SharingContract::threadName)).isEqualTo("ledger-writer");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static Outcome<String> threadName(Session session) {
    return new Outcome<>(Thread.currentThread().getName(), List.of());
  }

  @Test
  default void tellsOfWhatWaitsBeforeItsSenderKnows() {
    List<String> heard = new ArrayList<>();
    ledger().onWaiting(entry -> heard.add(entry.id()));

    long sequence = receiveOne("a").sequence();
    assertThat(heard).containsExactly("a");

    ledger().move(sequence, HELD, "a fault", LATER);
    ledger().receive(delivery("again", item(1, "a")));
    assertThat(heard).containsExactly("a");

    ledger().move(sequence, RECEIVED, "let go", LATER);
    assertThat(heard).containsExactly("a", "a");
  }

  @Test
  default void refusesAListenerThatWouldWaitForItself() {
    List<Throwable> told = new ArrayList<>();
    ledger()
        .onWaiting(
            entry ->
                told.add(catchThrowable(() -> ledger().move(entry.sequence(), HELD, "", LATER))));

    receiveOne("a");

    assertThat(told).hasSize(1);
    assertThat(told.get(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must not wait");
  }

  @Test
  default void tellsListenersInOrder() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    ledger().onChange(entry -> heard.add(entry.id() + " " + entry.state()));

    long sequence = intended("a", leg("s1e", 'e', INTENT));
    ledger().update(sequence, leg("s1e", 'e', SENT), SENT, "", LATER);

    await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactly("a RECEIVED", "a VALIDATED", "a INTENT", "a SENT"));
  }

  @Test
  default void doesNotWaitForAListener() {
    CountDownLatch stuck = new CountDownLatch(1);
    ledger().onChange(entry -> Callers.await(stuck));

    for (int i = 0; i < 20; i++) {
      receiveOne("w" + i);
    }

    assertThat(ledger().counts()).containsEntry(RECEIVED, 20L);
    stuck.countDown();
  }

  @Test
  default void tellsNobodyOfWhatFailed() {
    List<Entry> heard = Collections.synchronizedList(new ArrayList<>());
    long sequence = receiveOne("a").sequence();
    ledger().onChange(heard::add);

    assertThatIllegalStateException().isThrownBy(() -> ledger().move(sequence, FILLED, "", LATER));
    receiveOne("b");

    await().untilAsserted(() -> assertThat(heard).extracting(Entry::id).containsExactly("b"));
  }
}
