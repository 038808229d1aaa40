package io.github.bybitcamel;

import io.github.bybitcamel.control.AccountControl;
import io.github.bybitcamel.control.Guard;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.trade.Changer;
import io.github.bybitcamel.trade.DeliveryCheck;
import io.github.bybitcamel.trade.DirectChanges;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.trade.DirectSignals;
import io.github.bybitcamel.trade.Lanes;
import io.github.bybitcamel.trade.LateCheck;
import io.github.bybitcamel.trade.OrderEvidence;
import io.github.bybitcamel.trade.OrderWatch;
import io.github.bybitcamel.trade.ReadBack;
import io.github.bybitcamel.trade.Refusals;
import io.github.bybitcamel.trade.Resend;
import io.github.bybitcamel.trade.Sender;
import io.github.bybitcamel.trade.SignalSteps;
import io.github.bybitcamel.trade.StopCheck;
import io.github.bybitcamel.trade.SwitchedMode;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What trades one account: its lanes, its watch, its limits, its kill switch. */
final class TradingAccount implements AutoCloseable {

  private final String name;
  private final AccountLine line;
  private final Shared shared;
  private final Judging judging;
  private final SignalSteps steps;
  private final DirectOrders directOrders;
  private final DirectChanges directChanges;
  private final Lanes lanes;
  private final OrderWatch watch;
  private final AccountControl control;
  private final Guard guard;

  /**
   * Makes the parts and lets them hear the ledger; nothing is begun.
   *
   * @param check says why a signal of any account can never be sent, once the rules are known
   * @param worker carries signals through the steps that it is given
   */
  TradingAccount(
      AccountSettings settings,
      AccountLine line,
      Shared shared,
      Function<Signal, Optional<String>> check,
      Function<SignalSteps, Consumer<Entry>> worker) {
    this.name = settings.name();
    this.line = line;
    this.shared = shared;
    this.judging = Judging.of(line, settings.limits(), shared);
    Ledger ledger = shared.ledger();
    Clock clock = shared.clock();
    V5Positions leaving = new V5Positions(line.client(), CallPriority.LESSENS_RISK);
    LateCheck late = new LateCheck(judging.planner(), judging.gate());
    Sender sender =
        new Sender(
            ledger,
            line.orders(),
            late,
            shared.freshness(),
            this::watch,
            new Refusals(judging.planner(), this::forbidden),
            new SwitchedMode(judging.planner(), judging.gate()),
            clock);
    Changer changer =
        new Changer(
            ledger,
            line.orders(),
            line.positions(),
            this::watch,
            this::forbidden,
            line.carried(),
            this::unknownBefore,
            clock);
    this.steps =
        new SignalSteps(
            ledger,
            new DeliveryCheck(ledger, check),
            judging.planner(),
            judging.gate(),
            sender,
            changer,
            shared.freshness(),
            shared.absence(),
            clock);
    Resend resend =
        new Resend(
            ledger,
            judging.planner(),
            judging.gate(),
            sender,
            changer,
            late,
            leaving,
            shared.freshness(),
            this::watch,
            clock);
    this.lanes = new Lanes(this::isOurs, ledger, worker.apply(steps), resend, shared.alarms());
    this.watch =
        new OrderWatch(
            ledger,
            new OrderEvidence(line.orders()),
            new ReadBack(judging.planner(), line.orders(), line.positions(), this::unknownBefore),
            shared.freshness(),
            new StopCheck(ledger, line.orders(), line.positions(), shared.alarms(), clock),
            lanes,
            shared.alarms(),
            shared.absence(),
            clock);
    this.directOrders =
        new DirectOrders(
            judging.planner(),
            judging.gate(),
            line.orders(),
            this::forbidden,
            shared.freshness(),
            clock);
    this.directChanges =
        new DirectChanges(
            judging.planner(),
            judging.gate(),
            line.orders(),
            line.positions(),
            this::forbidden,
            shared.freshness(),
            clock);
    this.control =
        new AccountControl(
            name, line.killSwitch(), line.orders(), leaving, directOrders, shared.alarms(), clock);
    this.guard =
        new Guard(
            settings.trips(),
            settings.limits(),
            control,
            judging.readings(),
            line.serverClock(),
            shared.directory(),
            clock);
    ledger.onWaiting(ours(lanes::arrived));
    ledger.onChange(ours(judging.gate()::heard));
    ledger.onChange(ours(guard::heard));
  }

  private Consumer<Entry> ours(Consumer<Entry> listener) {
    return entry -> {
      if (entry.account().equals(name)) {
        listener.accept(entry);
      }
    };
  }

  private boolean isOurs(String lane) {
    return lane.startsWith(name + "/");
  }

  private void forbidden(String reason) {
    line.killSwitch().trip(reason);
    String subject = name.equals(SignalHeader.DEFAULT_ACCOUNT) ? line.exchange().getHost() : name;
    shared.alarms().raise("WRITES_STOPPED", subject, reason);
  }

  private void watch(Entry entry, boolean uncertain) {
    watch.watch(entry, uncertain);
  }

  private boolean unknownBefore(Entry entry) {
    return lanes.unknownBefore(entry);
  }

  /** Returns why the exchange refuses who we are, until the next start; empty where it does not. */
  Optional<String> refused() {
    return line.killSwitch()
        .check(false)
        .filter(d -> d.code().equals("TRIPPED"))
        .map(d -> d.numbers());
  }

  /** Takes up what an earlier run left: orders of open fate, and that trading is stopped. */
  void takeUp() {
    control.takeUp();
    judging.gate().takeUp(shared.ledger(), name);
    watch.start(name);
  }

  String name() {
    return name;
  }

  AccountLine line() {
    return line;
  }

  Judging judging() {
    return judging;
  }

  SignalSteps steps() {
    return steps;
  }

  DirectOrders directOrders() {
    return directOrders;
  }

  DirectChanges directChanges() {
    return directChanges;
  }

  /** Returns what carries out signals of programs, without lane and ledger. */
  DirectSignals directSignals() {
    return new DirectSignals(
        judging.planner(),
        judging.gate(),
        line.orders(),
        line.positions(),
        this::forbidden,
        shared.freshness(),
        shared.clock());
  }

  Lanes lanes() {
    return lanes;
  }

  OrderWatch watch() {
    return watch;
  }

  AccountControl control() {
    return control;
  }

  Guard guard() {
    return guard;
  }

  /** Starts no signal any more, and waits, within a bound, until those under way have ended. */
  @Override
  public void close() {
    watch.close();
    lanes.close();
  }
}
