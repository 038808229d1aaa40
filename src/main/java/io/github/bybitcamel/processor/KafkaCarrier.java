package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.FeedRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** Kafka: the record's key is the message's key; a repeat has the same {@code event_id}. */
record KafkaCarrier(String uri) implements Carrier {

  /** A producer that all in-sync replicas confirm to, and that gives up within half a minute. */
  private static final String TERMS =
      "&requestRequiredAcks=all&enableIdempotence=true&lingerMs=5&maxBlockMs=10000"
          + "&requestTimeoutMs=10000&deliveryTimeoutMs=20000";

  private static final Set<String> RECORD_FAULTS =
      Set.of("RecordTooLargeException", "SerializationException", "InvalidRecordException");

  static KafkaCarrier of(String brokers, String topic) {
    return new KafkaCarrier("kafka:" + topic + "?brokers=" + brokers + TERMS);
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
