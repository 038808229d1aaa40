package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Request;

/** A client whose calls let everybody else go first. */
record Unhurried(V5Client client) implements V5Client {

  @Override
  public V5Answer call(V5Request request) {
    return client.call(request.forFeed());
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
  }
}
