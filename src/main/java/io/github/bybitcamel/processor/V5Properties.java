package io.github.bybitcamel.processor;

/** What the steps of the route {@code v5-call} hand on to each other, as exchange properties. */
final class V5Properties {

  /** {@code GET} or {@code POST}; the route chooses its endpoint by it. */
  static final String METHOD = "BybitMethod";

  /** The {@link io.github.bybitcamel.v5.V5Request} under way. */
  static final String REQUEST = "BybitRequest";

  /** How long the call waited for a rate limit, as a {@link java.time.Duration}. */
  static final String WAITED = "BybitWaited";

  private V5Properties() {}
}
