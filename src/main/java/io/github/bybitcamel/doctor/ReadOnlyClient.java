package io.github.bybitcamel.doctor;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Request;

/** Lets reading pass, and nothing else: a doctor never writes to the exchange. */
record ReadOnlyClient(V5Client client) implements V5Client {

  @Override
  public V5Answer call(V5Request request) {
    if (request.endpoint().isWrite()) {
      throw new IllegalStateException("the doctor does not call " + request.endpoint());
    }
    return client.call(request);
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
  }
}
