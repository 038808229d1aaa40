package io.github.bybitcamel;

import io.github.bybitcamel.control.AccountControl;
import io.github.bybitcamel.risk.Standing;
import io.github.bybitcamel.risk.TradingState;
import io.github.bybitcamel.web.OperatorActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an operator does from afar, done to one account or to several at once.
 *
 * @param accounts by name
 */
record EachAccount(Map<String, AccountControl> accounts) implements OperatorActions {

  @Override
  public String halt(String reason, boolean cancelOrders, boolean closePositions) {
    if (accounts.size() > 1 && (cancelOrders || closePositions)) {
      // Cancelling takes seconds: no account waits for another to be stopped.
      each(control -> control.halt(reason, false, false));
    }
    return each(control -> control.halt(reason, cancelOrders, closePositions));
  }

  @Override
  public String reduceOnly(String reason) {
    return each(control -> control.reduceOnly(reason));
  }

  @Override
  public String resume() {
    return each(AccountControl::resume);
  }

  /** Returns the strictest of all, and every reason. */
  @Override
  public State state() {
    List<String> reasons = new ArrayList<>();
    TradingState strictest = TradingState.ACTIVE;
    for (Map.Entry<String, AccountControl> account : accounts.entrySet()) {
      Standing standing = account.getValue().state();
      strictest = strictest.or(standing.state());
      if (!standing.reason().isEmpty()) {
        reasons.add(named(account.getKey(), standing.reason()));
      }
    }
    return new State(strictest.name(), String.join(" | ", reasons));
  }

  private String each(Function<AccountControl, String> action) {
    List<String> said = new ArrayList<>();
    Optional<RuntimeException> fault = Optional.empty();
    for (Map.Entry<String, AccountControl> account : accounts.entrySet()) {
      try {
        said.add(named(account.getKey(), action.apply(account.getValue())));
      } catch (RuntimeException e) {
        fault = fault.or(() -> Optional.of(of(account.getKey(), e)));
      }
    }
    fault.ifPresent(
        first -> {
          throw said.isEmpty()
              ? first
              : new IllegalStateException(
                  "%s. Done all the same: %s"
                      .formatted(first.getMessage(), String.join(" | ", said)),
                  first);
        });
    return String.join(" | ", said);
  }

  private RuntimeException of(String account, RuntimeException fault) {
    return accounts.size() == 1
        ? fault
        : new IllegalStateException(account + ": " + fault.getMessage(), fault);
  }

  private String named(String account, String text) {
    return accounts.size() == 1 ? text : account + ": " + text;
  }
}
