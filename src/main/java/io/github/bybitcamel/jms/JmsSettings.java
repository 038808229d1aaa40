package io.github.bybitcamel.jms;

import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import java.util.Optional;

/**
 * Which broker is listened to, if any.
 *
 * @param bean name of a connection factory that the operator has made; empty for Artemis's own
 * @param brokerUrl of Artemis
 * @param queue where signals come from
 * @param resultTopic where every outcome is told; empty for nowhere
 * @param controlQueue where a message halts trading; empty for nowhere
 */
public record JmsSettings(
    Optional<String> bean,
    Optional<String> brokerUrl,
    String user,
    Optional<String> password,
    String queue,
    Optional<String> resultTopic,
    Optional<String> controlQueue) {

  /**
   * Resolves {@code jms.…}.
   *
   * @throws SettingsException if values contradict each other, or one is out of its bounds
   */
  public static JmsSettings from(Settings settings) {
    JmsSettings jms =
        new JmsSettings(
            settings.find(Setting.JMS_CONNECTION_FACTORY),
            settings.find(Setting.JMS_BROKER_URL),
            settings.find(Setting.JMS_USER).orElse(""),
            settings.secret(Setting.JMS_PASSWORD),
            settings.text(Setting.JMS_QUEUE),
            settings.find(Setting.JMS_RESULT_TOPIC),
            settings.find(Setting.JMS_CONTROL_QUEUE));
    // The route is told by its own placeholder.
    settings.number(Setting.JMS_CONSUMERS, 1);
    if (jms.bean.isPresent() && jms.brokerUrl.isPresent()) {
      throw new SettingsException(
          "both jms.connection-factory and jms.broker-url are set: set one of them");
    }
    if (jms.controlQueue.filter(jms.queue::equals).isPresent()) {
      throw new SettingsException("jms.control-queue is jms.queue: name another queue");
    }
    return jms;
  }

  /** Returns whether any broker is listened to. */
  public boolean on() {
    return bean.isPresent() || brokerUrl.isPresent();
  }

  /** Tells no secret. */
  @Override
  public String toString() {
    return "JmsSettings[" + queue + "]";
  }
}
