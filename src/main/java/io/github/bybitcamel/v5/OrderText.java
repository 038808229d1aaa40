package io.github.bybitcamel.v5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Keeps the request that creates an order as text, so that the very same can be sent again. */
final class OrderText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();
  private static final TypeReference<LinkedHashMap<String, Object>> PARAMETERS =
      new TypeReference<>() {};

  private OrderText() {}

  static String write(V5Request request) {
    try {
      return JSON.writeValueAsString(request.parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text, numbers and truth values are JSON", e);
    }
  }

  static V5Request read(String text) {
    try {
      V5Request.Builder request = V5Request.to(V5Endpoint.ORDER_CREATE);
      JSON.readValue(text, PARAMETERS).forEach(request::value);
      V5Request order = request.build();
      return order.lessensRisk() ? order.atLeast(CallPriority.LESSENS_RISK) : order;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the text of an order: " + text, e);
    }
  }

  static Optional<TradingStop> exits(V5Request order) {
    Optional<BigDecimal> takeProfit = number(order, "takeProfit");
    Optional<BigDecimal> stopLoss = number(order, "stopLoss");
    if (takeProfit.isEmpty() && stopLoss.isEmpty()) {
      return Optional.empty();
    }
    boolean partial = TpslMode.PARTIAL.text().equals(order.parameters().get("tpslMode"));
    return Optional.of(
        new TradingStop(
            order.category().orElseThrow(),
            order.symbol().orElseThrow(),
            positionIdx(order),
            partial ? TpslMode.PARTIAL : TpslMode.FULL,
            takeProfit,
            stopLoss,
            Optional.empty(),
            Optional.empty(),
            partial ? number(order, "qty") : Optional.empty(),
            PriceType.LAST,
            PriceType.LAST));
  }

  static int positionIdx(V5Request order) {
    return number(order, "positionIdx").map(BigDecimal::intValueExact).orElse(0);
  }

  static Optional<BigDecimal> number(V5Request order, String name) {
    return Optional.ofNullable(order.parameters().get(name))
        .map(value -> new BigDecimal(value.toString()));
  }
}
