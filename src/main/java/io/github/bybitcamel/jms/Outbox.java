package io.github.bybitcamel.jms;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers in order, one at a time; what the broker cannot take now waits in memory. */
public final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int ROOM = 100_000;

  /** How often one answer is tried, each time by a new connection. */
  private static final int MOST = 3;

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<ConnectionFactory> factory;
  private final Duration pause;
  private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>(ROOM);
  private final Thread thread = new Thread(this::run, "jms-outbox");
  private volatile boolean closed;

  private record Answer(ReplyAddress to, Optional<Destination> temporary, String text) {}

  /** Prepares to send by the connections of {@code factory}. */
  public Outbox(Supplier<ConnectionFactory> factory) {
    this(factory, PAUSE);
  }

  /** Does the same, and waits {@code pause} after a failure. */
  Outbox(Supplier<ConnectionFactory> factory, Duration pause) {
    this.factory = factory;
    this.pause = pause;
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends later, and returns at once. */
  void send(ReplyAddress to, Optional<Destination> temporary, String text) {
    if (!waiting.offer(new Answer(to, temporary, text))) {
      LOG.error("an answer to {} is dropped: the broker takes none", to.name());
    }
  }

  private void run() {
    while (!closed) {
      try {
        Answer first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          connected(first);
        }
      } catch (InterruptedException e) {
        // close() says so.
      }
    }
  }

  private void connected(Answer first) throws InterruptedException {
    Answer next = first;
    int failures = 0;
    while (next != null && !closed) {
      boolean sending = false;
      try (Connection connection = factory.get().createConnection();
          Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
          MessageProducer producer = session.createProducer(null)) {
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        while (next != null && !closed) {
          sending = true;
          send(session, producer, next);
          sending = false;
          failures = 0;
          next = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
      } catch (JMSException | RuntimeException e) {
        failures = sending ? failures + 1 : 0;
        if (sending && (e instanceof JMSSecurityException || failures == MOST)) {
          // No other answer waits behind one that nobody takes.
          LOG.error("an answer to {} is dropped: {}", next.to().name(), e.toString());
          next = waiting.poll();
          failures = 0;
        } else {
          LOG.warn("answers wait for the broker: {}", e.toString());
          TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
      }
    }
  }

  private static void send(Session session, MessageProducer producer, Answer answer)
      throws JMSException {
    TextMessage message = session.createTextMessage(answer.text());
    message.setJMSCorrelationID(answer.to().correlation());
    try {
      producer.send(
          answer.temporary().isPresent()
              ? answer.temporary().get()
              : answer.to().destination(session),
          message);
    } catch (InvalidDestinationException e) {
      LOG.warn("an answer has nobody to go to: {}", e.getMessage());
    }
  }

  /** Stops; what still waits is not sent. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
