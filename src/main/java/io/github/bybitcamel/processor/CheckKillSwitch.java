package io.github.bybitcamel.processor;

import io.github.bybitcamel.failpoint.Failpoint;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Request;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Stops what may open risk at the last moment before the socket. */
final class CheckKillSwitch implements Processor {

  private final LastLook lastLook;

  CheckKillSwitch(LastLook lastLook) {
    this.lastLook = lastLook;
  }

  @Override
  public void process(Exchange exchange) {
    V5Request request = exchange.getProperty(V5Properties.REQUEST, V5Request.class);
    boolean opensRisk = opensRisk(request);
    lastLook.next(opensRisk);
    if (opensRisk) {
      lastLook.ask();
    }
    exchange.setProperty(V5Properties.SENT, true);
    if (request.endpoint().isWrite()) {
      Failpoint.BEFORE_SEND.reached();
    }
  }

  private static boolean opensRisk(V5Request request) {
    return switch (request.endpoint()) {
      case ORDER_CREATE -> !Boolean.TRUE.equals(request.parameters().get("reduceOnly"));
      case ORDER_AMEND, SET_LEVERAGE, TRADING_STOP ->
          request.priority() != CallPriority.LESSENS_RISK;
      default -> false;
    };
  }
}
