package io.github.bybitcamel.transport;

import io.github.bybitcamel.settings.DidYouMean;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Finds what Camel needs for an endpoint, or says which jar is missing. */
final class Components {

  /** Where the jar is not named after the scheme. */
  private static final Map<String, String> JARS =
      Map.of("ftp", "ftp", "sftp", "ftp", "ftps", "ftp", "smtp", "mail", "smtps", "mail");

  /** What people write, and how Camel spells it. */
  private static final Map<String, String> SPELLINGS =
      Map.of("mqtt", "paho-mqtt5", "artemis", "jms", "s3", "aws2-s3", "redis", "spring-redis");

  private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

  private final CamelContext camel;
  private final OptionalJars jars;
  private final Collection<String> near;

  /**
   * Looks for components of a context.
   *
   * @param near schemes that one may have meant
   */
  Components(CamelContext camel, OptionalJars jars, Collection<String> near) {
    this.camel = camel;
    this.jars = jars;
    this.near = near;
  }

  /**
   * Makes sure that a scheme is known.
   *
   * @throws IllegalArgumentException if it is not; the message says how to write it, or which jar
   *     to add
   */
  void require(String scheme) {
    // Camel remembers what it did not find: the jars come before the question.
    if (camel.getClassResolver().loadResourceAsURL(SERVICES + scheme) == null) {
      jars.addTo(camel);
    }
    if (!has(scheme)) {
      throw new IllegalArgumentException(
          "no component for '%s:': ".formatted(scheme) + fix(scheme));
    }
  }

  private String fix(String scheme) {
    String spelling = SPELLINGS.get(scheme);
    if (spelling == null) {
      return meant(scheme) + jar(scheme);
    }
    return "write '" + spelling + ":'" + (has(spelling) ? "" : " and " + jar(spelling));
  }

  /** Returns the question whether another scheme was meant; nothing where none is near. */
  private String meant(String scheme) {
    String hint = JARS.containsKey(scheme) ? "" : DidYouMean.hint(scheme, near);
    return hint.startsWith("did") ? hint + " Else " : "";
  }

  private String jar(String scheme) {
    return "add camel-%s-%s.jar and what it needs to lib/ beside the program's jar"
        .formatted(JARS.getOrDefault(scheme, scheme), camel.getVersion());
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
