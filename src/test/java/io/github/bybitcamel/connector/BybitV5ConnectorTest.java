package io.github.bybitcamel.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5SettingsException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BybitV5ConnectorTest extends ConnectorTest {

  @Test
  void needsToBeInitializedFirst() {
    try (BybitV5Connector fresh = builder().build()) {
      assertThatThrownBy(fresh::getBalances).hasMessageContaining("not initialized");
      assertThatThrownBy(fresh::getBalancesAsync).hasMessageContaining("not initialized");
    }
  }

  @Test
  void canBeInitializedTwiceAndAgainAfterClosing() {
    connector.initialize();
    connector.close();
    connector.close();
    connector.initialize();

    assertThat(connector.getBalances()).isNotEmpty();
  }

  @Test
  void saysThatTheSecretDoesNotBelongToTheKey() {
    try (BybitV5Connector wrong = builder().setting("bybit.api-secret", "other").build()) {
      assertThatThrownBy(wrong::initialize)
          .isInstanceOf(V5SettingsException.class)
          .hasMessageContaining("BYBIT_API_SECRET does not belong to BYBIT_API_KEY");
    }
  }

  @Test
  void saysThatTheKeyMayNotTrade() {
    exchange.control().readOnly(true);

    try (BybitV5Connector reader = builder().build()) {
      assertThatThrownBy(reader::initialize).hasMessageContaining("read-only");
    }
  }

  @Test
  void saysThatNobodyListens() {
    String gone = exchange.baseUrl().toString();
    exchange.close();

    try (BybitV5Connector lonely = builder().setting("bybit.base-url", gone).build()) {
      assertThatThrownBy(lonely::initialize)
          .isInstanceOf(V5SettingsException.class)
          .hasMessageContaining("nothing listens at " + gone)
          .hasMessageContaining("bybit-camel.jar paper");
    }
  }

  @Test
  void refusesASettingThatIsNone() {
    assertThatThrownBy(() -> builder().setting("bybit.enviroment", "testnet").build())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("did you mean 'bybit.environment'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "risk.max-order-notional",
        "inbox.max-age",
        "retry.deadline",
        "limits.ip",
        "limits.patience"
      })
  void refusesAValueBeforeAnythingIsOpened(String name) {
    assertThatThrownBy(() -> builder().setting(name, "much").build()).hasMessageContaining(name);
  }

  @Test
  void leavesNothingOpenWhereItCannotBeInitialized() {
    Settings settings = settings(Map.of());
    Line line = new Line.Own(V5Settings.from(settings::find));
    connector.close();

    try (BybitV5Connector broken =
        new BybitV5Connector(
            settings,
            line,
            client -> {
              throw new IllegalStateException("wired wrongly");
            },
            Clock.systemUTC())) {
      assertThatThrownBy(broken::initialize).hasMessage("wired wrongly");
    }
    assertThat(timers()).isEmpty();
  }

  @Test
  void leavesNoLineOpenWhoseSettingsCannotBeRead() {
    Settings settings = settings(Map.of("RETRY_DEADLINE", "much"));
    V5Settings v5 = V5Settings.from(settings::find);
    ServerClock clock = new ServerClock(Clock.systemUTC(), System::nanoTime);
    connector.close();

    assertThatThrownBy(() -> V5ClientFactory.find().open(settings, v5, clock, Clock.systemUTC()))
        .hasMessageContaining("retry.deadline");
    assertThat(timers()).isEmpty();
  }

  /** Returns the threads that every open line has one of. */
  private static List<String> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.contains("timers"))
        .toList();
  }

  @Test
  void refusesRealMoneyWithoutALimit() {
    BybitV5Builder builder =
        builder()
            .setting("bybit.base-url", "")
            .setting("bybit.environment", "mainnet")
            .setting("risk.max-order-notional", "");

    assertThatThrownBy(builder::build).hasMessageContaining("risk.max-order-notional is required");
  }

  @Test
  void goesThroughAClientThatWasHandedToIt() {
    Settings settings = settings(Map.of());
    V5Settings v5 = V5Settings.from(settings::find);
    ServerClock clock = new ServerClock(Clock.systemUTC(), System::nanoTime);

    try (V5Connection client = V5ClientFactory.find().open(settings, v5, clock, Clock.systemUTC());
        BybitV5Connector second = BybitV5Connector.builder().client(client).build()) {
      second.initialize();

      assertThat(second.getMarketData(BTC).lastPrice()).isEqualByComparingTo("30000");
    }
  }

  @Test
  void sendsNoHeaderBeyondWhatTheExchangeNeeds() {
    connector.getBalances();

    assertThat(exchange.record().requests("/v5/account/wallet-balance"))
        .isNotEmpty()
        .allSatisfy(
            request ->
                assertThat(request.headers())
                    .noneMatch(name -> name.startsWith("camel") || name.equals("authorization")));
  }
}
