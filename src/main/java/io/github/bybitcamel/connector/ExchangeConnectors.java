package io.github.bybitcamel.connector;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The connectors of this program by name, whatever its case. {@code bybit_v5} is there from the
 * start, with its settings from the environment. Safe for use by many threads.
 */
public final class ExchangeConnectors {

  /** The name of {@link BybitV5Connector}. */
  public static final String BYBIT_V5 = "bybit_v5";

  private static final Map<Key, Supplier<ExchangeConnector>> FACTORIES = new ConcurrentHashMap<>();

  static {
    register(BYBIT_V5, Priority.PRIMARY, () -> BybitV5Connector.builder().build());
  }

  private record Key(String name, Priority priority) {

    static Key of(String name, Priority priority) {
      if (name == null || priority == null) {
        throw new IllegalArgumentException("name a connector and its priority: " + all());
      }
      return new Key(name.strip().toLowerCase(Locale.ROOT), priority);
    }

    @Override
    public String toString() {
      return name + " " + priority;
    }
  }

  private ExchangeConnectors() {}

  /**
   * Adds a connector, or replaces the one of that name and priority.
   *
   * @param factory makes a new one each time it is asked for
   */
  public static void register(String name, Priority priority, Supplier<ExchangeConnector> factory) {
    FACTORIES.put(Key.of(name, priority), factory);
  }

  /**
   * Returns a new connector that is not initialized yet; whoever asks for it closes it.
   *
   * @throws IllegalArgumentException if there is none, or either is null; the message lists which
   *     there are
   */
  public static ExchangeConnector get(String name, Priority priority) {
    Supplier<ExchangeConnector> factory = FACTORIES.get(Key.of(name, priority));
    if (factory == null) {
      throw new IllegalArgumentException(
          "there is no connector '%s' with priority %s; there are: %s. register(…) adds one"
              .formatted(name, priority, all()));
    }
    return factory.get();
  }

  private static String all() {
    return FACTORIES.keySet().stream()
        .sorted(Comparator.comparing(Key::name).thenComparing(Key::priority))
        .map(Key::toString)
        .collect(Collectors.joining(", "));
  }
}
