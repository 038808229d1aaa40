package io.github.bybitcamel.v5;

/**
 * What an answer, or its absence, means for what is done next.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/error">Bybit V5: Error Codes</a>
 */
public enum OutcomeClass {
  /** Carried out, or accepted to be. */
  SUCCESS,
  /** Not carried out, and harmless to repeat, after a while that grows. */
  SAFE_TO_RETRY,
  /** Not carried out because it came too soon; to be repeated after the reset. */
  AFTER_RESET,
  /** Not carried out because of its time; to be signed again, once, with the right one. */
  CLOCK,
  /** Nobody knows whether it was carried out; to be found out, never to be repeated blindly. */
  UNKNOWN,
  /** Nothing changed because it was so already; to be looked up, then a success. */
  ALREADY_SO,
  /** Refused for what it asked; the same again is refused again. */
  BAD_REQUEST,
  /** Refused for the state of the account or the market. */
  FUNDS,
  /** Refused for who asked; writing should stop. */
  FORBIDDEN,
  /** Refused with a code the table does not know; a write has to be looked up. */
  UNLISTED
}
