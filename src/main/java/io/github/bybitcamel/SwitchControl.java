package io.github.bybitcamel;

import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.web.Control;

/** The kill switch as an operator reaches it from afar. */
record SwitchControl(KillSwitch killSwitch) implements Control {

  @Override
  public String halt(String reason, boolean cancelOrders, boolean closePositions) {
    if (cancelOrders || closePositions) {
      throw new UnsupportedOperationException(
          "orders and positions are not touched from here; halt without them, then cancel");
    }
    killSwitch.trip("halted by the operator: " + reason);
    return "no new order is sent";
  }

  @Override
  public String reduceOnly(String reason) {
    throw new UnsupportedOperationException("this desk can only be halted");
  }

  @Override
  public String resume() {
    throw new IllegalStateException("remove what stopped it and start the program again");
  }

  @Override
  public State state() {
    return killSwitch
        .check(false)
        .map(denial -> new State("HALTED", denial.text()))
        .orElseGet(() -> new State("ACTIVE", ""));
  }
}
