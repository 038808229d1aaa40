package io.github.bybitcamel.sink;

/** Opens sinks by the name that a feed's {@code sinks} parameter gives. */
public interface SinkFactory {

  /**
   * Opens a sink for records of one feed.
   *
   * @throws IllegalArgumentException unknown name, with did-you-mean; or a component that is
   *     missing, with the jar to add
   */
  Sink open(String sink, String feed);
}
