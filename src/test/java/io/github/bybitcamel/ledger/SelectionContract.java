package io.github.bybitcamel.ledger;

import static io.github.bybitcamel.ledger.Samples.LATER;
import static io.github.bybitcamel.ledger.Samples.NOW;
import static io.github.bybitcamel.ledger.Samples.delivery;
import static io.github.bybitcamel.ledger.Samples.item;
import static io.github.bybitcamel.ledger.Samples.refused;
import static io.github.bybitcamel.model.SignalState.EXPIRED;
import static io.github.bybitcamel.model.SignalState.INVALID;
import static io.github.bybitcamel.model.SignalState.RECEIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.SignalState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How people find signals. */
interface SelectionContract extends LedgerUnderTest {

  @Test
  default void readsFromEitherEndInPieces() {
    List.of("a", "b", "c").forEach(this::receiveOne);

    assertThat(ledger().newest(Selection.ALL, Long.MAX_VALUE, 2))
        .extracting(Entry::id)
        .containsExactly("c", "b");
    assertThat(ledger().newest(Selection.ALL, 2, 2)).extracting(Entry::id).containsExactly("a");
    assertThat(ledger().oldest(Selection.ALL, 0, 2))
        .extracting(Entry::id)
        .containsExactly("a", "b");
    assertThat(ledger().oldest(Selection.ALL, 2, 2)).extracting(Entry::id).containsExactly("c");
  }

  @Test
  default void findsByStateSourceSymbolAndTime() {
    receiveOne("a");
    ledger().move(receiveOne("b").sequence(), EXPIRED, "", LATER);
    ledger().receive(delivery("bad", refused(1, "c", "no side")));
    ledger().receive(new Delivery("hook", "d", "hash", LATER, true, List.of(item(1, "d"))));

    assertThat(found(states(RECEIVED))).containsExactly("d", "a");
    assertThat(found(states(EXPIRED, INVALID))).containsExactly("c", "b");
    assertThat(found(of(Optional.of("hook"), Optional.empty()))).containsExactly("d");
    assertThat(found(of(Optional.empty(), Optional.of("BTCUSDT")))).containsExactly("d", "b", "a");
    assertThat(found(Selection.received(Optional.of(LATER), Optional.empty())))
        .containsExactly("d");
    assertThat(found(Selection.received(Optional.of(NOW), Optional.of(LATER))))
        .containsExactly("c", "b", "a");
  }

  @Test
  default void findsAnIdOverAllSources() {
    receiveOne("a");
    ledger().receive(new Delivery("hook", "d", "hash", LATER, true, List.of(item(1, "a"))));
    ledger().receive(delivery("again", item(1, "a")));
    ledger().receive(delivery("bad", refused(1, "b", "no side"), refused(2, "b", "no side")));

    assertThat(ledger().withId("a")).extracting(Entry::source).containsExactly("hook", "inbox");
    assertThat(ledger().withId("b")).extracting(Entry::number).containsExactly(2, 1);
    assertThat(ledger().withId("c")).isEmpty();
    assertThat(ledger().withId("hook", "a")).extracting(Entry::source).containsExactly("hook");
    assertThat(ledger().withId("hook", "b")).isEmpty();
    assertThat(ledger().sources()).containsExactly("hook", "inbox");
  }

  @Test
  default void findsWhatASourceWasRefusedUnderTheIdOfAnother() {
    ledger().receive(new Delivery("hook", "d", "hash", LATER, true, List.of(item(1, "a"))));
    ledger().receive(delivery("bad", refused(1, "a", "no side")));

    assertThat(ledger().withId("inbox", "a")).extracting(Entry::state).containsExactly(INVALID);
  }

  private List<String> found(Selection selection) {
    return ledger().newest(selection, Long.MAX_VALUE, 9).stream().map(Entry::id).toList();
  }

  private static Selection states(SignalState... states) {
    return new Selection(
        Set.of(states), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Selection of(Optional<String> source, Optional<String> symbol) {
    return new Selection(Set.of(), source, symbol, Optional.empty(), Optional.empty());
  }
}
