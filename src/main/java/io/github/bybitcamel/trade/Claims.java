package io.github.bybitcamel.trade;

/**
 * Keeps apart, within a lane, the signal whose turn it is and the cancel that overtakes: what is
 * being sent is not cancelled before it is acknowledged, what is being cancelled is not sent, and
 * nothing overtakes a cancel. Whoever uses it holds the lock of {@link Lanes}.
 */
final class Claims {

  private static final long NONE = 0;

  private long underWay = NONE;
  private long cancel = NONE;
  private long target = NONE;
  private boolean cancelWaits;

  /** Takes the signal whose turn it is; returns whether it may go now. */
  boolean take(long sequence) {
    if (cancel != NONE && (cancel < sequence || isTarget(sequence))) {
      return false;
    }
    underWay = sequence;
    return true;
  }

  /** Returns the signal whose turn it is; 0 where there is none. */
  long underWay() {
    return underWay;
  }

  /** Says that the signal whose turn it was has gone; returns whether a cancel waited for it. */
  boolean gone() {
    underWay = NONE;
    return cancelWaits;
  }

  /** Says that a cancel is being looked for: what goes meanwhile is to call for it again. */
  void cancelLooksOut() {
    cancelWaits = true;
  }

  /** Says that there is none. */
  void noCancel() {
    cancelWaits = false;
  }

  /**
   * Takes a cancel; returns whether it may go now.
   *
   * @param meant the signal that it means; 0 where no signal of its lane is meant
   */
  boolean takeCancel(long sequence, long meant) {
    if (meant != NONE && meant == underWay) {
      return false;
    }
    cancel = sequence;
    target = meant;
    cancelWaits = false;
    return true;
  }

  /** Says that the cancel has gone. */
  void cancelGone() {
    cancel = NONE;
    target = NONE;
  }

  /** Returns whether a signal is under way, as the one whose turn it is or as a cancel. */
  boolean has(long sequence) {
    return underWay == sequence || cancel == sequence;
  }

  /** Returns whether a cancel that is under way means this signal. */
  boolean isTarget(long sequence) {
    return target == sequence;
  }

  boolean isEmpty() {
    return underWay == NONE && cancel == NONE && !cancelWaits;
  }
}
