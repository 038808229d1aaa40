package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Selection;
import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.CanonicalSignal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a later signal has taken an order back, so that it must not be sent again. */
final class Withdrawal {

  private static final int PAGE = 200;
  private static final Set<String> CANCELS = Set.of("cancel", "cancel_all");

  /** What ends a position: an order that came before it must not open one afterwards. */
  private static final Set<String> LEAVES = Set.of("close", "reduce", "reverse", "target");

  private static final Set<SignalState> REFUSED =
      EnumSet.of(
          SignalState.INVALID,
          SignalState.DUPLICATE,
          SignalState.DUPLICATE_FILE,
          SignalState.ID_CONFLICT,
          SignalState.DENIED,
          SignalState.DRY_RUN);

  private final Ledger ledger;

  Withdrawal(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Returns whether {@code entry} was taken back, or its purpose was, after it came. */
  boolean of(Entry entry) {
    Signal signal = CanonicalSignal.read(entry.canonical());
    return by(entry, signal, entry.symbol()) || by(entry, signal, "");
  }

  private boolean by(Entry entry, Signal signal, String symbol) {
    Selection later =
        new Selection(
            Set.of(), Optional.empty(), Optional.of(symbol), Optional.empty(), Optional.empty());
    long from = entry.sequence();
    List<Entry> page = ledger.oldest(later, from, PAGE);
    while (!page.isEmpty()) {
      if (page.stream().anyMatch(next -> takesBack(next, entry, signal))) {
        return true;
      }
      page = ledger.oldest(later, page.get(page.size() - 1).sequence(), PAGE);
    }
    return false;
  }

  private static boolean takesBack(Entry later, Entry entry, Signal signal) {
    if (REFUSED.contains(later.state()) || !later.account().equals(entry.account())) {
      return false;
    }
    if (CANCELS.contains(later.action())) {
      return means(CanonicalSignal.read(later.canonical()), entry, signal);
    }
    boolean acts = later.lessensRisk() || later.state() != SignalState.RECEIVED;
    return acts && LEAVES.contains(later.action()) && !signal.lessensRisk();
  }

  private static boolean means(Signal later, Entry entry, Signal signal) {
    if (later instanceof CancelAllSignal) {
      return later.category() == signal.category();
    }
    OrderRef ref = ((CancelSignal) later).order();
    return switch (ref.kind()) {
      case SIGNAL_ID ->
          later.header().source().equals(entry.source()) && ref.value().equals(entry.id());
      case ORDER_LINK_ID ->
          entry.legs().stream().anyMatch(leg -> leg.orderLinkId().equals(ref.value()));
      case ORDER_ID -> false;
    };
  }
}
