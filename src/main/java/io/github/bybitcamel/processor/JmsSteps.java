package io.github.bybitcamel.processor;

import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.web.AuditedControl;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** Names the steps of {@code signals-jms} and {@code control-jms}. */
final class JmsSteps {

  private JmsSteps() {}

  static void bind(Registry registry, MessageIntake intake, AuditedControl control) {
    registry.bind("takeMessage", (Processor) exchange -> take(exchange, intake));
    registry.bind(
        "haltByMessage", (Processor) exchange -> control.haltWhatever(readable(exchange), "jms"));
  }

  /** What fails to be read must not keep a halt from being one. */
  private static Optional<byte[]> readable(Exchange exchange) {
    try {
      return body(exchange);
    } catch (JMSException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static void take(Exchange exchange, MessageIntake intake) throws JMSException {
    intake.take(message(exchange), body(exchange), exchange.getContext()::isRunAllowed);
  }

  /** The routes leave the broker's own message as the body: {@code mapJmsMessage} is false. */
  private static Message message(Exchange exchange) {
    return (Message) exchange.getMessage().getBody();
  }

  /** Text and bytes only: an object is code that its sender chose. */
  private static Optional<byte[]> body(Exchange exchange) throws JMSException {
    Message message = message(exchange);
    if (message instanceof TextMessage text) {
      return Optional.of(
          text.getText() == null ? new byte[0] : text.getText().getBytes(StandardCharsets.UTF_8));
    }
    return message instanceof BytesMessage bytes ? Optional.of(read(bytes)) : Optional.empty();
  }

  private static byte[] read(BytesMessage message) throws JMSException {
    byte[] bytes = new byte[Math.toIntExact(message.getBodyLength())];
    message.readBytes(bytes);
    return bytes;
  }
}
