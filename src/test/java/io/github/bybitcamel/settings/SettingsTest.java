package io.github.bybitcamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Map<String, String> NONE = Map.of();

  @Test
  void environmentGoesBeforeSystemPropertyBeforeFile() {
    Map<String, String> environment = Map.of("INBOX_DIRECTORY", "env");
    Map<String, String> system = Map.of("inbox.directory", "system", "inbox.delay", "7");
    Map<String, String> files = Map.of("inbox.delay", "8", "inbox.settle", "9");

    Settings settings = Settings.of(environment, system, files);

    assertThat(settings.text(Setting.INBOX_DIRECTORY)).isEqualTo("env");
    assertThat(settings.number(Setting.INBOX_DELAY, 1)).isEqualTo(7);
    assertThat(settings.number(Setting.INBOX_SETTLE, 0)).isEqualTo(9);
    assertThat(settings.text(Setting.PAPER_PORT)).isEqualTo("8180");
  }

  @Test
  void emptyMeansNotSet() {
    Settings settings = Settings.of(Map.of("BYBIT_API_KEY", " "), NONE, NONE);

    assertThat(settings.find(Setting.API_KEY)).isEmpty();
  }

  @Test
  void refusesAMisspeltSettingWithTheRightSpelling() {
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("risk.max-order-notionl", "10")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("did you mean 'risk.max-order-notional'");
    assertThatThrownBy(() -> Settings.of(Map.of("RISK_MAX_ORDER_NOTIONL", "10"), NONE, NONE))
        .hasMessageContaining("did you mean 'RISK_MAX_ORDER_NOTIONAL'");
  }

  @Test
  void leavesNamesOfOthersAlone() {
    Map<String, String> environment = Map.of("HTTP_PROXY", "x", "DATA_HOME", "y");

    Settings settings =
        Settings.of(environment, Map.of("java.io.tmpdir", "z"), Map.of("my.sink", "log:x"));

    assertThat(settings.find("my.sink")).isEmpty();
  }

  @Test
  void refusesNumbersOutOfRangeWithNameValueAndFix() {
    Settings settings = Settings.of(Map.of("INBOX_DELAY", "0", "PAPER_PORT", "high"), NONE, NONE);

    assertThatThrownBy(() -> settings.number(Setting.INBOX_DELAY, 1))
        .hasMessageContaining("inbox.delay is 0, less than 1");
    assertThatThrownBy(() -> settings.number(Setting.PAPER_PORT, 0))
        .hasMessageContaining("PAPER_PORT");
  }

  @Test
  void readsAmountsExactlyOrNotAtAll() {
    Settings settings = Settings.of(Map.of("RISK_MAX_ORDER_NOTIONAL", "25000.10"), NONE, NONE);
    assertThat(settings.amount(Setting.MAX_ORDER_NOTIONAL)).contains(new BigDecimal("25000.10"));

    for (String bad : new String[] {"0", "-1", "1e3", "1,000", "NaN"}) {
      Settings wrong = Settings.of(Map.of("RISK_MAX_ORDER_NOTIONAL", bad), NONE, NONE);
      assertThatThrownBy(() -> wrong.amount(Setting.MAX_ORDER_NOTIONAL))
          .as(bad)
          .isInstanceOf(SettingsException.class);
    }
  }

  @Test
  void showsNoSecret() {
    Settings settings =
        Settings.of(Map.of("BYBIT_API_KEY", "key1", "BYBIT_API_SECRET", "secret1"), NONE, NONE);

    assertThat(settings.open().toString()).doesNotContain("key1").doesNotContain("secret1");
  }

  @Test
  void overridesByNameAndTakesAwayByBlank() {
    Settings settings = Settings.of(Map.of("BYBIT_ENVIRONMENT", "demo"), Map.of(), Map.of());

    Settings other =
        settings.with(Map.of("bybit.environment", " ", "paper.seed", " 7 "), List.of());

    assertThat(other.find(Setting.ENVIRONMENT)).isEmpty();
    assertThat(other.text(Setting.PAPER_SEED)).isEqualTo("7");
    assertThat(settings.find(Setting.ENVIRONMENT)).contains("demo");
    assertThatThrownBy(() -> settings.with(Map.of("my.own", "1"), List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'my.own' is not a setting");
  }
}
