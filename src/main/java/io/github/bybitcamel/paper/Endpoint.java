package io.github.bybitcamel.paper;

/** One method and path of the exchange. */
record Endpoint(
    String method, String path, Access access, Quota quota, Schema schema, Handler handler) {

  /** Who may call an endpoint. */
  enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever has the key. */
    READ,
    /** Whoever has a key that may trade. */
    TRADE
  }

  /** Carries a request out, under the exchange's lock. */
  @FunctionalInterface
  interface Handler {

    /**
     * Returns the answer.
     *
     * @throws Refusal if the exchange does not carry the request out
     */
    Result handle(Params params);
  }

  static Endpoint market(String path, String schema, Handler handler) {
    return new Endpoint("GET", path, Access.PUBLIC, Quota.NONE, Schema.of(schema), handler);
  }

  static Endpoint read(String path, int quota, String schema, Handler handler) {
    return new Endpoint("GET", path, Access.READ, Quota.of(quota), Schema.of(schema), handler);
  }

  static Endpoint write(String path, Quota quota, Schema schema, Handler handler) {
    return new Endpoint("POST", path, Access.TRADE, quota, schema, handler);
  }

  boolean isPublic() {
    return access == Access.PUBLIC;
  }
}
