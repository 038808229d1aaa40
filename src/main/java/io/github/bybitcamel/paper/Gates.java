package io.github.bybitcamel.paper;

/** What may stand between a request and its endpoint. */
record Gates(Authentication authentication, KeyState key, RateLimits limits, AddressLimit address) {

  static Gates of(PaperSettings settings) {
    return new Gates(
        new Authentication(settings),
        new KeyState(),
        new RateLimits(settings.limited()),
        new AddressLimit(settings.limited()));
  }
}
