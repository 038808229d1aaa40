package io.github.bybitcamel.transport;

import io.github.bybitcamel.settings.DidYouMean;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** Finds what Camel needs for an endpoint, or says which jar is missing. */
final class Components {

  /** Where the jar is not named after the scheme. */
  private static final Map<String, String> JARS =
      Map.ofEntries(
          Map.entry("https", "http"),
          Map.entry("sftp", "ftp"),
          Map.entry("ftps", "ftp"),
          Map.entry("smtp", "mail"),
          Map.entry("smtps", "mail"),
          Map.entry("mqtt", "paho-mqtt5"),
          Map.entry("artemis", "jms"));

  /** Schemes that one may have meant. */
  private static final Set<String> NEAR = Set.of("kafka", "jms");

  private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

  private final CamelContext camel;
  private final OptionalJars jars;

  Components(CamelContext camel, OptionalJars jars) {
    this.camel = camel;
    this.jars = jars;
  }

  /**
   * Makes sure that a scheme is known.
   *
   * @throws IllegalArgumentException if it is not; the message says which jar to add
   */
  void require(String scheme) {
    // Camel remembers what it did not find: the jars come before the question.
    if (camel.getClassResolver().loadResourceAsURL(SERVICES + scheme) == null) {
      jars.addTo(camel);
    }
    if (has(scheme)) {
      return;
    }
    String jar = "camel-" + JARS.getOrDefault(scheme, scheme) + '-' + camel.getVersion() + ".jar";
    String near = DidYouMean.hint(scheme, NEAR);
    throw new IllegalArgumentException(
        "no component for '%s:': %sadd %s and what it needs to lib/ beside the program's jar"
            .formatted(scheme, near.startsWith("did") ? near + " Else " : "", jar));
  }

  private boolean has(String scheme) {
    return camel.getComponent(scheme) != null;
  }

  /**
   * Loads a class of an optional jar.
   *
   * @throws IllegalArgumentException if it is nowhere; the message says which jar to add
   */
  Class<?> load(String name, String jar) {
    Class<?> found = camel.getClassResolver().resolveClass(name);
    if (found == null && jars.addTo(camel)) {
      found = camel.getClassResolver().resolveClass(name);
    }
    if (found == null) {
      throw new IllegalArgumentException(
          "%s is missing: add it and what it needs to lib/ beside the program's jar"
              .formatted(jar));
    }
    return found;
  }
}
