package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LANE;
import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.ledger.Samples.SOURCE;
import static io.github.bybitcamel.ledger.Samples.anonymous;
import static io.github.bybitcamel.ledger.Samples.answered;
import static io.github.bybitcamel.ledger.Samples.attempt;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.leg;
import static io.github.bybitcamel.ledger.Samples.refused;
import static io.github.bybitcamel.model.SignalState.CANCELLED;
import static io.github.bybitcamel.model.SignalState.DUPLICATE;
import static io.github.bybitcamel.model.SignalState.FILLED;
import static io.github.bybitcamel.model.SignalState.ID_CONFLICT;
import static io.github.bybitcamel.model.SignalState.INTENT;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.ledger.LedgerView.OldDelivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How signals leave the ledger, and what stays of them. */
interface ArchiveContract extends LedgerUnderTest {

  Instant MUCH_LATER = LATER.plusSeconds(1);

  @Test
  default void takesOutWhatHasEndedWithAllThatBelongsToIt() {
    long sequence = filled("a", "s1e");
    long other = filled("b", "s1f");
    OldDelivery old = old().get(0);

    assertThat(ledger().archive(List.of(old.key()), "file.jsonl", MUCH_LATER)).isEqualTo(1);

    reopen();
    assertThat(ledger().find(sequence)).isEmpty();
    assertThat(ledger().findByOrderLinkId("s1e")).isEmpty();
    assertThat(ledger().history(sequence)).isEmpty();
    assertThat(ledger().orderSteps(sequence)).isEmpty();
    assertThat(ledger().attempts(sequence)).isEmpty();
    assertThat(ledger().delivery(SOURCE, "file a")).isEmpty();
    assertThat(ledger().counts()).isEqualTo(Map.of(FILLED, 1L));
    assertThat(ledger().recent(5)).extracting(Entry::sequence).containsExactly(other);
    assertThat(ledger().history(other)).hasSize(5);
    assertThat(ledger().attempts(other)).hasSize(1);
  }

  @Test
  default void knowsAnArchivedIdAgain() {
    long sequence = filled("a", "s1e");
    archiveAll();

    List<Receipt> again =
        ledger().receive(delivery("again", item(1, "a"), item(2, "a", "other hash", LANE, false)));

    assertThat(again).extracting(Receipt::state).containsExactly(DUPLICATE, ID_CONFLICT);
    assertThat(again).extracting(Receipt::first).containsOnly(sequence);
    assertThat(again).extracting(Receipt::reason).allMatch(r -> r.contains("in file.jsonl"));
    assertThat(ledger().archived(SOURCE, "a"))
        .contains(new LedgerView.Archived(sequence, "file.jsonl", MUCH_LATER));
    assertThat(ledger().archived(SOURCE, "b")).isEmpty();
  }

  @Test
  default void takesAnArchivedDeliveryOnlyAsARepeat() {
    Delivery delivery = delivery("one", item(1, "a"));
    ledger().move(ledger().receive(delivery).get(0).sequence(), CANCELLED, "", LATER);
    archiveAll();

    assertThat(ledger().receive(delivery)).extracting(Receipt::state).containsExactly(DUPLICATE);
  }

  @Test
  default void givesNoSequenceASecondTime() {
    long sequence = filled("a", "s1e");
    archiveAll();

    assertThat(receiveOne("b").sequence()).isGreaterThan(sequence);
  }

  @Test
  default void namesOnlyDeliveriesThatHaveEndedLongAgo() {
    filled("a", "s1e");
    ledger().receive(delivery("open", item(1, "b"), refused(2, "", "no side")));
    ledger().receive(delivery("refused", refused(1, "", "no side")));
    ledger().receive(anonymous("young", "content", MUCH_LATER));

    assertThat(old()).extracting(OldDelivery::signals).containsExactly(1L, 1L);
    assertThat(old()).extracting(OldDelivery::from).containsExactly(1L, 4L);
    assertThat(ledger().oldDeliveries(LATER, 0, 9)).hasSize(1);
    assertThat(ledger().oldDeliveries(NOW, 0, 9)).isEmpty();
    assertThat(ledger().oldDeliveries(MUCH_LATER, old().get(0).key(), 9)).hasSize(1);
    assertThat(ledger().oldDeliveries(MUCH_LATER, 0, 1)).hasSize(1);
  }

  @Test
  default void refusesToTakeOutWhatHasNotEnded() {
    filled("a", "s1e");
    long open = receiveOne("b").sequence();
    List<Long> both = List.of(1L, 2L);

    assertThatThrownBy(() -> ledger().archive(both, "file.jsonl", MUCH_LATER))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("only a settled signal");

    assertThat(ledger().find(open)).map(Entry::state).contains(RECEIVED);
    assertThat(ledger().recent(5)).hasSize(2);
    assertThat(ledger().archived(SOURCE, "a")).isEmpty();
  }

  @Test
  default void letsNothingLeaveInAnotherWay() {
    filled("a", "s1e");
    for (String table : List.of("signal", "leg", "history", "leg_history", "attempt")) {
      assertThatThrownBy(() -> sql("DELETE FROM " + table))
          .as(table)
          .hasMessageContaining("append-only");
    }
    archiveAll();

    assertThatThrownBy(() -> sql("DELETE FROM archived")).hasMessageContaining("append-only");
    assertThatThrownBy(() -> sql("UPDATE archived SET id = 'b'"))
        .hasMessageContaining("append-only");
  }

  @Test
  default void letsNoSignalLeaveWhoseIdWouldBeForgotten() {
    filled("a", "s1e");

    assertThatThrownBy(() -> sql("INSERT INTO leaving VALUES (1)"))
        .hasMessageContaining("whose id is kept");
  }

  @Test
  default void keepsWhatWasKnownOfAnOrderAtEachStep() {
    long sequence = filled("a", "s1e");

    assertThat(ledger().orderSteps(sequence))
        .containsExactly(
            new LedgerView.OrderStep('e', LATER, INTENT, "", "", "", ""),
            new LedgerView.OrderStep('e', LATER, FILLED, "", "order-1", "0.010", "64000.5"));
  }

  private long filled(String id, String orderLinkId) {
    Leg intent = leg(orderLinkId, 'e', INTENT);
    long sequence = receiveOne(id).sequence();
    ledger().intend(sequence, List.of(intent), LATER);
    ledger().append(attempt(sequence, "TAKEN"));
    ledger()
        .update(
            sequence, answered(intent, FILLED, "order-1", "0.010", "64000.5"), FILLED, "", LATER);
    return sequence;
  }

  private List<OldDelivery> old() {
    return ledger().oldDeliveries(MUCH_LATER, 0, 9);
  }

  private void archiveAll() {
    ledger().archive(old().stream().map(OldDelivery::key).toList(), "file.jsonl", MUCH_LATER);
  }
}
