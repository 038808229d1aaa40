package io.github.bybitcamel.feed;

import java.util.Map;

/**
 * A feed as a route file declares it.
 *
 * @param name unique
 * @param what ohlcv, balance, position …
 * @param parameters by name; blank ones count as not given
 */
public record FeedSpec(String name, String what, Map<String, String> parameters) {

  /** Copies the parameters. */
  public FeedSpec {
    parameters = Map.copyOf(parameters);
  }
}
