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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The console shows the limits that hold, also those that nobody has set. */
class LimitsInForceTest {

  private static final AccountView HELD =
      new AccountView(
          Optional.empty(),
          "",
          List.of(),
          List.of(),
          Optional.empty(),
          new BigDecimal("70"),
          new BigDecimal("-40"),
          new BigDecimal("-3"));

  @Test
  void showsWhatHoldsForRealMoneyAndNoUnrealisedLoss() {
    Map<String, String> set = Map.of("risk.max-order-notional", "500", "risk.daily-loss", "none");
    List<Limit> limits =
        new LimitsInForce(
                new RiskSettings(name -> Optional.ofNullable(set.get(name)), true).limits(Set.of()),
                unread(),
                Clock.systemUTC())
            .apply(HELD);

    assertThat(limits)
        .containsExactly(
            limit("Largest order", null, "500", "USD"),
            limit("Exposure", "70", "10000", "USD"),
            limit("Open orders", "0", "50", ""),
            limit("Loss today", "3", null, "USD"));
  }

  @Test
  void whatWasCountedBeforeTheClockWasSetBackIsNotOfLate() {
    SetClock clock = SetClock.standing(Instant.parse("2026-11-24T12:00:00Z"));
    AccountReadings readings = readings(new RowsClient(), clock);
    LimitsInForce limits =
        new LimitsInForce(
            new RiskSettings(any -> Optional.empty(), true).limits(Set.of()), readings, clock);

    readings.day(clock.instant());
    assertThat(loss(limits)).isEqualByComparingTo("0");
    clock.forward(Duration.ofHours(-1));

    assertThat(loss(limits)).isEqualByComparingTo("3");
  }

  private static BigDecimal loss(LimitsInForce limits) {
    return limits.apply(HELD).get(3).used().orElseThrow();
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
    return readings(nobody, Clock.systemUTC());
  }

  private static AccountReadings readings(V5Client client, Clock clock) {
    V5Market market = new V5Market(client);
    return new AccountReadings(
        new Instruments(market, clock),
        market,
        new V5Orders(client),
        new V5Positions(client),
        new V5Account(client),
        clock);
  }
}
