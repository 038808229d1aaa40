package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerException;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.OrderLinkIds;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LanesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path directory;
  private final Map<String, List<Integer>> seen = new ConcurrentHashMap<>();
  private final List<Integer> order = new CopyOnWriteArrayList<>();
  private final List<Entry> resent = new CopyOnWriteArrayList<>();
  private final Alarms alarms = new Alarms(Clock.systemUTC());
  private Ledger ledger;
  private Lanes lanes;

  @BeforeEach
  void open() {
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @AfterEach
  void close() {
    lanes.close();
    ledger.close();
  }

  @Test
  void keepsTheOrderOfArrivalInEachLane() {
    lanes = lanes(this::finish);
    receive("a", IntStream.range(0, 200).mapToObj(i -> item(i, "lane" + i % 5, false)).toList());

    lanes.start();

    await().until(() -> seen.values().stream().mapToInt(List::size).sum() == 200);
    assertThat(seen.values())
        .hasSize(5)
        .allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(40));
  }

  @Test
  void handsALaneToOneWorkerAtATimeHoweverOftenItIsWoken() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    lanes =
        lanes(
            entry -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              finish(entry);
              inside.decrementAndGet();
            });
    lanes.start();
    for (int i = 0; i < 20; i++) {
      receive("d" + i, List.of(item(i, "one", false)));
      lanes.wake("one");
      lanes.wake("one");
    }

    await().until(() -> seen.getOrDefault("one", List.of()).size() == 20);
    assertThat(most).hasValue(1);
  }

  @Test
  void letsOnlyWhatLessensRiskPassAnUnknownHead() {
    lanes = lanes(this::finish);
    receive("a", List.of(item(0, "one", false), item(1, "one", true), item(2, "one", false)));

    lanes.unknown("one", 7);
    lanes.start();
    await().until(() -> seen.containsKey("one"));
    assertThat(seen.get("one")).containsExactly(1);

    lanes.known("one", 7);
    await().until(() -> seen.get("one").size() == 3);
    assertThat(seen.get("one")).containsExactly(1, 0, 2);
  }

  @Test
  void takesASignalUpAgainAfterAFaultOfTheWorker() {
    AtomicInteger tries = new AtomicInteger();
    lanes =
        lanes(
            entry -> {
              if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
              }
              finish(entry);
            });
    receive("a", List.of(item(0, "one", false)));

    lanes.start();

    await().until(() -> seen.containsKey("one"));
    assertThat(tries).hasValue(2);
  }

  @Test
  void goesOnAfterAnErrorOfTheWorkerAndSaysSoMeanwhile() {
    List<Alarms.Alarm> meanwhile = new CopyOnWriteArrayList<>();
    AtomicInteger tries = new AtomicInteger();
    lanes =
        lanes(
            entry -> {
              if (tries.incrementAndGet() == 1) {
                throw new StackOverflowError();
              }
              meanwhile.addAll(alarms.current());
              finish(entry);
            });
    receive("a", List.of(item(0, "one", false)));

    lanes.start();

    await().until(() -> seen.containsKey("one"));
    assertThat(meanwhile).extracting(Alarms.Alarm::code).containsExactly("LANE_FAULT");
    await().until(() -> alarms.current().isEmpty());
  }

  @Test
  void sendsAgainBeforeAnythingThatWaits() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive("a", List.of(item(0, "one", false), item(1, "one", false), item(2, "two", false)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("one", sequences.get(0));
    lanes.start();

    lanes.sendAgain("one", sequences.get(0));

    await().until(() -> !resent.isEmpty() && seen.containsKey("two"));
    assertThat(resent).extracting(Entry::sequence).containsExactly(sequences.get(0));
    assertThat(seen).doesNotContainKey("one");
    lanes.known("one", sequences.get(0));
    await().until(() -> seen.containsKey("one"));
  }

  @Test
  void keepsWhatIsToBeSentAgainThoughTheLedgerCannotBeReadForAMoment() {
    AtomicInteger away = new AtomicInteger(1);
    lanes = new Lanes(lane -> true, unreadable(away), this::finish, resent::add, alarms);
    List<Long> sequences = receive("a", List.of(item(0, "one", false)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("one", sequences.get(0));
    lanes.start();

    lanes.sendAgain("one", sequences.get(0));

    await().until(() -> resent.size() == 1);
    assertThat(away).hasValue(-1);
  }

  /** Returns the ledger, of which a signal cannot be read {@code times} times. */
  private Ledger unreadable(AtomicInteger times) {
    return (Ledger)
        Proxy.newProxyInstance(
            Ledger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (any, method, values) -> {
              boolean one = method.getName().equals("find") && values.length == 1;
              if (one && times.getAndDecrement() > 0) {
                throw new LedgerException("away");
              }
              return method.invoke(ledger, values);
            });
  }

  @Test
  void lanesTakeTurnsSoThatNoneWaitsUntilOthersAreEmpty() {
    lanes = lanes(this::finish);
    List<Delivery.Item> items = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      items.add(item(i, "lane" + i % 40, false));
    }
    items.add(item(2000, "last", false));
    receive("a", items);

    lanes.start();

    await().until(() -> order.size() == 2001);
    assertThat(order.indexOf(2000)).isLessThan(400);
  }

  @Test
  void putsCancelAllBetweenWhatCameBeforeAndWhatCameAfter() {
    CountDownLatch first = new CountDownLatch(1);
    lanes =
        lanes(
            entry -> {
              if (entry.number() == 0) {
                awaitUninterrupted(first);
              }
              finish(entry);
            });
    receive(
        "a",
        List.of(
            item(0, "default/A", false),
            item(1, "default/B", false),
            barrier(2),
            item(3, "default/A", false),
            item(4, "default/B", true),
            item(5, "default/C", false),
            barrier(6),
            item(7, "default/C", false)));

    lanes.start();

    await().until(() -> order.equals(List.of(1)));
    first.countDown();
    await().until(() -> order.size() == 8);
    assertThat(order.subList(0, 3)).containsExactly(1, 0, 2);
    assertThat(order.subList(3, 6)).containsExactlyInAnyOrder(3, 4, 5);
    assertThat(order.subList(6, 8)).containsExactly(6, 7);
  }

  @Test
  void letsNothingPassACancelAllOfUnknownFateButWhatLessensRisk() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive("a", List.of(barrier(0), item(1, "default/A", false), item(2, "default/B", true)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/*", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    lanes.known("default/*", sequences.get(0));
    await().until(() -> order.equals(List.of(2, 1)));
  }

  @Test
  void letsAClosePassAnOrderThatWaitsForACancelAllOfUnknownFate() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive("a", List.of(barrier(0), item(1, "default/A", false), item(2, "default/A", true)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/*", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    assertThat(lanes.blocked()).containsExactlyInAnyOrder("default/*", "default/A");
    lanes.known("default/*", sequences.get(0));
    await().until(() -> order.equals(List.of(2, 1)));
  }

  @Test
  void endsWhatWaitsForACancelAllOfUnknownFateBeforeAnother() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive(
            "a",
            List.of(
                cancellable(0, "default/*", "cancel_all"),
                cancellable(1, "default/A", "order"),
                cancellable(2, "default/*", "cancel_all")));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/*", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    assertThat(ledger.find(sequences.get(1)).orElseThrow().state())
        .isEqualTo(SignalState.CANCELLED);
  }

  @Test
  void tellsWhichOrdersOfUnknownFateACancelAllMayHaveMissed() {
    lanes = lanes(this::finish);
    List<Entry> entries =
        receive("a", List.of(item(0, "default/A", false), item(1, "default/B", true), barrier(2)))
            .stream()
            .map(sequence -> ledger.find(sequence).orElseThrow())
            .toList();

    lanes.unknown("default/A", entries.get(0).sequence());

    assertThat(lanes.unknownBefore(entries.get(1))).isFalse();
    assertThat(lanes.unknownBefore(entries.get(2))).isTrue();
    lanes.unknown("default/B", entries.get(0).sequence());
    assertThat(lanes.unknownBefore(entries.get(1))).isTrue();
  }

  @Test
  void letsACancelOvertakeThatCameBeforeTheLanesStart() {
    CountDownLatch head = new CountDownLatch(1);
    lanes = lanes(blockedAt(0, head));
    receive("a", List.of(item(0, "default/A", false), item(1, "default/A", false)));
    List<Long> cancel = receive("b", List.of(cancel(2, "order_id", "one")));
    lanes.arrived(ledger.find(cancel.get(0)).orElseThrow());

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    head.countDown();
    await().until(() -> order.equals(List.of(2, 0, 1)));
  }

  @Test
  void letsCancelsOvertakeAHeadThatWaitsAndWhatWaitsBehindItInTheirOwnOrder() {
    CountDownLatch head = new CountDownLatch(1);
    lanes = lanes(blockedAt(0, head));
    receive("a", List.of(item(0, "default/A", false), item(1, "default/A", false)));
    receive("b", List.of(cancel(2, "order_id", "one"), cancel(3, "order_id", "two")));
    receive("c", List.of(item(4, "default/A", false)));

    lanes.start();

    await().until(() -> order.equals(List.of(2, 3)));
    head.countDown();
    await().until(() -> order.equals(List.of(2, 3, 0, 1, 4)));
  }

  @Test
  void doesTheRecordsOfOneDeliveryAsTheyStand() {
    CountDownLatch head = new CountDownLatch(1);
    lanes = lanes(blockedAt(0, head));
    receive(
        "a",
        List.of(
            item(0, "default/A", false),
            item(1, "default/A", "amend"),
            cancel(2, "order_id", "one"),
            item(3, "default/A", false),
            cancel(4, "order_id", "two")));

    lanes.start();

    await().during(Duration.ofMillis(200)).until(order::isEmpty);
    head.countDown();
    await().until(() -> order.equals(List.of(0, 1, 2, 3, 4)));
  }

  @Test
  void letsACancelPassWhatAnUnknownHeadOfItsOwnDeliveryHoldsUp() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive(
            "a",
            List.of(
                item(0, "default/A", false),
                item(1, "default/A", false),
                cancel(2, "order_id", "one")));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/A", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    lanes.known("default/A", sequences.get(0));
    await().until(() -> order.equals(List.of(2, 1)));
  }

  @Test
  void letsACancelAndACloseBehindItPassWhatACancelAllOfUnknownFateHoldsUp() {
    lanes = lanes(this::finish);
    List<Long> sequences = receive("a", List.of(barrier(0)));
    receive("b", List.of(item(1, "default/A", false), cancel(2, "order_id", "one")));
    receive("c", List.of(item(3, "default/A", true)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/*", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(2, 3)));
    lanes.known("default/*", sequences.get(0));
    await().until(() -> order.equals(List.of(2, 3, 1)));
  }

  @Test
  void cancelsWhatIsBeingSentOnlyWhenThatHasGone() {
    CountDownLatch head = new CountDownLatch(1);
    AtomicInteger underWay = new AtomicInteger(-1);
    lanes =
        lanes(
            entry -> {
              underWay.set(entry.number());
              blockedAt(0, head).accept(entry);
            });
    receive("a", List.of(item(0, "default/A", false), item(1, "default/A", false)));
    lanes.start();
    await().until(() -> underWay.get() == 0);

    receive("b", List.of(cancel(2, "ref", "id0")));
    lanes.overtake("default/A");

    await().during(Duration.ofMillis(200)).until(() -> underWay.get() == 0);
    head.countDown();
    await().until(() -> order.size() == 3);
    assertThat(order).startsWith(0).contains(2);
  }

  @Test
  void letsNothingThatCameAfterACancelPassIt() {
    CountDownLatch cancel = new CountDownLatch(1);
    lanes = lanes(blockedAt(1, cancel));
    receive(
        "a",
        List.of(
            item(0, "default/A", false),
            cancel(1, "order_id", "one"),
            item(2, "default/A", true),
            item(3, "default/B", false)));

    lanes.start();

    await().until(() -> order.containsAll(List.of(0, 3)));
    await().during(Duration.ofMillis(200)).until(() -> order.size() == 2);
    cancel.countDown();
    await().until(() -> order.size() == 4);
    assertThat(order.subList(2, 4)).containsExactly(1, 2);
  }

  @Test
  void putsACancelBeforeACancelAllThatCameLaterAndNeedNotWaitForAnEarlierOne() {
    CountDownLatch first = new CountDownLatch(1);
    lanes = lanes(blockedAt(0, first));
    receive("a", List.of(item(0, "default/A", false), barrier(1)));
    receive("b", List.of(cancel(2, "order_id", "one"), barrier(3), item(4, "default/A", false)));

    lanes.start();

    await().until(() -> order.equals(List.of(2)));
    first.countDown();
    await().until(() -> order.equals(List.of(2, 0, 1, 3, 4)));
  }

  @Test
  void keepsACancelOfOneOrderOfSeveralBehindTheSignalThatIsToPlaceThem() {
    lanes = lanes(this::finish);
    String name = OrderLinkIds.of("default", "test", "id1", 'b');
    receive("a", List.of(item(0, "default/A", false), item(1, "default/A", "reverse")));
    receive("b", List.of(cancel(2, "order_link_id", name), cancel(3, "order_id", "one")));

    lanes.start();

    await().until(() -> order.equals(List.of(0, 1, 2, 3)));
  }

  @Test
  void endsWhatWaitsForEvidenceBeforeACancelAllInsteadOfWaitingForIt() {
    lanes = lanes(this::finish);
    List<Long> sequences =
        receive(
            "a",
            List.of(
                cancellable(0, "default/A", "order"),
                cancellable(1, "default/A", "order"),
                cancellable(2, "default/A", "set_leverage"),
                cancellable(3, "default/*", "cancel_all")));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/A", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(3)));
    assertThat(ledger.find(sequences.get(1)).orElseThrow().state())
        .isEqualTo(SignalState.CANCELLED);
    lanes.known("default/A", sequences.get(0));
    await().until(() -> order.equals(List.of(3, 2)));
  }

  @Test
  void letsAClosePassACancelThatWaitsForOrdersBehindAnUnknownHead() {
    lanes = lanes(this::finish);
    String name = OrderLinkIds.of("default", "test", "id1", 'b');
    List<Long> sequences =
        receive("a", List.of(item(0, "default/A", false), item(1, "default/A", "reverse")));
    receive("b", List.of(cancel(2, "order_link_id", name)));
    receive("c", List.of(item(3, "default/A", true)));
    ledger.intend(sequences.get(0), List.of(), NOW);
    lanes.unknown("default/A", sequences.get(0));

    lanes.start();

    await().until(() -> order.equals(List.of(3)));
    lanes.known("default/A", sequences.get(0));
    await().until(() -> order.equals(List.of(3, 1, 2)));
  }

  @Test
  void startsNothingMoreOnceStopped() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    lanes =
        lanes(
            entry -> {
              entered.countDown();
              awaitUninterrupted(leave);
              finish(entry);
            });
    receive("a", List.of(item(0, "one", false), item(1, "one", false)));
    lanes.start();
    entered.await();

    Thread closing = new Thread(lanes::close);
    closing.start();
    await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    leave.countDown();
    closing.join();

    assertThat(seen.get("one")).containsExactly(0);
  }

  private Lanes lanes(Consumer<Entry> worker) {
    return new Lanes(lane -> true, ledger, worker, resent::add, alarms);
  }

  private void finish(Entry entry) {
    order.add(entry.number());
    seen.computeIfAbsent(entry.lane(), any -> new ArrayList<>()).add(entry.number());
    ledger.move(entry.sequence(), SignalState.DONE, "", NOW);
  }

  private List<Long> receive(String name, List<Delivery.Item> items) {
    return ledger.receive(new Delivery("test", name, name, NOW, true, items)).stream()
        .map(Receipt::sequence)
        .toList();
  }

  private static Delivery.Item barrier(int number) {
    return new Delivery.Item(
        number, "id" + number, "default", "default/*", "cancel_all", "", true, "h", "{}", "{}", "");
  }

  private static Delivery.Item item(int number, String lane, boolean lessensRisk) {
    return new Delivery.Item(
        number, "id" + number, "default", lane, "order", "X", lessensRisk, "h", "{}", "{}", "");
  }

  private static Delivery.Item item(int number, String lane, String action) {
    return new Delivery.Item(
        number, "id" + number, "default", lane, action, "X", false, "h", "{}", "{}", "");
  }

  private static Delivery.Item cancellable(int number, String lane, String action) {
    boolean all = action.equals("cancel_all");
    String fields =
        switch (action) {
          case "order" ->
              ",\"symbol\":\"A\",\"side\":\"buy\",\"order_type\":\"market\",\"qty\":\"1\"";
          case "set_leverage" -> ",\"symbol\":\"A\",\"leverage\":\"2\"";
          default -> "";
        };
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"id%d","account":"default","action":"%s",\
        "category":"linear"%s}"""
            .formatted(number, action, fields);
    String symbol = all ? "" : "A";
    return new Delivery.Item(
        number, "id" + number, "default", lane, action, symbol, all, "h", "{}", canonical, "");
  }

  private static Delivery.Item cancel(int number, String field, String name) {
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"id%d","account":"default","action":"cancel",\
        "category":"linear","symbol":"A","%s":"%s"}"""
            .formatted(number, field, name);
    return new Delivery.Item(
        number,
        "id" + number,
        "default",
        "default/A",
        "cancel",
        "A",
        true,
        "h",
        "{}",
        canonical,
        "");
  }

  private Consumer<Entry> blockedAt(int number, CountDownLatch latch) {
    return entry -> {
      if (entry.number() == number) {
        awaitUninterrupted(latch);
      }
      finish(entry);
    };
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
