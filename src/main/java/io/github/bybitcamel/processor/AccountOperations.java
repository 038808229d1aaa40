package io.github.bybitcamel.processor;

import io.github.bybitcamel.v5.V5Account;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** The steps of {@code routes/bybit-account.camel.yaml}. */
final class AccountOperations {

  private final V5Account account;
  private final Clock clock;

  AccountOperations(V5Account account, Clock clock) {
    this.account = account;
    this.clock = clock;
  }

  void bind(Registry registry) {
    registry.bind("readAccount", new Operation((m, h) -> account.wallet()));
    registry.bind("readBalances", new Operation((m, h) -> account.wallet().coins()));
    registry.bind("readAccountInfo", new Operation((m, h) -> account.accountInfo()));
    registry.bind("readKeyInfo", new Operation((m, h) -> account.keyInfo()));
    registry.bind(
        "readFeeRates", new Operation((m, h) -> account.feeRates(h.category(), h.symbolIfAny())));
    registry.bind(
        "readTransactions",
        new Operation(
            (m, h) ->
                account.transactionLog(h.categoryIfAny(), h.coin(), h.range(clock.instant()))));
  }
}
