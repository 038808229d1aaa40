package io.github.bybitcamel;

import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Artemis with a journal on disk: what it holds is there again after a restart. */
public final class Broker implements AutoCloseable {

  public static final int ATTEMPTS = 3;

  private final Path directory;
  private final int port;
  private EmbeddedActiveMQ server;

  public Broker(Path directory, int port) {
    this.directory = directory;
    this.port = port;
    start();
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  public ActiveMQConnectionFactory factory() {
    return new ActiveMQConnectionFactory(url());
  }

  public void start() {
    try {
      ConfigurationImpl configuration = new ConfigurationImpl();
      configuration.setPersistenceEnabled(true);
      configuration.setSecurityEnabled(false);
      configuration.setJournalDirectory(directory.resolve("journal").toString());
      configuration.setBindingsDirectory(directory.resolve("bindings").toString());
      configuration.setPagingDirectory(directory.resolve("paging").toString());
      configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
      configuration.addAcceptorConfiguration("tcp", url());
      AddressSettings settings = new AddressSettings();
      settings.setDeadLetterAddress(SimpleString.of("DLQ"));
      settings.setMaxDeliveryAttempts(ATTEMPTS);
      settings.setRedeliveryDelay(0);
      configuration.addAddressSetting("#", settings);
      configuration.addQueueConfiguration(
          QueueConfiguration.of("DLQ").setRoutingType(RoutingType.ANYCAST));
      server = new EmbeddedActiveMQ();
      server.setConfiguration(configuration);
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a crash would, as far as that is possible in the same process. */
  public void kill() {
    try {
      server.getActiveMQServer().fail(false);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
