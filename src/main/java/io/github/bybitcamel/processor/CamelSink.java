package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.EventBody;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Any endpoint of Camel: a message for each record, its body the record as JSON. The headers are
 * {@code event_id}, {@code record_type}, {@code schema} and those of the {@link Carrier}, no
 * others.
 */
final class CamelSink implements Sink {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final Carrier carrier;
  private final EventBody bodies = new EventBody();
  private AsyncProducer producer;

  CamelSink(CamelContext camel, Carrier carrier) {
    this.camel = camel;
    this.carrier = carrier;
    template = camel.createProducerTemplate();
  }

  @Override
  public List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    List<Refused> refused = new ArrayList<>();
    List<Exchange> messages = new ArrayList<>();
    List<FeedRecord> sound = new ArrayList<>();
    for (FeedRecord record : records) {
      Optional<String> fault = bodies.fault(record);
      if (fault.isPresent()) {
        refused.add(new Refused(record, fault.get()));
      } else {
        sound.add(record);
        messages.add(message(record));
      }
    }
    if (carrier.atOnce()) {
      sendAtOnce(messages);
    }
    for (int i = 0; i < sound.size(); i++) {
      Exchange message =
          carrier.atOnce() ? messages.get(i) : template.send(carrier.uri(), messages.get(i));
      Optional<String> reason = carrier.blamesRecord(message);
      if (reason.isPresent()) {
        refused.add(new Refused(sound.get(i), reason.get()));
      } else if (message.getException() != null || carrier.failure(message).isPresent()) {
        throw down(message);
      }
    }
    return refused;
  }

  private Exchange message(FeedRecord record) {
    String id = EventId.of(record);
    String body = bodies.of(id, record);
    Exchange message = camel.getEndpoint(carrier.uri()).createExchange();
    message
        .getMessage()
        .setHeaders(
            new HashMap<>(
                Map.of(
                    "event_id", id,
                    "record_type", record.type().name(),
                    "schema", EventBody.schema(record.type()))));
    message.getMessage().getHeaders().putAll(carrier.headers(record, id, body));
    message.getMessage().setBody(body);
    return message;
  }

  /** Sends one after the other without waiting for each, then waits for all. */
  private void sendAtOnce(List<Exchange> messages) throws SinkDownException {
    try {
      if (producer == null) {
        producer = camel.getEndpoint(carrier.uri()).createAsyncProducer();
        producer.start();
      }
    } catch (Exception e) {
      producer = null;
      throw new SinkDownException(name() + ": " + Wording.of(e), e);
    }
    CountDownLatch under = new CountDownLatch(messages.size());
    messages.forEach(message -> producer.process(message, sync -> under.countDown()));
    try {
      if (!under.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new SinkDownException(name() + ": no answer within " + LONGEST, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkDownException(name() + ": stopped while it waited", e);
    }
  }

  private SinkDownException down(Exchange message) {
    String why = carrier.failure(message).orElseGet(() -> Wording.of(message.getException()));
    return new SinkDownException(name() + ": " + why, message.getException());
  }

  /** What follows the question mark is not for a log. */
  private String name() {
    return Wording.withoutSecrets(carrier.uri().split("\\?", 2)[0]);
  }

  @Override
  public void close() {
    template.stop();
    if (producer != null) {
      producer.stop();
    }
  }
}
