package io.github.bybitcamel.web;

import io.github.bybitcamel.model.Signal;

/** Tells what a signal would come down to, with market and position as they are now. */
@FunctionalInterface
public interface Preview {

  /** Returns what would be sent, or why nothing would be. Sends nothing that changes anything. */
  Answer of(Signal signal);

  /**
   * What would become of a signal.
   *
   * @param state {@code DRY_RUN} where it would be sent, else where it would end
   * @param reason why it would not be sent; empty text when it would
   * @param requests what would be sent; empty text when nothing would
   */
  record Answer(String state, String reason, String requests) {}
}
