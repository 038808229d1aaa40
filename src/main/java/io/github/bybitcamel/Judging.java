package io.github.bybitcamel;

import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.plan.DryRun;
import io.github.bybitcamel.plan.Instruments;
import io.github.bybitcamel.plan.Planner;
import io.github.bybitcamel.plan.RiskGate;
import io.github.bybitcamel.risk.RiskLimits;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Positions;
import java.util.Optional;

/**
 * Of what one account's signals come down to, and whether it may be: the parts that send nothing.
 */
record Judging(
    RiskLimits limits,
    Instruments instruments,
    AccountReadings readings,
    Planner planner,
    RiskGate gate,
    DryRun dryRun) {

  static Judging of(AccountLine line, RiskLimits limits, Shared shared) {
    Instruments instruments = new Instruments(line.market(), shared.clock());
    AccountReadings readings =
        new AccountReadings(
            instruments,
            line.market(),
            line.orders(),
            line.positions(),
            line.account(),
            shared.clock());
    Planner planner =
        new Planner(
            instruments,
            line.market(),
            line.orders(),
            new V5Positions(line.client(), CallPriority.LESSENS_RISK),
            readings,
            Optional.of(shared.ledger()),
            shared.absence(),
            shared.clock(),
            limits.limitsValue());
    RiskGate gate = new RiskGate(limits, line.killSwitch(), instruments, readings, shared.clock());
    DryRun dryRun = new DryRun(planner, gate, shared.freshness(), shared.clock());
    return new Judging(limits, instruments, readings, planner, gate, dryRun);
  }
}
