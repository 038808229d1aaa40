package io.github.bybitcamel.transport;

import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.settings.SinkNames;
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
import java.util.concurrent.Semaphore;
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

  /** A failure repeats what of the same offer went well. */
  private static final int ONE_BY_ONE = 50;

  /** What has to be answered within {@link #LONGEST}, and comes again if it is not. */
  private static final int AT_ONCE = 1000;

  /** After so many failures of the same record the next one is tried. */
  private static final int STUCK = 10;

  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofMillis(400));
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final CamelContext camel;
  private final ProducerTemplate template;
  private final Carrier carrier;
  private final EventBody bodies = new EventBody();
  private AsyncProducer producer;
  private String failing = "";
  private int failures;

  CamelSink(CamelContext camel, Carrier carrier) {
    this.camel = camel;
    this.carrier = carrier;
    template = camel.createProducerTemplate();
  }

  @Override
  public int most() {
    return carrier.atOnce() ? AT_ONCE : ONE_BY_ONE;
  }

  @Override
  public List<Refused> take(List<FeedRecord> records) throws SinkDownException {
    List<Refused> refused = new ArrayList<>();
    List<FeedRecord> sound = new ArrayList<>();
    for (FeedRecord record : records) {
      Optional<String> fault = bodies.fault(record);
      if (fault.isPresent()) {
        refused.add(new Refused(record, fault.get()));
      } else {
        sound.add(record);
      }
    }
    List<Exchange> messages = carrier.atOnce() ? sendAtOnce(sound) : List.of();
    for (int i = 0; i < sound.size(); i++) {
      FeedRecord record = sound.get(i);
      Exchange message = carrier.atOnce() ? messages.get(i) : send(record);
      Optional<String> reason = carrier.blamesRecord(message);
      if (reason.isPresent()) {
        refused.add(new Refused(record, reason.get()));
      } else if (failed(message)) {
        if (!isStuckAt(record) || i + 1 == sound.size() || failed(send(sound.get(i + 1)))) {
          throw down(message);
        }
        refused.add(new Refused(record, "failed %d times: %s".formatted(failures, why(message))));
      }
    }
    return refused;
  }

  /** A record that fails again and again, where the next one does not, is at fault itself. */
  private boolean isStuckAt(FeedRecord record) {
    String id = EventId.of(record);
    failures = id.equals(failing) ? failures + 1 : 1;
    failing = id;
    return !carrier.tellsBlame() && failures >= STUCK;
  }

  /** Sends one, a few times if need be: each time anew, as its signature tells when. */
  private Exchange send(FeedRecord record) throws SinkDownException {
    Exchange message = template.send(carrier.uri(), message(record));
    for (int i = 0; i < PAUSES.size() && carrier.maySoonGoWell(message); i++) {
      pause(carrier.retryAfter(message).orElse(PAUSES.get(i)));
      message = template.send(carrier.uri(), message(record));
    }
    return message;
  }

  private void pause(Duration asked) throws SinkDownException {
    try {
      TimeUnit.MILLISECONDS.sleep(Math.min(asked.toMillis(), LONGEST_PAUSE.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkDownException(name() + ": stopped while it waited", e);
    }
  }

  private boolean failed(Exchange message) {
    return message.getException() != null || carrier.failure(message).isPresent();
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

  /**
   * Sends one after the other without waiting for each, then waits for all. The first that cannot
   * even leave ends it: each of the others would wait as long for a broker that is not there.
   */
  private List<Exchange> sendAtOnce(List<FeedRecord> records) throws SinkDownException {
    AsyncProducer open = producer();
    List<Exchange> messages = new ArrayList<>();
    Semaphore answered = new Semaphore(0);
    for (FeedRecord record : records) {
      Exchange message = message(record);
      messages.add(message);
      open.process(message, sync -> answered.release());
      if (message.getException() != null && carrier.blamesRecord(message).isEmpty()) {
        throw down(message);
      }
    }
    try {
      if (!answered.tryAcquire(messages.size(), LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        throw new SinkDownException(name() + ": no answer within " + LONGEST, null);
      }
      return messages;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SinkDownException(name() + ": stopped while it waited", e);
    }
  }

  private AsyncProducer producer() throws SinkDownException {
    try {
      if (producer == null) {
        producer = camel.getEndpoint(carrier.uri()).createAsyncProducer();
        producer.start();
      }
      return producer;
    } catch (Exception e) {
      producer = null;
      throw new SinkDownException(name() + ": " + Wording.of(e), e);
    }
  }

  private SinkDownException down(Exchange message) {
    return new SinkDownException(name() + ": " + why(message), message.getException());
  }

  private String why(Exchange message) {
    return carrier.failure(message).orElseGet(() -> Wording.of(message.getException()));
  }

  /** What follows the question mark is not for a log. */
  private String name() {
    return Wording.withoutSecrets(SinkNames.shown(carrier.uri()));
  }

  @Override
  public void close() {
    template.stop();
    if (producer != null) {
      producer.stop();
    }
  }
}
