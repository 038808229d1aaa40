package io.github.bybitcamel;

import io.github.bybitcamel.console.TradingSwitch;
import io.github.bybitcamel.web.OperatorActions;

/** What an operator can do, as the console shows it. */
record ConsoleSwitch(OperatorActions actions) implements TradingSwitch {

  @Override
  public State state() {
    OperatorActions.State state = actions.state();
    return new State(state.name(), state.reason());
  }

  @Override
  public String halt(String reason) {
    return actions.halt(reason, false, false);
  }

  @Override
  public String reduceOnly(String reason) {
    return actions.reduceOnly(reason);
  }

  @Override
  public String resume() {
    return actions.resume();
  }
}
