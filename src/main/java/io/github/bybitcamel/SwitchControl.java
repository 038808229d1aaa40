package io.github.bybitcamel;

import io.github.bybitcamel.risk.Standing;
import io.github.bybitcamel.trade.TradingControl;
import io.github.bybitcamel.web.Control;

/** The control of trading as an operator reaches it from afar. */
record SwitchControl(TradingControl control) implements Control {

  @Override
  public String halt(String reason, boolean cancelOrders, boolean closePositions) {
    return control.halt(reason, cancelOrders, closePositions);
  }

  @Override
  public String reduceOnly(String reason) {
    return control.reduceOnly(reason);
  }

  @Override
  public String resume() {
    return control.resume();
  }

  @Override
  public State state() {
    Standing standing = control.state();
    return new State(standing.state().name(), standing.reason());
  }
}
