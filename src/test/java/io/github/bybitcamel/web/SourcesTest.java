package io.github.bybitcamel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.SenderFormat;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

  private static final String LONG = "0123456789abcdef012345";

  private static Sources sources(Map<String, String> environment) {
    return Sources.from(
        Settings.of(environment, Map.of(), Map.of()),
        any -> SenderFormat.SIGNAL,
        Clock.systemUTC());
  }

  @Test
  void boundsWhoSendsByNoRequestAndLetsNobodyPassForIt() {
    Sources sources =
        sources(Map.of("SOURCE_INBOX_SYMBOLS", "BTCUSDT", "SOURCE_JMS_FORMAT", "signal"));

    assertThat(sources.knows("inbox")).isFalse();
    assertThat(sources.anyProven()).isFalse();
    for (String name : new String[] {"INBOX", "ENDPOINTS", "CONSOLE", "CONTROL", "JMS"}) {
      assertThatThrownBy(() -> sources(Map.of("SOURCE_" + name + "_TOKEN", LONG)))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("sends by no request");
    }
    assertThatThrownBy(() -> sources(Map.of("SOURCE_CONSOLE_SECRET_FILE", "/no/such/file")))
        .hasMessageContaining("sends by no request");
  }

  @Test
  void keepsSendersAndOperatorApart() {
    assertThatThrownBy(
            () -> sources(Map.of("OPERATOR_TOKEN", "other," + LONG, "SIGNALS_TOKEN", LONG)))
        .hasMessageContaining("operator.token is a token of source 'http' too");
  }

  @Test
  void refusesTokensThatCanBeGuessed() {
    assertThatCode(() -> sources(Map.of("SIGNALS_TOKEN", LONG)).refuseGuessable())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> sources(Map.of("OPERATOR_TOKEN", "short")).refuseGuessable())
        .hasMessageStartingWith("operator.token is shorter");
    assertThatThrownBy(
            () -> sources(Map.of("SOURCE_DESK_TOKEN", LONG + ",short")).refuseGuessable())
        .hasMessageStartingWith("source.desk.token is shorter");
  }

  @Test
  void saysWhichTokensCannotStandInAUrl() {
    String base64 = "AzEqX+0f/2bQ9Zr4Wc8mTnYkLp7sVd1e";
    Map<String, String> tokens =
        Map.of(
            "SIGNALS_TOKEN",
            "short",
            "SOURCE_DESK_TOKEN",
            LONG + "," + base64,
            "SOURCE_TRADINGVIEW_TOKEN",
            LONG);

    assertThat(sources(tokens).unfitForUrls())
        .containsExactlyInAnyOrder("signals.token", "source.desk.token");
    assertThatCode(() -> sources(Map.of("SOURCE_DESK_TOKEN", base64)).refuseGuessable())
        .doesNotThrowAnyException();
  }
}
