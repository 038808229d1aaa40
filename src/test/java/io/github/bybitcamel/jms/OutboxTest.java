package io.github.bybitcamel.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One address that takes nothing keeps no other from its answers. */
class OutboxTest {

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  @Test
  void dropsWhatNobodyTakesAndGoesOn() {
    try (Outbox outbox = new Outbox(this::factory, Duration.ofMillis(10))) {
      for (String name : List.of("forbidden", "full", "good")) {
        outbox.send(new ReplyAddress(false, name, "c"), Optional.empty(), "text");
      }

      await().until(() -> sent.contains("good"));
    }
    assertThat(sent).containsExactly("good");
  }

  /** The first time there is none. */
  private ConnectionFactory factory() {
    if (connections.getAndIncrement() == 0) {
      throw new IllegalStateException("not made yet");
    }
    return fake(ConnectionFactory.class, Map.of("createConnection", any -> connection()));
  }

  private Connection connection() {
    return fake(Connection.class, Map.of("createSession", any -> session()));
  }

  private Session session() {
    MessageProducer producer =
        fake(MessageProducer.class, Map.of("send", args -> send(args[0].toString())));
    TextMessage message = fake(TextMessage.class, Map.of());
    return fake(
        Session.class,
        Map.of(
            "createProducer", any -> producer,
            "createTextMessage", any -> message,
            "createQueue", args -> fake(Queue.class, Map.of("toString", any -> args[0]))));
  }

  private Object send(String queue) {
    if (queue.equals("forbidden")) {
      throw new Thrown(new JMSSecurityException("you may not write there"));
    }
    if (queue.equals("full")) {
      throw new Thrown(new ResourceAllocationException("the address is full"));
    }
    sent.add(queue);
    return null;
  }

  private static final class Thrown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Thrown(JMSException cause) {
      super(cause);
    }
  }

  private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              try {
                return methods.getOrDefault(method.getName(), any -> null).apply(args);
              } catch (Thrown e) {
                throw e.getCause();
              }
            }));
  }
}
