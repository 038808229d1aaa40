package io.github.bybitcamel.transport;

import io.github.bybitcamel.model.FeedRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;

/** Kafka: the record's key is the message's key; a repeat has the same {@code event_id}. */
record KafkaCarrier(String uri) implements Carrier {

  /** A producer that all in-sync replicas confirm to, and that gives up within half a minute. */
  private static final Map<String, String> TERMS =
      Map.of(
          "requestRequiredAcks", "all",
          "enableIdempotence", "true",
          "lingerMs", "5",
          "maxBlockMs", "10000",
          "requestTimeoutMs", "10000",
          "deliveryTimeoutMs", "20000");

  private static final Set<String> RECORD_FAULTS =
      Set.of("RecordTooLargeException", "SerializationException", "InvalidRecordException");

  static KafkaCarrier of(String brokers, String topic) {
    return at("kafka:" + topic, brokers);
  }

  /**
   * Takes an endpoint by its URI; what it says goes before our terms.
   *
   * @param brokers where it names none
   */
  static KafkaCarrier at(String uri, String brokers) {
    StringBuilder whole = new StringBuilder(uri);
    new TreeMap<>(TERMS).forEach((name, value) -> add(whole, name, value));
    add(whole, "brokers", brokers);
    return new KafkaCarrier(whole.toString());
  }

  private static void add(StringBuilder uri, String name, String value) {
    if (!uri.toString().matches(".*[?&]" + name + "=.*")) {
      uri.append(uri.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
    }
  }

  @Override
  public Map<String, Object> headers(FeedRecord record, String id, String body) {
    return Map.of("CamelKafkaKey", record.key());
  }

  @Override
  public boolean atOnce() {
    return true;
  }

  @Override
  public Optional<String> blamesRecord(Exchange message) {
    for (Throwable cause = message.getException(); cause != null; cause = cause.getCause()) {
      if (RECORD_FAULTS.contains(cause.getClass().getSimpleName())) {
        return Optional.of(Wording.of(cause));
      }
    }
    return Optional.empty();
  }
}
