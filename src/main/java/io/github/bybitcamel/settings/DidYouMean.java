package io.github.bybitcamel.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody meant who misspelt a name. */
public final class DidYouMean {

  private DidYouMean() {}

  /** Returns the known lower-case name that is the fewest edits away; empty where none is. */
  public static String of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> Names.distance(name.toLowerCase(Locale.ROOT), each)))
        .orElse("");
  }
}
