package io.github.bybitcamel.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Parts a list of sinks: a comma inside of a URI, as between two brokers, parts nothing. */
public final class SinkNames {

  /** A comma before a short name, or before a scheme: a word and a colon that no port follows. */
  private static final String COMMA = ",\\s*(?=[A-Za-z][A-Za-z0-9+.-]*(?:\\s*(?:,|$)|:[^0-9]))";

  private SinkNames() {}

  /** Returns the sinks that {@code text} names, each once. */
  public static List<String> of(String text) {
    return Arrays.stream(text.split(COMMA, -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /** Returns the name of a sink under which its cursor is kept: a URI without users and options. */
  public static String kept(String name) {
    return name.split("\\?", 2)[0].replaceFirst("//[^@/]*@", "//");
  }

  /**
   * Returns the name of a sink as anybody may see it: as it is kept, but of a webhook its host, and
   * what tells it from another of that host.
   */
  public static String shown(String name) {
    String kept = kept(name).replaceFirst("^([^:/]+:)[^/@]*@", "$1");
    String host = new ShownUrl(kept).host();
    return host.equals(kept) ? kept : "%s~%04x".formatted(host, kept.hashCode() & 0xffff);
  }

  /** Returns the secrets in what a list of sinks says. */
  public static Stream<String> secrets(String text) {
    return of(text).stream().map(ShownUrl::new).flatMap(ShownUrl::secrets);
  }
}
