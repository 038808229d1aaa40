package io.github.bybitcamel.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.bybitcamel.model.OrderSignal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold for any bytes: readings, no exception, and no order from what is none. */
final class AnyBytes {

  private static final JsonSchema SCHEMA = schema();
  private static final ObjectMapper JSON = new ObjectMapper();

  private AnyBytes() {}

  static void requireSoundReadings(byte[] bytes) {
    for (Format format : Format.values()) {
      Readings readings = Records.READER.read(bytes, format, "inbox", "file");
      assertThat(readings.records().isEmpty()).isNotEqualTo(readings.refusals().isEmpty());
      readings.refused().forEach(refused -> assertThat(refused.refusals()).isNotEmpty());
      readings.accepted().forEach(AnyBytes::requireWhole);
      if (format == Format.JSON && !readings.accepted().isEmpty()) {
        requireTheSchemaToAgree(bytes, readings);
      }
    }
  }

  private static void requireWhole(Reading.Accepted accepted) {
    assertThat(CanonicalSignal.read(accepted.canonical())).isEqualTo(accepted.signal());
    if (accepted.signal() instanceof OrderSignal order) {
      assertThat(amounts(order)).allMatch(amount -> amount.signum() > 0);
      assertThat(order.instrument()).isNotBlank();
    }
  }

  private static List<BigDecimal> amounts(OrderSignal order) {
    return Stream.of(
            Optional.of(order.size().value()),
            order.price(),
            order.trigger().map(trigger -> trigger.price()),
            order.signalPrice())
        .flatMap(Optional::stream)
        .toList();
  }

  /** The published schema knows nothing of the reader: what it refuses is no signal. */
  private static void requireTheSchemaToAgree(byte[] bytes, Readings readings) {
    JsonNode document;
    try {
      document = JSON.readTree(new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", ""));
    } catch (IOException e) {
      throw new AssertionError("accepted, but no JSON", e);
    }
    if (readings.refused().isEmpty()) {
      (document.isArray() ? document : JSON.createArrayNode().add(document))
          .forEach(record -> assertThat(SCHEMA.validate(record)).isEmpty());
    }
  }

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              new ObjectMapper().readTree(Files.readString(Path.of("config/signal.schema.json"))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
