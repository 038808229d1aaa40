package io.github.bybitcamel.console;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Values as the page reads them: decimals as plain text, so that the browser rounds nothing; times
 * as ISO-8601; durations in milliseconds; what is empty as null.
 */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().addModule(values()).build();

  private Json() {}

  static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be told as JSON: " + e.getOriginalMessage(), e);
    }
  }

  static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * Reads a body.
   *
   * @throws BadRequestException if it is no JSON
   */
  static JsonNode read(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      return read.isMissingNode() ? MAPPER.createObjectNode() : read;
    } catch (IOException e) {
      throw new BadRequestException("the body is no JSON");
    }
  }

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(BigDecimal.class, as(Json::plain));
    module.addSerializer(Instant.class, as(Instant::toString));
    module.addSerializer(Duration.class, as(Duration::toMillis));
    module.addSerializer(Optional.class, as(Json::orNull));
    return module;
  }

  private static Object orNull(Optional<?> optional) {
    return optional.isPresent() ? optional.get() : null;
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static <T> JsonSerializer<T> as(Function<T, Object> form) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider any)
          throws IOException {
        json.writePOJO(form.apply(value));
      }
    };
  }
}
