package io.github.bybitcamel.feed;

import io.github.bybitcamel.sink.SinkDownException;

/** A part of what a courier carries: one series, or one journal. */
interface Task {

  /**
   * Carries the next piece.
   *
   * @return whether there is more to carry at once
   * @throws SinkDownException if the sink takes nothing now; the same piece comes again
   */
  boolean step(SinkDoor sink) throws SinkDownException;

  /** The feed's schedule came: who asks a source himself may ask from now on. */
  default void woken() {}

  /** Nothing more is carried for now: drops what was begun for the next piece. */
  default void stopped() {}
}
