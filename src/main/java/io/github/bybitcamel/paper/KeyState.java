package io.github.bybitcamel.paper;

/** What the key may do at the moment. */
final class KeyState {

  private volatile boolean readOnly;
  private volatile boolean expired;

  boolean readOnly() {
    return readOnly;
  }

  void readOnly(boolean only) {
    readOnly = only;
  }

  void expired(boolean over) {
    expired = over;
  }

  /**
   * Checks that the key may call an endpoint.
   *
   * @throws Refusal if it is expired, or read-only and the endpoint trades
   */
  void check(Endpoint endpoint) {
    if (expired) {
      throw Code.KEY_EXPIRED.refuse();
    }
    if (readOnly && endpoint.access() == Endpoint.Access.TRADE) {
      throw Code.PERMISSION.refuse();
    }
  }
}
