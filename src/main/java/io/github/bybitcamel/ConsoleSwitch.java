package io.github.bybitcamel;

import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.risk.Standing;
import io.github.bybitcamel.trade.TradingControl;

/** The control of trading as the console shows it. */
record ConsoleSwitch(TradingControl control) implements TradingSwitch {

  @Override
  public State state() {
    Standing standing = control.state();
    return new State(standing.state().name(), standing.reason());
  }

  @Override
  public String halt(String reason) {
    return control.halt(reason, false, false);
  }

  @Override
  public String reduceOnly(String reason) {
    return control.reduceOnly(reason);
  }

  @Override
  public String resume() {
    return control.resume();
  }
}
