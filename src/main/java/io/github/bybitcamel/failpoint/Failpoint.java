package io.github.bybitcamel.failpoint;

import java.util.ServiceLoader;

/**
 * An instant between two steps at which a crash is tried. Reaching one does nothing unless a {@link
 * Hook} is on the class path, and only the crash proof puts one there.
 */
public enum Failpoint {
  /** A file is claimed and not read. */
  AFTER_CLAIM,
  /** The ledger has written a change and not committed it. */
  BEFORE_JOURNAL_COMMIT,
  /** The ledger has committed a change, and whoever waits for it does not know. */
  AFTER_JOURNAL_COMMIT,
  /** The intent is on disk, and no byte of the request has left. */
  BEFORE_SEND,
  /** The request has left, and nothing of the answer has been read. */
  AFTER_SEND_BEFORE_ANSWER,
  /** The answer is understood, and the ledger does not know. */
  AFTER_ANSWER_BEFORE_LEDGER,
  /** A result is written and does not have its name. */
  BEFORE_RESULT_FILE,
  /** A file is journalled and still lies among the claimed ones. */
  BEFORE_MOVE;

  private static final Hook HOOK =
      ServiceLoader.load(Hook.class, Failpoint.class.getClassLoader())
          .findFirst()
          .orElse(failpoint -> {});

  /** Says that this instant has come. */
  public void reached() {
    HOOK.reached(this);
  }
}
