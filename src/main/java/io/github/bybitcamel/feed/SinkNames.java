package io.github.bybitcamel.feed;

import java.util.Arrays;
import java.util.List;

/** Parts a list of sinks: a comma inside of a URI, as between two brokers, parts nothing. */
final class SinkNames {

  /** A comma before a short name, or before a scheme: a word and a colon that no port follows. */
  private static final String COMMA = ",\\s*(?=[A-Za-z][A-Za-z0-9+.-]*(?:\\s*(?:,|$)|:[^0-9]))";

  private SinkNames() {}

  /**
   * Returns the name of a sink under which its cursor is kept and shown: nothing secret of a URI.
   */
  static String shown(String name) {
    return name.split("\\?", 2)[0].replaceFirst("//[^@/]*@", "//");
  }

  static List<String> of(String text) {
    return Arrays.stream(text.split(COMMA, -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
