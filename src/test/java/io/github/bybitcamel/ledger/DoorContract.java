package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LANE;
import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.ledger.Samples.SOURCE;
import static io.github.bybitcamel.ledger.Samples.anonymous;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.items;
import static io.github.bybitcamel.ledger.Samples.refused;
import static io.github.bybitcamel.model.SignalState.DUPLICATE;
import static io.github.bybitcamel.model.SignalState.DUPLICATE_FILE;
import static io.github.bybitcamel.model.SignalState.ID_CONFLICT;
import static io.github.bybitcamel.model.SignalState.INVALID;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of what a sender hands over. */
interface DoorContract extends LedgerUnderTest {

  @Test
  default void keepsWhatItReceivedThroughAReopening() {
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

    assertThat(ledger().find(receipt.sequence())).contains(received);
    assertThat(ledger().find(SOURCE, "a")).contains(received);
    assertThat(ledger().delivery(SOURCE, "file a")).containsExactly(received);
    assertThat(ledger().history(receipt.sequence()))
        .containsExactly(new Ledger.Change(NOW, RECEIVED, ""));
  }

  @Test
  default void answersForEachRecordInOrder() {
    List<Receipt> receipts =
        ledger()
            .receive(
                delivery(
                    "mixed",
                    item(1, "a"),
                    refused(2, "b", "qty: \"x\" is no number"),
                    item(3, "c")));

    long first = receipts.get(0).sequence();
    assertThat(receipts)
        .containsExactly(
            new Receipt(first, 1, "a", RECEIVED, "", 0),
            new Receipt(first + 1, 2, "b", INVALID, "qty: \"x\" is no number", 0),
            new Receipt(first + 2, 3, "c", RECEIVED, "", 0));
  }

  @Test
  default void takesTheSameSignalOnce() {
    long first = receiveOne("a").sequence();

    Receipt again = ledger().receive(delivery("again", item(1, "a"))).get(0);

    assertThat(again.state()).isEqualTo(DUPLICATE);
    assertThat(again.first()).isEqualTo(first);
    assertThat(again.reason()).contains("taken before", "sequence " + first);
    assertThat(ledger().find(SOURCE, "a")).map(Entry::sequence).contains(first);
  }

  @Test
  default void refusesAnUsedIdWithOtherContent() {
    long first = receiveOne("a").sequence();

    Receipt other =
        ledger().receive(delivery("other", item(1, "a", "other hash", LANE, false))).get(0);

    assertThat(other.state()).isEqualTo(ID_CONFLICT);
    assertThat(other.first()).isEqualTo(first);
  }

  @Test
  default void tellsRepeatsInsideOneDelivery() {
    List<Receipt> receipts =
        ledger()
            .receive(
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
  default void keepsIdsOfDifferentSourcesApart() {
    receiveOne("a");

    List<Receipt> receipts =
        ledger()
            .receive(new Delivery("webhook", "request", "hash", NOW, true, List.of(item(1, "a"))));

    assertThat(receipts).extracting(Receipt::state).containsExactly(RECEIVED);
  }

  @Test
  default void givesNoIdToARefusedRecord() {
    ledger().receive(delivery("bad", refused(1, "a", "no side")));

    assertThat(ledger().find(SOURCE, "a")).isEmpty();
    assertThat(ledger().receive(delivery("mended", item(1, "a"))))
        .extracting(Receipt::state)
        .containsExactly(RECEIVED);
  }

  @Test
  default void answersARepeatedDeliveryWithItsFirstReceipts() {
    Delivery mixed = delivery("mixed", item(1, "a"), item(2, "a"), refused(3, "", "no id"));
    List<Receipt> first = ledger().receive(mixed);
    ledger().move(first.get(0).sequence(), VALIDATED, "planning", LATER);

    List<Receipt> again = ledger().receive(mixed);

    assertThat(again).isEqualTo(first);
    assertThat(ledger().recent(10)).hasSize(3);
  }

  @Test
  default void takesOtherContentUnderAUsedName() {
    ledger().receive(anonymous("signal.json", "one", NOW));

    List<Receipt> other =
        ledger()
            .receive(new Delivery(SOURCE, "signal.json", "two", NOW, true, List.of(item(1, "b"))));

    assertThat(other).extracting(Receipt::state).containsExactly(RECEIVED);
    assertThat(ledger().delivery(SOURCE, "signal.json")).extracting(Entry::id).containsExactly("b");
  }

  @Test
  default void refusesTheSameContentWithoutIdsWithinADay() {
    long first = ledger().receive(anonymous("one", "same", NOW)).get(0).sequence();
    Duration almostADay = Duration.ofHours(24).minusSeconds(1);

    Receipt again = ledger().receive(anonymous("two", "same", NOW.plus(almostADay))).get(0);

    assertThat(again.state()).isEqualTo(DUPLICATE_FILE);
    assertThat(again.first()).isEqualTo(first);
    assertThat(again.reason()).contains("one", "give each record an id", "ledger release");
  }

  @Test
  default void takesTheSameContentWithoutIdsAfterADay() {
    ledger().receive(anonymous("one", "same", NOW));

    Instant nextDay = NOW.plus(Duration.ofHours(24));

    assertThat(ledger().receive(anonymous("two", "same", nextDay)))
        .extracting(Receipt::state)
        .containsExactly(RECEIVED);
  }

  @Test
  default void takesContentAgainOfWhichNothingWasTaken() {
    List<Delivery.Item> broken = List.of(refused(1, "", "no side"));
    ledger().receive(new Delivery(SOURCE, "one", "same", NOW, false, broken));

    List<Receipt> again =
        ledger().receive(new Delivery(SOURCE, "two", "same", LATER, false, broken));

    assertThat(again).extracting(Receipt::state).containsExactly(INVALID);
  }

  @Test
  default void takesReleasedContentOnceMore() {
    ledger().receive(anonymous("one", "same", NOW));
    ledger().receive(anonymous("two", "same", LATER));

    assertThat(ledger().release(SOURCE, "two")).isTrue();

    assertThat(ledger().receive(anonymous("three", "same", LATER)).get(0).state())
        .isEqualTo(RECEIVED);
    assertThat(ledger().receive(anonymous("four", "same", LATER)).get(0).state())
        .isEqualTo(DUPLICATE_FILE);
  }

  @Test
  default void hasNothingToReleaseOfAnUnknownDelivery() {
    assertThat(ledger().release(SOURCE, "never seen")).isFalse();
  }

  @Test
  default void keepsTextThatNoDatabaseTakes() {
    Delivery.Item odd = refused(1, "", "char \0 and half \ud83d of a pair, whole \ud83d\ude80");

    long sequence = ledger().receive(delivery("odd", odd)).get(0).sequence();

    assertThat(ledger().find(sequence))
        .map(Entry::reason)
        .contains("char \ufffd and half \ufffd of a pair, whole \ud83d\ude80");
  }

  @Test
  default void takesADeliveryOfManyRecords() {
    List<Receipt> receipts = ledger().receive(delivery("many", items("m", 3_000)));

    assertThat(receipts).extracting(Receipt::state).containsOnly(RECEIVED).hasSize(3_000);
    assertThat(ledger().delivery(SOURCE, "many"))
        .extracting(Entry::sequence)
        .isEqualTo(receipts.stream().map(Receipt::sequence).toList());
  }
}
