package io.github.bybitcamel;

import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.web.Control;

/** The control of trading as the console shows it. */
record ConsoleSwitch(Control control) implements TradingSwitch {

  @Override
  public State state() {
    Control.State state = control.state();
    return new State(state.name(), state.reason());
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
