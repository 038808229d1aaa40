package io.github.bybitcamel.processor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Lets only named headers through, both ways: nothing of a sender reaches the exchange, nothing
 * signed returns to a sender.
 */
final class V5Headers implements HeaderFilterStrategy {

  private static final Set<String> OUT =
      anyCase(
          "Content-Type",
          "cdn-request-id",
          "X-BAPI-API-KEY",
          "X-BAPI-TIMESTAMP",
          "X-BAPI-RECV-WINDOW",
          "X-BAPI-SIGN");
  private static final Set<String> IN =
      anyCase(
          "X-Bapi-Limit",
          "X-Bapi-Limit-Status",
          "X-Bapi-Limit-Reset-Timestamp",
          "Traceid",
          "Retry-After");

  private static Set<String> anyCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }

  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !OUT.contains(name);
  }

  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return !IN.contains(name);
  }
}
