package io.github.bybitcamel.model;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where a signal stands. The only way from wish to outcome: {@link #canBecome} is the whole state
 * machine of an order, and with {@link #canEndAs} that of a signal of several.
 */
public enum SignalState {
  /** Refused by a rule, not by the exchange; never sent. */
  INVALID,
  /** The same signal was taken before; nothing was sent for this one. */
  DUPLICATE,
  /** The same file was taken before, and its records carry no ids. */
  DUPLICATE_FILE,
  /** The id was used before with other content; nothing was sent for this one. */
  ID_CONFLICT,
  /** On disk, not yet looked at by its lane. */
  RECEIVED,
  /** Its lane has begun to plan it; nothing has been sent. */
  VALIDATED,
  /** Waits for a person. */
  HELD,
  /** The orders it means are on disk; from here on something may have been sent. */
  INTENT,
  /** Bytes may have reached the exchange. */
  SENT,
  /** The exchange has answered that it took the order; whether the order lives is not known yet. */
  ACKED,
  /** The order is in the book, or waits for its trigger. */
  WORKING,
  /** A part has executed; the rest is in the book. */
  PARTIALLY_FILLED,
  /** It may or may not have reached the exchange; left on evidence only. */
  UNKNOWN,
  /** Executed whole. */
  FILLED,
  /** Cancelled, by a sender or by the exchange; a part may have executed. */
  CANCELLED,
  /** Refused by the exchange. */
  REJECTED,
  /** An action that is no order was carried out. */
  DONE,
  /** Evidence that the exchange never had it, and too old to be sent again. */
  NOT_PLACED,
  /** Too old before it could be sent. */
  EXPIRED,
  /** Refused by the risk gate or the kill switch. */
  DENIED,
  /** Everything but the sending was done, as asked. */
  DRY_RUN;

  private static final Set<SignalState> REFUSED_AT_THE_DOOR =
      EnumSet.of(INVALID, DUPLICATE, DUPLICATE_FILE, ID_CONFLICT);
  private static final Set<SignalState> FINAL =
      EnumSet.of(
          INVALID,
          DUPLICATE,
          DUPLICATE_FILE,
          ID_CONFLICT,
          FILLED,
          CANCELLED,
          REJECTED,
          DONE,
          NOT_PLACED,
          EXPIRED,
          DENIED,
          DRY_RUN);

  /** Returns whether nothing can follow. */
  public boolean isFinal() {
    return FINAL.contains(this);
  }

  /** Returns whether the signal was refused before it was given to a lane. */
  public boolean isRefusedAtTheDoor() {
    return REFUSED_AT_THE_DOOR.contains(this);
  }

  /** Returns whether a lane has it, or will, and nothing of it can have been sent. */
  public boolean isBeforeIntent() {
    return this == RECEIVED || this == VALIDATED || this == HELD;
  }

  /** Returns whether the exchange may hold an order whose fate is still open. */
  public boolean isOpen() {
    return switch (this) {
      case INTENT, SENT, ACKED, WORKING, PARTIALLY_FILLED, UNKNOWN -> true;
      default -> false;
    };
  }

  /** Returns whether it is not known if the exchange has what was asked for. */
  public boolean isUncertain() {
    return this == INTENT || this == SENT || this == UNKNOWN;
  }

  /**
   * Returns whether {@code next} may follow this state. Nothing leads back behind {@link #INTENT},
   * and what was seen in the book is not unseen.
   */
  public boolean canBecome(SignalState next) {
    return switch (this) {
      // A lane that has looked at a signal may go on at once: one write to the disk instead of two.
      case RECEIVED -> next == VALIDATED || VALIDATED.canBecome(next);
      case VALIDATED ->
          switch (next) {
            case INTENT, HELD, INVALID, EXPIRED, CANCELLED, DENIED, DRY_RUN, DONE, REJECTED -> true;
            default -> false;
          };
      case HELD -> next == RECEIVED || next == EXPIRED || next == CANCELLED;
      case INTENT ->
          switch (next) {
            case SENT, EXPIRED, DENIED, CANCELLED, REJECTED, UNKNOWN, NOT_PLACED -> true;
            default -> next.isEvidence();
          };
      case SENT -> next == UNKNOWN || next.isEvidence();
      case UNKNOWN -> next == INTENT || next.isEvidence();
      case ACKED -> next != ACKED && next.isEvidence();
      case WORKING ->
          switch (next) {
            case PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED -> true;
            default -> false;
          };
      case PARTIALLY_FILLED -> next == FILLED || next == CANCELLED || next == REJECTED;
      default -> false;
    };
  }

  /**
   * Returns whether a signal of several orders may end as {@code end}: what was seen of one of them
   * says nothing of another, of which nothing may have reached the exchange.
   */
  public boolean canEndAs(SignalState end) {
    return isOpen() && (end == EXPIRED || end == DENIED || end == NOT_PLACED);
  }

  /**
   * Returns the state that a signal has gone through between this one and {@code next}, where the
   * two are written as one step.
   */
  public Optional<SignalState> passedOnTheWayTo(SignalState next) {
    if (this == RECEIVED && next == INTENT) {
      return Optional.of(VALIDATED);
    }
    boolean sent =
        switch (next) {
          case ACKED, WORKING, PARTIALLY_FILLED, FILLED, UNKNOWN, REJECTED, DONE -> true;
          default -> false;
        };
    return this == INTENT && sent ? Optional.of(SENT) : Optional.empty();
  }

  private boolean isEvidence() {
    return switch (this) {
      case ACKED, WORKING, PARTIALLY_FILLED, FILLED, CANCELLED, REJECTED, DONE, NOT_PLACED -> true;
      default -> false;
    };
  }
}
