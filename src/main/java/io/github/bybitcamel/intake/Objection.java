package io.github.bybitcamel.intake;

/**
 * What there is to say at the door against a well-formed signal.
 *
 * @param reason why it can never be sent; empty text when it may be, as far as is known
 * @param judged whether all was known that decides it
 */
public record Objection(String reason, boolean judged) {

  /** Nothing is to be said against it. */
  public static final Objection NONE = new Objection("", true);

  /** The exchange's rules are not known now. */
  public static final Objection LATER = new Objection("", false);

  /** Returns an objection. */
  public static Objection of(String reason) {
    return new Objection(reason, true);
  }
}
