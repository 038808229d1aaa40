package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import java.sql.SQLException;
import java.time.Instant;

/** The symbols that the store has met: one that the exchange lists no more was no typo. */
record KnownSymbols(FeedStore store) {

  private static final String MET = "symbol/";

  /**
   * Takes note of a symbol of a feed whose snapshots have no cursor, as a part of a transaction.
   */
  static void met(Sql sql, String feed, Category category, String symbol, Instant now)
      throws SQLException {
    new HistoryMarks(feed, MET + name(category, symbol), Instant.EPOCH).end(sql, now);
  }

  /** Returns whether candles, funding or snapshots of a symbol were read before. */
  boolean has(Category category, String symbol) {
    String name = name(category, symbol);
    String series = name + "/";
    return store.transact(
            sql ->
                sql.number(
                    """
                    SELECT (SELECT count(*) FROM feed_cursor WHERE substr(series, 1, ?) = ?)
                      + (SELECT count(*) FROM feed_mark WHERE scope IN (?, ?))""",
                    series.length(),
                    series,
                    name,
                    MET + name))
        > 0;
  }

  private static String name(Category category, String symbol) {
    return category.text() + "/" + symbol;
  }
}
