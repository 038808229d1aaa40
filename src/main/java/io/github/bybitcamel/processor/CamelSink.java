package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.sink.EventBody;
import io.github.bybitcamel.sink.EventId;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkDownException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Any endpoint of Camel: a message for each record, its body the record as JSON. The headers are
 * {@code event_id}, {@code record_type}, {@code schema} and those of the {@link Carrier}, no
 * others.
 */
final class CamelSink implements Sink {

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final Carrier carrier;
  private final EventBody bodies = new EventBody();

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
    if (!carrier.atOnce() || messages.size() < 2 || !sentAtOnce(messages)) {
      sendEach(sound, messages, refused);
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

  /** Returns whether all went; else nobody knows which, and each is sent again. */
  private boolean sentAtOnce(List<Exchange> messages) throws SinkDownException {
    Exchange all = camel.getEndpoint(carrier.uri()).createExchange();
    all.getMessage().setBody(messages);
    template.send(carrier.uri(), all);
    if (all.getException() == null) {
      return true;
    }
    if (carrier.blamesRecord(all).isEmpty()) {
      throw down(all);
    }
    return false;
  }

  private void sendEach(List<FeedRecord> records, List<Exchange> messages, List<Refused> refused)
      throws SinkDownException {
    for (int i = 0; i < records.size(); i++) {
      Exchange message = template.send(carrier.uri(), messages.get(i));
      Optional<String> reason = carrier.blamesRecord(message);
      if (reason.isPresent()) {
        refused.add(new Refused(records.get(i), reason.get()));
      } else if (message.getException() != null || carrier.failure(message).isPresent()) {
        throw down(message);
      }
    }
  }

  private SinkDownException down(Exchange message) {
    String why = carrier.failure(message).orElseGet(() -> Wording.of(message.getException()));
    return new SinkDownException(
        Wording.withoutSecrets(carrier.uri()) + ": " + why, message.getException());
  }

  @Override
  public void close() {
    template.stop();
  }
}
