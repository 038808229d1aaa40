package io.github.bybitcamel.processor;

import io.github.bybitcamel.control.Guard;
import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.InboxScan;
import io.github.bybitcamel.intake.ResultFiles;
import io.github.bybitcamel.jms.MessageIntake;
import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.trade.DirectChanges;
import io.github.bybitcamel.trade.DirectOrders;
import io.github.bybitcamel.trade.DirectSignals;
import io.github.bybitcamel.trade.OrderWatch;
import io.github.bybitcamel.trade.Requests;
import io.github.bybitcamel.trade.SignalSteps;
import io.github.bybitcamel.v5.RateLimits;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import io.github.bybitcamel.v5.V5Reader;
import io.github.bybitcamel.v5.V5Wire;
import io.github.bybitcamel.web.AuditedControl;
import io.github.bybitcamel.web.Previews;
import io.github.bybitcamel.web.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.spi.Registry;

/** Names what the routes refer to, route file by route file. */
public final class Processors {

  /** What the servlet of {@code signals-http} runs its exchanges on. */
  public static final String HTTP_EXECUTOR = HttpSteps.EXECUTOR;

  private final Registry registry;

  /** Names into {@code registry}. */
  public Processors(Registry registry) {
    this.registry = registry;
  }

  /**
   * Names the steps of {@code v5-call}.
   *
   * @param patience how long a request may wait for a limit
   */
  public void v5Call(
      RateLimits limits,
      Duration patience,
      Clock clock,
      V5Wire wire,
      KillSwitch killSwitch,
      V5Reader reader) {
    registry.bind("awaitLimit", new AwaitLimit(limits, patience, clock));
    registry.bind("v5Headers", new V5Headers());
    registry.bind("signRequest", new SignRequest(wire));
    LastLook lastLook = new LastLook(killSwitch);
    registry.bind("lastLook", lastLook);
    registry.bind("checkKillSwitch", new CheckKillSwitch(lastLook));
    registry.bind("readAnswer", new ReadAnswer(reader));
  }

  /** Names the step of {@code clock-sync}. */
  public void clockSync(ServerClock clock, V5Market market) {
    registry.bind("syncClock", new SyncClock(clock, market));
  }

  /** Names the parts of {@code inbox}. */
  public void inbox(FileIntake intake, InboxScan scan) {
    registry.bind("inboxPoll", new InboxPoll(scan));
    registry.bind("chosenFiles", new ChosenFiles(scan));
    registry.bind("takeFile", new TakeFile(intake));
  }

  /**
   * Names the steps of {@code signal-trade}.
   *
   * @param steps those of the signals of an account, by its name
   */
  public void signalTrade(Function<String, SignalSteps> steps) {
    registry.bind("planSignal", new PlanSignal(steps));
    registry.bind("checkRisk", new CheckRisk(steps));
    registry.bind("sendOrders", new SendOrders(steps));
  }

  /** Names the step of {@code order-watch}. */
  public void orderWatch(List<OrderWatch> watches) {
    registry.bind("watchOrders", new WatchOrders(watches));
  }

  /** Names the step of {@code guard-watch}. */
  public void guardWatch(List<Guard> guards) {
    registry.bind("watchGuard", new WatchGuard(guards));
  }

  /** Names the step of {@code signal-result}. */
  public void signalResult(ResultFiles results) {
    registry.bind("writeResults", new WriteResults(results));
  }

  /** Names the steps of {@code signals-http} and {@code control-http}. */
  public void signalsHttp(Signals signals, Previews previews, AuditedControl control) {
    HttpSteps.bind(registry, signals, previews, control);
  }

  /** Names the steps of {@code signals-jms} and {@code control-jms}. */
  public void signalsJms(MessageIntake intake, AuditedControl control) {
    JmsSteps.bind(registry, intake, control);
  }

  /** Names the steps of {@code bybit-market}. */
  public void bybitMarket(V5Market market) {
    new MarketOperations(market).bind(registry);
  }

  /** Names the steps of {@code bybit-orders}. */
  public void bybitOrders(
      V5Orders orders,
      DirectOrders direct,
      DirectChanges changes,
      DirectSignals signals,
      Requests requests,
      Clock clock) {
    new OrderOperations(orders, direct, changes, signals, requests, clock).bind(registry);
  }

  /** Names the steps of {@code bybit-positions}. */
  public void bybitPositions(
      V5Positions positions,
      DirectOrders direct,
      DirectChanges changes,
      Requests requests,
      Clock clock) {
    new PositionOperations(positions, direct, changes, requests, clock).bind(registry);
  }

  /** Names the steps of {@code bybit-account}. */
  public void bybitAccount(V5Account account, Clock clock) {
    new AccountOperations(account, clock).bind(registry);
  }
}
