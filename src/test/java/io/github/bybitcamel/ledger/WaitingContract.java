package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LANE;
import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.SOURCE;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.items;
import static io.github.bybitcamel.ledger.Samples.refused;
import static io.github.bybitcamel.model.SignalState.CANCELLED;
import static io.github.bybitcamel.model.SignalState.INVALID;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.SignalState;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a ledger answers about what stands where. */
interface WaitingContract extends LedgerUnderTest {

  @Test
  default void listsWaitingLanesInOrderOfArrival() {
    ledger()
        .receive(delivery("lanes", inLane(1, "a", "z"), inLane(2, "b", "y"), inLane(3, "c", "z")));
    long first = ledger().find(SOURCE, "a").orElseThrow().sequence();

    assertThat(ledger().waitingLanes()).containsExactly("z", "y");

    ledger().move(first, VALIDATED, "", LATER);

    assertThat(ledger().waitingLanes()).containsExactly("y", "z");
  }

  @Test
  default void hasNoWaitingLanesWhenNothingWaits() {
    assertThat(ledger().waitingLanes()).isEmpty();
    assertThat(ledger().nextOf(LANE, false)).isEmpty();
    assertThat(ledger().oldestWaiting()).isEmpty();
  }

  @Test
  default void givesTheOldestOfALane() {
    ledger()
        .receive(
            delivery(
                "lane",
                inLane(1, "a", "other"),
                item(2, "b"),
                item(3, "c", "hash of c", LANE, true),
                item(4, "d")));

    assertThat(ledger().nextOf(LANE, false)).map(Entry::id).contains("b");
    assertThat(ledger().nextOf(LANE, true)).map(Entry::id).contains("c");
    assertThat(ledger().nextOf("nobody's", false)).isEmpty();
    assertThat(ledger().delivery(SOURCE, "lane"))
        .filteredOn(ledger()::isNext)
        .extracting(Entry::id)
        .containsExactly("a", "b");
    assertThat(ledger().oldestWaiting()).map(Entry::id).contains("a");
  }

  @Test
  default void listsByStateOldestFirstFromAfterASequence() {
    List<Receipt> receipts =
        ledger()
            .receive(delivery("states", Stream.of(items("s", 5)).toArray(Delivery.Item[]::new)));
    List<Long> sequences = receipts.stream().map(Receipt::sequence).toList();
    ledger().move(sequences.get(1), VALIDATED, "", LATER);
    ledger().move(sequences.get(3), CANCELLED, "", LATER);

    assertThat(sequencesIn(List.of(VALIDATED, RECEIVED, CANCELLED), 0, 10)).isEqualTo(sequences);
    assertThat(sequencesIn(List.of(VALIDATED, RECEIVED), 0, 2)).isEqualTo(sequences.subList(0, 2));
    assertThat(sequencesIn(List.of(RECEIVED), sequences.get(0), 10))
        .containsExactly(sequences.get(2), sequences.get(4));
    assertThat(sequencesIn(List.of(), 0, 10)).isEmpty();
  }

  @Test
  default void countsByState() {
    long first =
        ledger()
            .receive(delivery("c", item(1, "a"), item(2, "b"), refused(3, "", "no")))
            .get(0)
            .sequence();
    ledger().move(first, VALIDATED, "", LATER);

    assertThat(ledger().counts()).isEqualTo(Map.of(RECEIVED, 1L, VALIDATED, 1L, INVALID, 1L));
  }

  @Test
  default void showsTheNewestFirst() {
    ledger().receive(delivery("r", items("r", 4)));

    assertThat(ledger().recent(2)).extracting(Entry::id).containsExactly("r4", "r3");
  }

  private List<Long> sequencesIn(List<SignalState> states, long after, int limit) {
    return ledger().inStates(states, after, limit).stream().map(Entry::sequence).toList();
  }

  private static Delivery.Item inLane(int number, String id, String lane) {
    return item(number, id, "hash of " + id, lane, false);
  }
}
