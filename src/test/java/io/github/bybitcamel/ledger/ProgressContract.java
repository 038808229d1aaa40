package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.ledger.Samples.answered;
import static io.github.bybitcamel.ledger.Samples.attempt;
import static io.github.bybitcamel.ledger.Samples.leg;
import static io.github.bybitcamel.model.SignalState.ACKED;
import static io.github.bybitcamel.model.SignalState.FILLED;
import static io.github.bybitcamel.model.SignalState.HELD;
import static io.github.bybitcamel.model.SignalState.INTENT;
import static io.github.bybitcamel.model.SignalState.PARTIALLY_FILLED;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static io.github.bybitcamel.model.SignalState.SENT;
import static io.github.bybitcamel.model.SignalState.UNKNOWN;
import static io.github.bybitcamel.model.SignalState.VALIDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How signals and orders move on, and what is kept of it. */
interface ProgressContract extends LedgerUnderTest {

  @Test
  default void movesASignalThroughItsLife() {
    long sequence = receiveOne("a").sequence();
    Leg intent = leg("s1e", 'e', INTENT);
    Leg filled = answered(intent, FILLED, "order-1", "0.010", "64000.5");

    ledger().move(sequence, VALIDATED, "planned", LATER);
    ledger().intend(sequence, List.of(intent), LATER);
    ledger().update(sequence, answered(intent, SENT, "", "", ""), SENT, "", LATER);
    Entry done = ledger().update(sequence, filled, FILLED, "all of it", LATER);

    assertThat(done.legs()).containsExactly(filled);
    assertThat(done.updatedAt()).isEqualTo(LATER);
    assertThat(ledger().find(sequence)).contains(done);
    assertThat(ledger().findByOrderLinkId("s1e")).contains(done);
    assertThat(ledger().history(sequence))
        .containsExactly(
            new Ledger.Change(NOW, RECEIVED, ""),
            new Ledger.Change(LATER, VALIDATED, "planned"),
            new Ledger.Change(LATER, INTENT, ""),
            new Ledger.Change(LATER, SENT, ""),
            new Ledger.Change(LATER, FILLED, "all of it"));
    assertThat(ledger().orderHistory("s1e"))
        .extracting(Ledger.Change::state)
        .containsExactly(INTENT, SENT, FILLED);
  }

  @Test
  default void keepsOrdersInTheOrderTheyWereMeant() {
    long sequence = intended("a", leg("s1z", 'z', INTENT), leg("s1a", 'a', INTENT));

    assertThat(ledger().find(sequence).orElseThrow().legs())
        .extracting(Leg::orderLinkId)
        .containsExactly("s1z", "s1a");
    assertThat(ledger().recent(1)).extracting(Entry::sequence).containsExactly(sequence);
  }

  @Test
  default void answersAStepAsItWillBeRead() {
    long sequence = receiveOne("a").sequence();
    Leg odd = answered(leg("s1a", 'a', INTENT), INTENT, "an\0id", "", "\uD800");
    ledger().move(sequence, VALIDATED, "", LATER);

    Entry intended = ledger().intend(sequence, List.of(odd, leg("s1z", 'z', INTENT)), LATER);
    assertThat(ledger().find(sequence)).contains(intended);

    Leg renamed =
        new Leg("s1z", 'q', "spot", "ETHUSDT", "{}", "more", SENT, "no\0reason", "", "", "");
    Entry updated = ledger().update(sequence, renamed, SENT, "why\0", LATER);
    assertThat(ledger().find(sequence)).contains(updated);
  }

  @Test
  default void updatesAnOrderWhoseSignalStaysWhereItIs() {
    Leg leg = leg("s1e", 'e', INTENT);
    long sequence = intended("a", leg);
    Leg some = answered(leg, PARTIALLY_FILLED, "o", "0.004", "64000");
    ledger().update(sequence, some, PARTIALLY_FILLED, "", LATER);
    Leg more = answered(leg, PARTIALLY_FILLED, "o", "0.006", "64001");

    Entry entry = ledger().update(sequence, more, PARTIALLY_FILLED, "", LATER.plusSeconds(1));

    assertThat(entry.legs()).containsExactly(more);
    assertThat(ledger().history(sequence)).hasSize(5);
  }

