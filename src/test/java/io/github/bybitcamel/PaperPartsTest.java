package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper exchange that a person names from outside. */
class PaperPartsTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  void isTheDocumentedOneWhereNothingIsSet() {
    assertThat(read(Map.of())).isEqualTo(PaperSettings.defaults(8180));
  }

  @Test
  void isWhatIsSet() {
    PaperSettings paper =
        read(
            Map.of(
                "PAPER_PORT", "0",
                "PAPER_SEED", "7",
                "PAPER_STATE", "data/paper.json",
                "PAPER_BALANCES", "USDT=5, BTC=0.5",
                "PAPER_STRICT", "false",
                "PAPER_LIMITED", "false",
                "PAPER_CONTROL_PORT", "0"));

    assertThat(paper)
        .isEqualTo(
            PaperSettings.defaults(0)
                .withSeed(7)
                .withState("data/paper.json")
                .withBalances(Map.of("USDT", BigDecimal.valueOf(5), "BTC", new BigDecimal("0.5")))
                .withStrict(false)
                .withLimited(false)
                .withControlPort(0));
    assertThat(PaperParts.another(paper, 0, "sub"))
        .isEqualTo(paper.withState("data/paper.json.sub").withControlPort(-1));
  }

  @Test
  void knowsAKeyOfOnesOwnBesideTheDocumentedOne() {
    PaperSettings paper = PaperSettings.defaults(0);

    assertThat(PaperParts.open(paper, Optional.of("k"), Optional.of("s")))
        .isEqualTo(paper.withOneMoreKey("k", "s"));
    assertThat(PaperParts.open(paper, Optional.of("k"), Optional.empty())).isEqualTo(paper);
  }

  @ParameterizedTest
  @CsvSource({
    "PAPER_STRICT, maybe",
    "PAPER_BALANCES, 100",
    "PAPER_CONTROL_PORT, 70000",
    "PAPER_PORT, -1",
  })
  void refusesWhatCannotBeReadAndNamesIt(String variable, String value) {
    assertThatThrownBy(() -> read(Map.of(variable, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(variable);
  }

  @Test
  void namesTheSettingOfAPortThatIsTaken() {
    try (PaperExchange other = PaperExchange.start(PaperSettings.defaults(0), CLOCK)) {
      PaperSettings same = PaperSettings.defaults(other.port());
      PaperSettings control = PaperSettings.defaults(0).withControlPort(other.port());

      assertThatThrownBy(() -> PaperCommand.start(same, CLOCK))
          .isInstanceOf(SettingsException.class)
          .hasMessageStartingWith("paper.port is %d, and ".formatted(other.port()))
          .hasMessageContaining("or PAPER_PORT to a free port");
      assertThatThrownBy(() -> PaperCommand.start(control, CLOCK))
          .hasMessageStartingWith("paper.control-port is %d, and ".formatted(other.port()));
    }
  }

  private static PaperSettings read(Map<String, String> environment) {
    return PaperParts.of(Settings.of(environment, Map.of(), Map.of()));
  }
}
