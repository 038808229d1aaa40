package io.github.bybitcamel.processor;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets only named headers through, both ways: nothing of a sender reaches the exchange, nothing
 * signed returns to a sender.
 */
final class V5Headers implements HeaderFilterStrategy {

  private static final Set<String> OUT =
      Set.of(
          "content-type",
          "cdn-request-id",
          "x-bapi-api-key",
          "x-bapi-timestamp",
          "x-bapi-recv-window",
          "x-bapi-sign");
  private static final Set<String> IN =
      Set.of(
          "x-bapi-limit",
          "x-bapi-limit-status",
          "x-bapi-limit-reset-timestamp",
          "traceid",
          "retry-after");

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !IN.contains(name.toLowerCase(Locale.ROOT));
  }
}