  @Test
  default void intendsAgainAfterTheUnknownWithTheSameOrder() {
    Leg leg = leg("s1e", 'e', INTENT);
    long sequence = intended("a", leg);
    ledger().update(sequence, answered(leg, UNKNOWN, "", "", ""), UNKNOWN, "timed out", LATER);

    Entry again = ledger().intend(sequence, List.of(leg), LATER);

    assertThat(again.state()).isEqualTo(INTENT);
    assertThat(again.legs()).containsExactly(leg);
  }

  @Test
  default void refusesWhatTheStateMachineForbidsAndChangesNothing() {
    long sequence = receiveOne("a").sequence();
    Entry before = ledger().move(sequence, HELD, "", LATER);

    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().move(sequence, FILLED, "", LATER))
        .withMessageContaining("HELD")
        .withMessageContaining("FILLED");
    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().intend(sequence, List.of(leg("s1e", 'e', INTENT)), LATER));

    assertThat(ledger().find(sequence)).contains(before);
    assertThat(ledger().findByOrderLinkId("s1e")).isEmpty();
    assertThat(ledger().history(sequence)).hasSize(2);
  }

  @Test
  default void refusesToTakeAFinalOrderBack() {
    Leg leg = leg("s1e", 'e', INTENT);
    Leg other = leg("s1f", 'f', INTENT);
    long sequence = intended("a", leg, other);
    ledger().update(sequence, answered(leg, FILLED, "o", "1", "1"), ACKED, "", LATER);

    assertThatIllegalStateException()
        .isThrownBy(
            () -> ledger().update(sequence, answered(leg, SENT, "", "", ""), ACKED, "", LATER));
  }

  @Test
  default void refusesAnOrderOfAnotherSignal() {
    intended("a", leg("s1e", 'e', INTENT));
    long other = receiveOne("b").sequence();
    ledger().move(other, VALIDATED, "", LATER);

    assertThatIllegalStateException()
        .isThrownBy(() -> ledger().intend(other, List.of(leg("s1e", 'e', INTENT)), LATER))
        .withMessageContaining("s1e");
    assertThat(ledger().find(other)).map(Entry::state).contains(VALIDATED);
  }

  @Test
  default void refusesWhatItDoesNotKnow() {
    long sequence = intended("a", leg("s1e", 'e', INTENT));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger().move(sequence + 1, VALIDATED, "", LATER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger().update(sequence, leg("s1x", 'x', SENT), SENT, "", LATER));
  }

  @Test
  default void keepsEveryAttempt() {
    long sequence = receiveOne("a").sequence();
    Attempt timeout = attempt(sequence, "UNKNOWN");
    Attempt taken = attempt(sequence, "TAKEN");

    ledger().append(timeout);
    ledger().append(taken);

    assertThat(ledger().attempts(sequence)).containsExactly(timeout, taken);
    reopen();
    assertThat(ledger().attempts(sequence)).containsExactly(timeout, taken);
  }

  @Test
  default void takesAttemptsToDiskWithTheNextChange() {
    long sequence = receiveOne("a").sequence();
    ledger().append(attempt(sequence, "TAKEN"));

    ledger().move(sequence, VALIDATED, "", LATER);

    try (LedgerView other = Ledgers.openReadOnly(url())) {
      assertThat(other.attempts(sequence)).hasSize(1);
    }
  }

  @Test
  default void refusesToRewriteHistory() {
    long sequence = intended("a", leg("s1e", 'e', INTENT));
    ledger().append(attempt(sequence, "TAKEN"));
    assertThat(ledger().attempts(sequence)).hasSize(1);

    for (String table : List.of("history", "leg_history", "attempt")) {
      assertThatThrownBy(() -> sql("UPDATE " + table + " SET at = 0"))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> sql("DELETE FROM " + table)).isInstanceOf(LedgerException.class);
    }
    assertThatThrownBy(() -> sql("UPDATE signal SET raw = ''"))
        .hasMessageContaining("never changes");
    assertThat(ledger().history(sequence)).hasSize(3);
  }
}
