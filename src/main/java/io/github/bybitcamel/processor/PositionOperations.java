package io.github.bybitcamel.processor;

import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.trade.DirectChanges;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import org.apache.camel.Message;
import org.apache.camel.spi.Registry;

/** The steps of {@code routes/bybit-positions.camel.yaml}. */
final class PositionOperations {

  private final V5Positions positions;
  private final DirectOrders direct;
  private final DirectChanges changes;
  private final Requests requests;
  private final Clock clock;

  PositionOperations(
      V5Positions positions,
      DirectOrders direct,
      DirectChanges changes,
      Requests requests,
      Clock clock) {
    this.positions = positions;
    this.direct = direct;
    this.changes = changes;
    this.requests = requests;
    this.clock = clock;
  }

  void bind(Registry registry) {
    registry.bind(
        "readPositions",
        new Operation((m, h) -> positions.list(h.category(), h.symbolIfAny(), h.settleCoin())));
    registry.bind(
        "closePosition",
        new Operation(
            (m, h) -> direct.close(requests.close(h.category(), h.symbol(), h.positionIdx()))));
    registry.bind("setLeverage", new Operation(this::setLeverage));
    registry.bind("switchPositionMode", new Operation(this::switchMode));
    registry.bind("setTradingStop", new Operation((m, h) -> tradingStop(m)));
    registry.bind(
        "readClosedPnl",
        new Operation(
            (m, h) ->
                positions.closedPnl(h.category(), h.symbolIfAny(), h.range(clock.instant()))));
  }

  private Object setLeverage(Message message, Headers in) {
    changes.setLeverage(in.category(), in.symbol(), in.leverage());
    return message.getBody();
  }

  private Object switchMode(Message message, Headers in) {
    changes.switchMode(in.category(), in.symbolIfAny(), in.coin(), in.positionMode());
    return message.getBody();
  }

  private Object tradingStop(Message message) {
    Object body = OrderOperations.body(message);
    if (body instanceof TradingStop stop) {
      changes.tradingStop(stop);
      return stop;
    }
    return changes.tradingStop(requests.tradingStop(body));
  }
}
