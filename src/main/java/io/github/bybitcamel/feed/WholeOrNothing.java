package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Request;

/**
 * A client for whom a row that cannot be understood spoils the answer: it would be taken for one
 * that is not there.
 */
record WholeOrNothing(V5Client client) implements V5Client {

  @Override
  public V5Answer call(V5Request request) {
    return client.call(request);
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
    throw V5Exception.unanswered(request.endpoint(), "answer not understood: " + why, false);
  }
}
