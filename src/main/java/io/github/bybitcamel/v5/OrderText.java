package io.github.bybitcamel.v5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;

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
      return request.build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the text of an order: " + text, e);
    }
  }
}
