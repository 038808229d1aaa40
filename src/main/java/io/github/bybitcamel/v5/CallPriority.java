package io.github.bybitcamel.v5;

/** Who goes first where a limit makes calls wait; the order of the constants is the order. */
public enum CallPriority {
  /** Cancels and closes: what lessens risk. */
  LESSENS_RISK,
  /** Orders sent again: each is the oldest of its lane, and the rest of the lane waits for it. */
  RESEND,
  /** New orders, changes of orders, and the search for an order whose fate is unknown. */
  ORDER,
  /** Everything that only looks. */
  POLL,
  /** What feeds read: nobody waits for it. */
  FEED
}
