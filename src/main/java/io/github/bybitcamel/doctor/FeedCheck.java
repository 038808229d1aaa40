package io.github.bybitcamel.doctor;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether the start takes symbols, intervals and whatever else feeds were given.
 *
 * @param refusals why not, in its own words, by what they are about
 */
record FeedCheck(Supplier<Map<String, String>> refusals) implements Check {

  @Override
  public List<Finding> look() {
    Map<String, String> refused = refusals.get();
    return refused.isEmpty()
        ? List.of(Finding.tick("feeds", "the start takes their symbols and intervals"))
        : StartCheck.crosses(refused);
  }
}
