package io.github.bybitcamel.processor;

/** What the steps of the route {@code v5-call} hand on to each other, as exchange properties. */
final class V5Properties {

  /** The {@link io.github.bybitcamel.v5.V5Request} under way. */
  static final String REQUEST = "BybitRequest";

  /** The {@link io.github.bybitcamel.v5.Permit} to make the call. */
  static final String PERMIT = "BybitPermit";

  /** Present once nothing stands between the request and the socket. */
  static final String SENT = "BybitSent";

  private V5Properties() {}
}
