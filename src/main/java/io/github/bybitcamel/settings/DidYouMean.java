package io.github.bybitcamel.settings;

import java.util.Collection;
import java.util.Comparator;

/** Finds what somebody meant who misspelt a name. */
public final class DidYouMean {

  private DidYouMean() {}

  /** Returns the known name that is the fewest edits away; empty where none is known. */
  public static String of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(each -> Names.distance(name, each)))
        .orElse("");
  }
}
