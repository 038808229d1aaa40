package io.github.bybitcamel.v5;

/** Names one quota of the account. */
record LimitKey(V5Endpoint endpoint, QuotaGroup group) {

  static LimitKey of(V5Request request) {
    return new LimitKey(request.endpoint(), request.quotaGroup());
  }

  /** Returns the name of the setting that overrides it. */
  String setting() {
    return "limits.quota." + endpoint.bucket() + "." + group.text();
  }
}
