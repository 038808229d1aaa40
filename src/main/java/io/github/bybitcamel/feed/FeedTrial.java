package io.github.bybitcamel.feed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes feeds as the start does, and carries nothing: for whoever wants to know before what it
 * would refuse.
 */
public final class FeedTrial {

  private static final SignalSource NO_SIGNALS =
      new SignalSource() {
        @Override
        public List<Story> after(long sequence, int limit) {
          return List.of();
        }

        @Override
        public long lastAt(Instant time) {
          return 0;
        }

        @Override
        public Optional<Story> find(long sequence) {
          return Optional.empty();
        }
      };

  private static final Alarm NOBODY =
      new Alarm() {
        @Override
        public void raise(String code, String subject, String text) {
          // What is only tried goes wrong for nobody.
        }

        @Override
        public void clear(String code, String subject) {
          // As above.
        }
      };

  private FeedTrial() {}

  /**
   * Returns why the start refuses feeds, in its own words, by name; those that it takes are left
   * out. Which symbols there are is asked of the exchange.
   *
   * @param origins as {@link Feeds#origins} takes them
   * @param assumed as {@link Feeds#assume} takes them
   * @throws io.github.bybitcamel.v5.V5Exception if it does not answer well; it is not waited for
   */
  public static Map<String, String> refusals(
      List<FeedSpec> specs,
      Map<String, Map<String, String>> origins,
      Exchange exchange,
      Set<String> assumed) {
    FeedMaker maker =
        new FeedMaker(
            FeedStore.inMemory(),
            exchange,
            NOBODY,
            Optional.of(NO_SIGNALS),
            new ConcurrentLinkedQueue<>(),
            List::of,
            assumed,
            (category, symbol) -> false,
            false);
    Map<String, String> refusals = new LinkedHashMap<>();
    for (FeedSpec spec : specs) {
      FeedParameters given = new FeedParameters(spec, origins.getOrDefault(spec.name(), Map.of()));
      try {
        given.text("sinks");
        maker.make(spec, given);
        given.refuseRest();
      } catch (FeedException e) {
        refusals.put(spec.name(), e.getMessage());
      }
    }
    return refusals;
  }
}
