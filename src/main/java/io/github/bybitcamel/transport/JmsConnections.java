package io.github.bybitcamel.transport;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;

/**
 * Makes Camel's JMS component for Artemis. Its classes are optional and in a loader of their own:
 * they are called by name.
 */
final class JmsConnections {

  private static final String CACHE = "org.springframework.jms.connection.CachingConnectionFactory";
  private static final String COMPONENT = "org.apache.camel.component.jms.JmsComponent";

  private final CamelContext camel;
  private final Components components;

  JmsConnections(CamelContext camel, Components components) {
    this.camel = camel;
    this.components = components;
  }

  /** Adds a component of this name, once, which connects when a message is sent. */
  void add(String name, String url, Optional<String> user, Optional<String> password) {
    if (camel.hasComponent(name) != null) {
      return;
    }
    String jar = "camel-jms-" + camel.getVersion() + ".jar";
    Class<?> component = components.load(COMPONENT, jar);
    Class<?> cache = components.load(CACHE, jar);
    Object broker = new ArtemisClient(components).connections(url, user, password);
    try {
      call(broker, "setReconnectAttempts", 0);
      call(broker, "setCallTimeout", 10_000L);
      Object connections = cache.getConstructor().newInstance();
      call(connections, "setTargetConnectionFactory", broker);
      call(connections, "setReconnectOnException", true);
      Object jms = component.getConstructor().newInstance();
      call(jms, "setConnectionFactory", connections);
      camel.addComponent(name, (Component) jms);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "sink.jms.broker-url is not understood: " + Wording.of(e), e);
    }
  }

  private static void call(Object object, String setter, Object value)
      throws ReflectiveOperationException {
    Method method =
        Arrays.stream(object.getClass().getMethods())
            .filter(each -> each.getName().equals(setter) && each.getParameterCount() == 1)
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(setter));
    method.invoke(object, value);
  }
}
