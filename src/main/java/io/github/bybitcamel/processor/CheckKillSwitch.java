package io.github.bybitcamel.processor;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.risk.DeniedException;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Stops a new order at the last moment before the socket. */
final class CheckKillSwitch implements Processor {

  private final KillSwitch killSwitch;

  CheckKillSwitch(KillSwitch killSwitch) {
    this.killSwitch = killSwitch;
  }

  @Override
  public void process(Exchange exchange) {
    V5Request request = exchange.getProperty(V5Properties.REQUEST, V5Request.class);
    if (request.endpoint() == V5Endpoint.ORDER_CREATE) {
      boolean reduceOnly = Boolean.TRUE.equals(request.parameters().get("reduceOnly"));
      killSwitch
          .check(reduceOnly)
          .ifPresent(
              denial -> {
                throw new DeniedException(denial);
              });
    }
    exchange.setProperty(V5Properties.SENT, true);
    if (request.endpoint().isWrite()) {
      Failpoint.BEFORE_SEND.reached();
    }
  }
}
