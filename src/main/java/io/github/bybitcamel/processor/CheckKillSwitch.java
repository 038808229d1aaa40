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

  /** Without a default: an endpoint that is added is decided here, or does not compile. */
  static boolean opensRisk(V5Request request) {
    return switch (request.endpoint()) {
      case ORDER_CREATE -> !request.lessensRisk();
      // Whoever worked out the change says whether it lessens risk.
      case ORDER_AMEND, SET_LEVERAGE, TRADING_STOP ->
          request.priority() != CallPriority.LESSENS_RISK;
      // An order that is gone opens nothing.
      case ORDER_CANCEL, ORDER_CANCEL_ALL -> false;
      // It moves no position: the exchange refuses it where one, or an order, is open.
      case SWITCH_MODE -> false;
      // What only looks.
      case SERVER_TIME,
          SYSTEM_STATUS,
          INSTRUMENTS,
          TICKERS,
          KLINE,
          MARK_KLINE,
          INDEX_KLINE,
          ORDERBOOK,
          FUNDING_HISTORY,
          ORDER_REALTIME,
          ORDER_HISTORY,
          EXECUTION_LIST,
          POSITION_LIST,
          CLOSED_PNL,
          WALLET_BALANCE,
          ACCOUNT_INFO,
          FEE_RATE,
          TRANSACTION_LOG,
          QUERY_API ->
          false;
    };
  }
}
