package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Request;

/**
 * A client for whom a row that cannot be understood is an alarm: of a history, the other rows are
 * delivered all the same.
 */
record Noted(V5Client client, Alarm alarm) implements V5Client {

  @Override
  public V5Answer call(V5Request request) {
    return client.call(request);
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
    alarm.raise("ROW_LEFT_OUT", request.endpoint().path(), why);
  }
}
