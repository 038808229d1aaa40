package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What feeds read.
 *
 * @param account as whom, for the records
 * @param ours whether an orderLinkId is one of this program
 * @param instruments those of a category
 */
public record Exchange(
    V5Client client,
    ServerClock serverClock,
    Clock clock,
    String account,
    Predicate<String> ours,
    Function<Category, List<Instrument>> instruments) {

  /** Reads the instruments from the exchange each time. */
  public Exchange(
      V5Client client,
      ServerClock serverClock,
      Clock clock,
      String account,
      Predicate<String> ours) {
    this(
        client,
        serverClock,
        clock,
        account,
        ours,
        category -> new V5Market(new Unhurried(client)).instruments(category, Optional.empty()));
  }
}
