package io.github.bybitcamel.ledger;

/**
 * The ledger could not do what it was asked; nothing of the request is on disk. The one exception:
 * a database lost between asking it to commit and hearing its answer; the message then says that
 * the outcome is not known, and reading or receiving again tells it.
 */
public final class LedgerException extends RuntimeException {

  /** Creates one with a message for people, and what caused it. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Creates one with a message for people. */
  public LedgerException(String message) {
    super(message);
  }
}
