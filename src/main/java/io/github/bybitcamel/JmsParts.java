package io.github.bybitcamel;

import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.jms.JmsSettings;
import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.jms.Outbox;
import io.github.bybitcamel.jms.Replies;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.transport.ArtemisClient;
import io.github.bybitcamel.web.Sources;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;

/** What the door for messages is made of; its libraries are loaded only where there is one. */
final class JmsParts implements AutoCloseable {

  private static final String FACTORY = "jmsConnectionFactory";

  private final JmsSettings settings;
  private final Outbox outbox;
  private final Replies replies;
  private final MessageIntake intake;

  JmsParts(
      JmsSettings settings, CamelContext camel, Ledger ledger, Intake intake, Sources sources) {
    this.settings = settings;
    settings.brokerUrl().ifPresent(url -> camel.getRegistry().bind(FACTORY, artemis(camel, url)));
    Set<String> own = new HashSet<>(settings.controlQueue().stream().toList());
    own.add(settings.queue());
    this.outbox =
        new Outbox(
            () -> camel.getRegistry().lookupByNameAndType(name(settings), ConnectionFactory.class));
    this.replies = new Replies(ledger, outbox, own, settings.resultTopic());
    this.intake =
        new MessageIntake(
            intake, ledger, replies, delivery -> sources.origin(MessageIntake.SOURCE, delivery));
    ledger.onChange(replies);
  }

  private ConnectionFactory artemis(CamelContext camel, String url) {
    return new ArtemisClient(camel)
        .connections(
            url, Optional.of(settings.user()), Optional.of(settings.password().orElse("")));
  }

  private static String name(JmsSettings settings) {
    return settings.bean().orElse(FACTORY);
  }

  /** Returns what Camel's component must be told. */
  static Properties properties(JmsSettings settings) {
    Properties properties = new Properties();
    if (settings.on()) {
      properties.put("camel.component.jms.connectionFactory", "#bean:" + name(settings));
    }
    return properties;
  }

  /** Returns the routes that make no sense with these settings. */
  static List<String> off(JmsSettings settings) {
    List<String> off = new ArrayList<>();
    if (!settings.on()) {
      off.add("signals-jms");
    }
    if (!settings.on() || settings.controlQueue().isEmpty()) {
      off.add("control-jms");
    }
    return off;
  }

  MessageIntake intake() {
    return intake;
  }

  /** Takes up what an earlier run owed its senders. */
  void takeUp() {
    replies.takeUp();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
