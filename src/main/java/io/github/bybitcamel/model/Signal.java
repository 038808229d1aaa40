package io.github.bybitcamel.model;

import java.util.Optional;

/**
 * An outside wish, read strictly and complete in itself. The subtype is the action; nothing is done
 * that the action does not name.
 */
public sealed interface Signal
    permits OrderSignal,
        AmendSignal,
        CancelSignal,
        CancelAllSignal,
        CloseSignal,
        ReduceSignal,
        ReverseSignal,
        TargetSignal,
        TpslSignal,
        LeverageSignal,
        TestSignal {

  /** Returns who sent this signal, when, and how long it is good for. */
  SignalHeader header();

  /** Returns the action's name as senders write it, for example {@code cancel_all}. */
  String action();

  /** Returns the product line; {@link Category#LINEAR} unless the sender named another. */
  Category category();

  /**
   * Returns the exchange's symbol, for example {@code BTCUSDT}; empty where the action has none.
   */
  Optional<String> symbol();

  /**
   * Returns whether this signal can only lessen risk. Such a signal never expires, passes the kill
   * switch and overtakes new orders.
   */
  boolean lessensRisk();
}
