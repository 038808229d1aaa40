package io.github.bybitcamel;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;

/** The endpoints of shipped route files before a paper exchange at rest, BTCUSDT at 30000. */
abstract class EndpointTest extends RouteTest {

  static final String BTC = "BTCUSDT";

  @Override
  Map<String, String> environment() {
    return Map.of("RISK_MAX_ORDER_NOTIONAL", "10000");
  }

  @BeforeEach
  void rest() {
    exchange.control().freeze();
    exchange.control().price(BTC, new BigDecimal("30000"));
  }

  Path inbox() {
    return directory.resolve("inbox");
  }

  /** Calls {@code direct:bybit-<name>}; what it throws is in the result. */
  Exchange call(String name, Object body, Map<String, Object> headers) {
    return template.request(
        "direct:bybit-" + name,
        message -> {
          message.getMessage().setBody(body);
          message.getMessage().setHeaders(new HashMap<>(headers));
        });
  }

  /** Calls {@code direct:bybit-<name>} and returns the body. */
  <T> T ask(String name, Object body, Map<String, Object> headers, Class<T> type) throws Exception {
    Exchange done = call(name, body, headers);
    if (done.getException() != null) {
      throw done.getException();
    }
    return type.cast(done.getMessage().getBody());
  }

  <T> T ask(String name, Map<String, Object> headers, Class<T> type) throws Exception {
    return ask(name, "", headers, type);
  }

  List<?> list(String name, Map<String, Object> headers) throws Exception {
    return ask(name, headers, List.class);
  }
}
