package io.github.bybitcamel.ledger;

/**
 * The ledger could not do what it was asked; nothing of the request is on disk, unless it is an
 * {@link UnknownCommitException}.
 */
public sealed class LedgerException extends RuntimeException permits UnknownCommitException {

  /** Creates one with a message for people, and what caused it. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Creates one with a message for people. */
  public LedgerException(String message) {
    super(message);
  }
}
