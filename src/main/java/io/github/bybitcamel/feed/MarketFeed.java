package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Exception;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tickers or order books: each symbol is journalled by itself, since each has its own moment. One
 * that the exchange refuses, as it does once it is delisted, silences none of the others.
 *
 * @param look reads the rows of a symbol
 */
record MarketFeed(
    Journal journal,
    Category category,
    List<String> symbols,
    Function<String, List<FeedRecord>> look,
    Clock clock)
    implements Feed {

  /** Refusals of who asks, when, or how often. */
  private static final Set<OutcomeClass> OF_EVERYTHING =
      EnumSet.of(OutcomeClass.AFTER_RESET, OutcomeClass.CLOCK, OutcomeClass.FORBIDDEN);

  @Override
  public List<Task> tasks(String sink) {
    return List.of(new JournalTask(journal, sink, clock));
  }

  @Override
  public void poll() {
    Optional<V5Exception> first = Optional.empty();
    for (String symbol : symbols) {
      try {
        List<FeedRecord> rows = look.apply(symbol);
        journal.store().transact(sql -> keep(sql, symbol, rows));
      } catch (V5Exception e) {
        if (concernsAll(e)) {
          throw e;
        }
        first = first.or(() -> Optional.of(e.naming(symbol)));
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  /** Without a retCode the exchange did not answer, or not as itself. */
  private static boolean concernsAll(V5Exception e) {
    return e.retCode().isEmpty() || OF_EVERYTHING.contains(e.outcome());
  }

  private Void keep(Sql sql, String symbol, List<FeedRecord> rows) throws SQLException {
    Instant now = clock.instant();
    journal.add(sql, rows, now);
    KnownSymbols.met(sql, journal.feed(), category, symbol, now);
    return null;
  }
}
