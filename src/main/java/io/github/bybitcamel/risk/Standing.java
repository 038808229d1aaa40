package io.github.bybitcamel.risk;

/**
 * Where trading stands.
 *
 * @param reason why; empty text when there is nothing to say
 */
public record Standing(TradingState state, String reason) {

  /** Everything that the limits let pass. */
  public static final Standing ACTIVE = new Standing(TradingState.ACTIVE, "");

  /** Keeps the reason in one line. */
  public Standing {
    reason = reason.replaceAll("\\p{Cntrl}", " ").strip();
  }

  /** Returns the stricter of two. */
  Standing or(Standing other) {
    return other.state().compareTo(state) > 0 ? other : this;
  }
}
