package io.github.bybitcamel.paper;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.SetClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** An exchange at rest at 30000 and a client of it, for each test. */
@Timeout(30)
abstract class PaperTest {

  final SetClock clock = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  PaperExchange exchange;
  PaperClient client;

  PaperSettings settings() {
    return PaperSettings.defaults(0).withLimited(false);
  }

  @BeforeEach
  void start() {
    exchange = PaperExchange.start(settings(), clock);
    client = new PaperClient(exchange, clock);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  void price(String symbol, String price) {
    exchange.control().price(symbol, new BigDecimal(price));
  }

  static int code(JsonNode answer) {
    return answer.get("retCode").asInt();
  }

  static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(row -> texts.add(row.get(field).asText()));
    return texts;
  }
}
