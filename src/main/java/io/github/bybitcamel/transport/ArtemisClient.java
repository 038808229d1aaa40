package io.github.bybitcamel.transport;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Makes connections to an Artemis broker; its client is loaded when the first one is asked for. */
public final class ArtemisClient {

  private static final String FACTORY =
      "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory";

  private final Components components;

  /** Lets {@code camel} see the optional jars from the first connection on. */
  public ArtemisClient(CamelContext camel) {
    this(new Components(camel, new OptionalJars(), List.of()));
  }

  ArtemisClient(Components components) {
    this.components = components;
  }

  /**
   * Returns a factory for a broker's URL; nothing is connected yet.
   *
   * @throws IllegalArgumentException if the client is not there or the URL is not understood
   */
  public ConnectionFactory connections(
      String url, Optional<String> user, Optional<String> password) {
    try {
      return (ConnectionFactory)
          components
              .load(FACTORY, "artemis-jakarta-client")
              .getConstructor(String.class, String.class, String.class)
              .newInstance(url, user.orElse(null), password.orElse(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("the broker's URL is not understood: " + Wording.of(e), e);
    }
  }
}
