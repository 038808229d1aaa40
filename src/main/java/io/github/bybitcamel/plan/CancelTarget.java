package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.SignalState;
import java.util.List;
import java.util.Optional;

/** Finds the signal of ours whose order a cancel means. */
public final class CancelTarget {

  private static final int PAGE = 500;
  private static final String ONE_ORDER = "order";

  private final LedgerView ledger;

  /** Looks in {@code ledger}. */
  public CancelTarget(LedgerView ledger) {
    this.ledger = ledger;
  }

  /**
   * Returns the signal; empty where the ledger knows none. An order's id is told by the exchange,
   * so that its signal cannot be waiting, and is not looked for.
   */
  public Optional<Entry> of(CancelSignal cancel) {
    String name = cancel.order().value();
    return switch (cancel.order().kind()) {
      case SIGNAL_ID -> ledger.find(cancel.header().source(), name);
      case ORDER_LINK_ID -> ledger.findByOrderLinkId(name).or(() -> waiting(cancel, name));
      case ORDER_ID -> Optional.empty();
    };
  }

  /** Returns whether {@code meant} can be ended here, since nothing of it was sent. */
  static boolean isWithdrawable(CancelSignal cancel, Entry meant) {
    return switch (cancel.order().kind()) {
      case SIGNAL_ID -> meant.state() == SignalState.RECEIVED || meant.state() == SignalState.HELD;
      case ORDER_LINK_ID -> meant.state() == SignalState.RECEIVED && isOneOrder(meant);
      case ORDER_ID -> false;
    };
  }

  /** Returns whether the order meant will be one of several of a signal that still waits. */
  public static boolean isPartOfWaiting(CancelSignal cancel, Entry meant) {
    return meant.state() == SignalState.RECEIVED && !isWithdrawable(cancel, meant);
  }

  private static boolean isOneOrder(Entry meant) {
    return meant.action().equals(ONE_ORDER);
  }

  /** The name of an order is known before its signal has been planned. */
  private Optional<Entry> waiting(CancelSignal cancel, String name) {
    if (!OrderLinkIds.isOne(name)) {
      return Optional.empty();
    }
    String lane = cancel.header().account() + "/" + cancel.instrument();
    List<Entry> page = ledger.waitingIn(lane, 0, PAGE);
    while (!page.isEmpty()) {
      Optional<Entry> found = page.stream().filter(entry -> places(entry, name)).findFirst();
      if (found.isPresent()) {
        return found;
      }
      page = ledger.waitingIn(lane, page.get(page.size() - 1).sequence(), PAGE);
    }
    return Optional.empty();
  }

  private static boolean places(Entry entry, String name) {
    char leg = name.charAt(OrderLinkIds.PREFIX.length());
    return OrderLinkIds.of(entry.account(), entry.source(), entry.id(), leg).equals(name);
  }
}
