package io.github.bybitcamel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void readsTheMembersOfAFamilyByTheirNames() {
    Settings settings =
        Settings.of(
            Map.of("SOURCE_TRADING_VIEW_TOKEN", "t1", "SOURCE_DATE_EPOCH", "0"),
            Map.of("source.desk.rate", "7"),
            Map.of("source.trading-view.format", "tradingview"));

    assertThat(settings.names(Setting.SOURCE_TOKEN)).containsExactly("desk", "trading-view");
    assertThat(settings.find(Setting.SOURCE_TOKEN, "trading-view")).contains("t1");
    assertThat(settings.find(Setting.SOURCE_FORMAT, "trading-view")).contains("tradingview");
    assertThat(settings.find(Setting.SOURCE_FORMAT, "desk")).contains("signal");
    assertThat(settings.number(Setting.SOURCE_RATE, "desk", 1)).isEqualTo(7);
    assertThat(settings.find(Setting.SOURCE_RATE, "trading-view")).isEmpty();
    assertThat(settings.open()).doesNotContainValue("t1").containsEntry("source.desk.rate", "7");
    assertThat(settings.open().keySet()).noneMatch(name -> name.contains("<"));
  }

  @Test
  void refusesInAFileWhatWouldBeIgnoredThere() {
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("RISK_MAX_ORDER_NOTIONAL", "10")))
        .hasMessageContaining("in a file write risk.max-order-notional");
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("SOURCE_DESK_TOKEN", "t")))
        .hasMessageContaining("in a file write source.desk.token");
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("rsk.max-order-notional", "10")))
        .hasMessageContaining("did you mean 'risk.max-order-notional'");
    assertThat(Settings.of(NONE, NONE, Map.of("camel.main.name", "desk"))).isNotNull();
  }

  @Test
  void refusesAFileForWhatIsNoSecret() {
    assertThatThrownBy(() -> Settings.of(Map.of("LEDGER_URL_FILE", "/run/url"), NONE, NONE))
        .hasMessageContaining("'LEDGER_URL_FILE' is not a setting");
  }

  @Test
  void guessesWhatWasCutShort() {
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("risk.max-ordr", "10")))
        .hasMessageContaining("did you mean 'risk.max-order-");
  }

  @Test
  void refusesAMisspeltMemberOfAFamily() {
    assertThatThrownBy(() -> Settings.of(NONE, NONE, Map.of("source.desk.tokn", "t")))
        .hasMessageContaining("did you mean 'source.desk.token'");
    assertThatThrownBy(() -> Settings.of(Map.of("SOURCE_DESK_TOKN", "t"), NONE, NONE))
        .hasMessageContaining("did you mean 'SOURCE_DESK_TOKEN'")
        .hasMessageNotContaining("'t'");
    assertThatThrownBy(() -> Settings.of(NONE, Map.of("source.De$k.token", "t"), NONE))
        .isInstanceOf(SettingsException.class);
  }

  @Test
  void readsASecretFromItsFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "secret1\n");
    Settings settings = Settings.of(Map.of("SOURCE_DESK_TOKEN_FILE", file.toString()), NONE, NONE);
    Settings both = settings.with(Map.of("source.desk.token", "secret2"), List.of());
    Settings lost = settings.with(Map.of("source.desk.token-file", file + "-lost"), List.of());

    assertThat(settings.names(Setting.SOURCE_TOKEN)).containsExactly("desk");
    assertThat(settings.secret(Setting.SOURCE_TOKEN, "desk")).contains("secret1");
    assertThatThrownBy(() -> both.secret(Setting.SOURCE_TOKEN, "desk"))
        .hasMessageContaining("set one of them")
        .hasMessageNotContaining("secret2");
    assertThatThrownBy(() -> lost.secret(Setting.SOURCE_TOKEN, "desk"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void showsNothingSecretOfSinksAndKnowsWhatIs() {
    String sinks =
        "smtp://desk:leak-1@mail.example?username=desk&password=RAW(leak+&2)&to=me@example.com,"
            + " smtp:desk:leak@mail.example:25, kafka:k?brokers=one:9092,two:9092&sslKeyPassword=leak-3,"
            + "https://hooks.example/services/leak-4?token=leak-5,"
            + "telegram:bots?authorizationToken=RAW{leak)&6}&chatId=1,file";
    Settings settings = Settings.of(Map.of("ALARM_SINKS", sinks), NONE, NONE);

    assertThat(settings.shown(Setting.ALARM_SINKS, "alarm.sinks").orElseThrow())
        .matches(
            "smtp://mail.example,smtp:mail.example:25,kafka:k,https://hooks.example/\\*{3}~[0-9a-f]{4},"
                + "telegram:bots,file");
    assertThat(SinkNames.shown("https://hooks.example/leak-4"))
        .isNotEqualTo(SinkNames.shown("https://hooks.example/leak-5"));
    assertThat(SinkNames.shown("vertx-http:https://hooks.example/leak-4")).doesNotContain("leak-4");
    assertThat(settings.secrets())
        .contains("leak-1", "leak+&2", "leak-3", "hooks.example/services/leak-4", "leak-5")
        .contains("leak)&6");
  }

  @Test
  void leavesWhatJavaItselfReadsAlone() {
    Settings settings = Settings.of(NONE, Map.of("http.proxyHost", "proxy.test"), NONE);

    assertThat(settings.find("http.proxyHost")).isEmpty();
  }
}
