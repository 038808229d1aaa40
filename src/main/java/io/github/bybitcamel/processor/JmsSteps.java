package io.github.bybitcamel.processor;

import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.web.ControlDesk;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.spi.Registry;

/** Names the steps of {@code signals-jms} and {@code control-jms}. */
final class JmsSteps {

  private JmsSteps() {}

  static void bind(Registry registry, MessageIntake intake, ControlDesk control) {
    registry.bind("takeMessage", (Processor) exchange -> take(exchange, intake));
    registry.bind(
        "haltByMessage",
        (Processor) exchange -> control.halt(body(exchange).orElse(new byte[0]), "jms"));
  }

  private static void take(Exchange exchange, MessageIntake intake) throws JMSException {
    Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
    intake.take(message, body(exchange), exchange.getContext()::isRunAllowed);
  }

  /** Text and bytes only: an object is code that its sender chose. */
  private static Optional<byte[]> body(Exchange exchange) {
    Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
    if (message instanceof TextMessage) {
      String text = exchange.getMessage().getBody(String.class);
      return Optional.of(text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8));
    }
    return message instanceof BytesMessage
        ? Optional.ofNullable(exchange.getMessage().getBody(byte[].class))
        : Optional.empty();
  }
}
