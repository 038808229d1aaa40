package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.console.AccountView;
import io.github.bybitcamel.console.Limit;
import io.github.bybitcamel.plan.AccountReadings;
import io.github.bybitcamel.plan.Instruments;
import io.github.bybitcamel.risk.RiskSettings;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Positions;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The console shows the limits that hold, also those that nobody has set. */
class LimitsInForceTest {

  @Test
  void showsWhatHoldsForRealMoneyAndNoUnrealisedLoss() {
    Map<String, String> set = Map.of("risk.max-order-notional", "500", "risk.daily-loss", "none");
    AccountView held =
        new AccountView(
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            new BigDecimal("70"),
            new BigDecimal("-40"),
            new BigDecimal("-3"));

    List<Limit> limits =
        new LimitsInForce(
                new RiskSettings(name -> Optional.ofNullable(set.get(name)), true).limits(Set.of()),
                unread(),
                Clock.systemUTC())
            .apply(held);

    assertThat(limits)
        .containsExactly(
            limit("Largest order", null, "500", "USD"),
            limit("Exposure", "70", "10000", "USD"),
            limit("Open orders", "0", "50", ""),
            limit("Loss today", "3", null, "USD"));
  }

  private static Limit limit(String name, String used, String limit, String unit) {
    return new Limit(
        name,
        Optional.ofNullable(used).map(BigDecimal::new),
        Optional.ofNullable(limit).map(BigDecimal::new),
        unit);
  }

  private static AccountReadings unread() {
    V5Client nobody =
        request -> {
          throw new IllegalStateException("nothing is asked for the sake of the page");
        };
    V5Market market = new V5Market(nobody);
    return new AccountReadings(
        new Instruments(market, Clock.systemUTC()),
        market,
        new V5Orders(nobody),
        new V5Positions(nobody),
        new V5Account(nobody),
        Clock.systemUTC());
  }
}
