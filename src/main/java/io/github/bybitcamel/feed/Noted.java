package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Request;
import java.time.Clock;

/**
 * A client for whom a row that cannot be understood is an alarm, and kept among the dead letters of
 * every sink: of a history, the other rows are delivered all the same.
 */
record Noted(V5Client client, Alarm alarm, FeedStore store, Clock clock) implements V5Client {

  private static final String EVERY_SINK = "*";
  private static final int LONGEST = 10_000;

  @Override
  public V5Answer call(V5Request request) {
    return client.call(request);
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
  }

  @Override
  public void skipped(V5Request request, String why, String row) {
    client.skipped(request, why, row);
    String path = request.endpoint().path();
    String content = row.substring(0, Math.min(row.length(), LONGEST));
    if (kept(path, why, content)) {
      alarm.raise("ROW_LEFT_OUT", path + ": " + why, "see feed_dead");
    }
  }

  /** It is met again as long as its time is read again. */
  private boolean kept(String path, String why, String content) {
    return store.transact(
        sql -> {
          boolean fresh =
              sql.number(
                      "SELECT count(*) FROM feed_dead WHERE feed = ? AND content = ?",
                      path,
                      content)
                  == 0;
          if (fresh) {
            new DeadLetter("", 0, content, why, clock.instant()).save(sql, path, EVERY_SINK);
          }
          return fresh;
        });
  }
}
