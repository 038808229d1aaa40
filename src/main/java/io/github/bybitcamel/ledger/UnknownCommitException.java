package io.github.bybitcamel.ledger;

/**
 * The database was lost between asking it to commit and hearing its answer: whether the request is
 * on disk is not known. Reading, or receiving the same delivery again, tells it.
 */
public final class UnknownCommitException extends LedgerException {

  /** Creates one with a message for people. */
  public UnknownCommitException(String message) {
    super(message);
  }

  /** Creates one with a message for people, and what caused it. */
  public UnknownCommitException(String message, Throwable cause) {
    super(message, cause);
  }
}
