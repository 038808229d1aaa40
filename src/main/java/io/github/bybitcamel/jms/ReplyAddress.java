package io.github.bybitcamel.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the outcome of a message goes. It is written into the name of its delivery, so that it is
 * known after a restart; a temporary destination ends with the connection that made it.
 *
 * @param topic whether it is a topic
 * @param correlation what the answer must carry
 */
record ReplyAddress(boolean topic, String name, String correlation) {

  private static final Pattern WRITTEN =
      Pattern.compile(".* reply (queue|topic):(\\S{1,200}) (\\S{1,200})");
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,200}");

  /** Returns the address that {@code message} names; empty where it names none that can be kept. */
  static Optional<ReplyAddress> of(Message message) throws JMSException {
    Destination to = message.getJMSReplyTo();
    String correlation =
        message.getJMSCorrelationID() == null
            ? message.getJMSMessageID()
            : message.getJMSCorrelationID();
    String name = "";
    if (to instanceof Queue queue) {
      name = queue.getQueueName();
    } else if (to instanceof Topic topic) {
      name = topic.getTopicName();
    }
    boolean kept =
        name != null
            && correlation != null
            && PLAIN.matcher(name).matches()
            && PLAIN.matcher(correlation).matches();
    return kept
        ? Optional.of(new ReplyAddress(!(to instanceof Queue), name, correlation))
        : Optional.empty();
  }

  static boolean isTemporary(Destination destination) {
    return destination instanceof TemporaryQueue || destination instanceof TemporaryTopic;
  }

  /** Returns the address that was written into the name of a delivery. */
  static Optional<ReplyAddress> in(String delivery) {
    Matcher written = WRITTEN.matcher(delivery);
    return written.matches()
        ? Optional.of(
            new ReplyAddress(written.group(1).equals("topic"), written.group(2), written.group(3)))
        : Optional.empty();
  }

  /** Returns the name of a delivery with this address in it. */
  String writtenAfter(String messageId) {
    return "%s reply %s:%s %s".formatted(messageId, topic ? "topic" : "queue", name, correlation);
  }

  Destination destination(Session session) throws JMSException {
    return topic ? session.createTopic(name) : session.createQueue(name);
  }
}
