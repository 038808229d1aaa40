package io.github.bybitcamel;

import io.github.bybitcamel.control.Guard;
import io.github.bybitcamel.intake.Objection;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.DryRun;
import io.github.bybitcamel.plan.SignalCheck;
import io.github.bybitcamel.trade.Alarms;
import io.github.bybitcamel.trade.OrderWatch;
import io.github.bybitcamel.trade.SignalSteps;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.web.OperatorActions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The accounts of a desk by name, the default one first. */
final class Accounts {

  private final Map<String, TradingAccount> byName = new LinkedHashMap<>();
  private final SignalCheck check;

  Accounts(List<TradingAccount> accounts) {
    accounts.forEach(account -> byName.put(account.name(), account));
    this.check = new SignalCheck(map(account -> account.judging().instruments()));
  }

  /** Returns the account of signals that name none. */
  TradingAccount standard() {
    return all().iterator().next();
  }

  Collection<TradingAccount> all() {
    return byName.values();
  }

  /**
   * Returns why {@code signal} can never be sent; empty when it may be.
   *
   * @throws V5Exception if the exchange's rules were never read and cannot be read now
   */
  Optional<String> refusal(Signal signal) {
    return check.refusal(signal);
  }

  /** Returns what is to be said against {@code signal} at the door. */
  Objection objection(Signal signal) {
    try {
      return refusal(signal).map(Objection::of).orElse(Objection.NONE);
    } catch (V5Exception e) {
      return Objection.LATER;
    }
  }

  /** Returns what trades the account of that name. */
  SignalSteps steps(String name) {
    return byName.get(name).steps();
  }

  /** Returns what would become of {@code signal} in its account. */
  DryRun.Outcome dryRun(Signal signal) {
    return Optional.ofNullable(byName.get(signal.header().account()))
        .map(account -> account.judging().dryRun().of(signal))
        .orElseGet(
            () -> new DryRun.Outcome(SignalState.INVALID, refusal(signal).orElseThrow(), ""));
  }

  List<OrderWatch> watches() {
    return all().stream().map(TradingAccount::watch).toList();
  }

  /** Returns the exchange's clock as each account knows it, by its name. */
  Map<String, ServerClock> clocks() {
    return map(account -> account.line().serverClock());
  }

  List<Guard> guards() {
    return all().stream().map(TradingAccount::guard).toList();
  }

  /** Returns what is done to all accounts at once. */
  OperatorActions control() {
    return new EachAccount(map(TradingAccount::control));
  }

  /** Returns what is done to each account, by its name. */
  Map<String, OperatorActions> controls() {
    return map(account -> new EachAccount(Map.of(account.name(), account.control())));
  }

  /** Takes up the orders of open fate that an earlier run left. */
  void takeUp() {
    all().forEach(TradingAccount::takeUp);
  }

  /** Takes up waiting signals. */
  void start(LedgerView ledger, Alarms alarms) {
    ledger.waitingLanes().stream()
        .map(lane -> lane.substring(0, Math.max(0, lane.indexOf('/'))))
        .filter(name -> !byName.containsKey(name))
        .distinct()
        .forEach(
            name ->
                alarms.raise(
                    "ACCOUNT_GONE",
                    name,
                    "signals wait for it, and there is no account.%s.… any more".formatted(name)));
    all().forEach(account -> account.lanes().start());
  }

  private <T> Map<String, T> map(Function<TradingAccount, T> part) {
    Map<String, T> parts = new LinkedHashMap<>();
    byName.forEach((name, account) -> parts.put(name, part.apply(account)));
    return parts;
  }
}
