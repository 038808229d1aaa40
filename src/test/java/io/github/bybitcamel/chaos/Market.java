package io.github.bybitcamel.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A contract that signals may name.
 *
 * @param price at the start of the run, in quote coin
 * @param quantity small, and of enough value
 */
record Market(String symbol, BigDecimal price, BigDecimal quantity) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BigDecimal VALUE = new BigDecimal("20");

  /** Returns every USDT contract that the exchange trades. */
  static List<Market> of(URI exchange) {
    Map<String, BigDecimal> prices = new HashMap<>();
    list(exchange, "/v5/market/tickers?category=linear")
        .forEach(
            row ->
                prices.put(
                    row.path("symbol").asText(), new BigDecimal(row.path("lastPrice").asText())));
    JsonNode rows = list(exchange, "/v5/market/instruments-info?category=linear&limit=1000");
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path("status").asText().equals("Trading"))
        .filter(row -> row.path("symbol").asText().endsWith("USDT"))
        .map(row -> market(row, prices.get(row.path("symbol").asText())))
        .toList();
  }

  private static Market market(JsonNode row, BigDecimal price) {
    JsonNode lot = row.path("lotSizeFilter");
    BigDecimal step = new BigDecimal(lot.path("qtyStep").asText());
    BigDecimal least = new BigDecimal(lot.path("minOrderQty").asText());
    BigDecimal steps = VALUE.divide(price.multiply(step), 0, RoundingMode.CEILING);
    BigDecimal quantity = steps.multiply(step).max(least);
    return new Market(row.path("symbol").asText(), price, quantity.stripTrailingZeros());
  }

  private static JsonNode list(URI exchange, String path) {
    try (InputStream answer = exchange.resolve(path).toURL().openStream()) {
      return JSON.readTree(answer).path("result").path("list");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every entry of a symbol has the same side, so that no entry takes another's stop away. */
  boolean buys() {
    return symbol.hashCode() % 2 == 0;
  }

  /** Returns a price that lies {@code percent} to the losing side of the start, or to the other. */
  String away(int percent) {
    int factor = buys() ? 100 - percent : 100 + percent;
    return price
        .multiply(BigDecimal.valueOf(factor))
        .divide(BigDecimal.valueOf(100), 4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
