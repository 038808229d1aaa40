package io.github.bybitcamel;

import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.Signer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the settings say of the paper exchange in this process. */
final class PaperParts {

  private static final int MOST = 65_535;

  private PaperParts() {}

  /** Reads {@code paper.…}; the documented key and secret trade. */
  static PaperSettings of(Settings settings) {
    PaperSettings paper =
        PaperSettings.defaults(port(settings, Setting.PAPER_PORT))
            .withSeed(settings.number(Setting.PAPER_SEED, 0))
            .withBalances(balances(settings.text(Setting.PAPER_BALANCES)))
            .withStrict(flag(settings, Setting.PAPER_STRICT))
            .withLimited(flag(settings, Setting.PAPER_LIMITED))
            .withState(settings.find(Setting.PAPER_STATE).orElse(""));
    return settings.find(Setting.PAPER_CONTROL_PORT).isEmpty()
        ? paper
        : paper.withControlPort(port(settings, Setting.PAPER_CONTROL_PORT));
  }

  /** Returns the exchange of a further account: any free port, a file of its own, no control. */
  static PaperSettings another(PaperSettings paper, int port, String account) {
    String state = paper.state().isEmpty() ? "" : paper.state() + "." + account;
    return new PaperSettings(
        port,
        paper.apiKey(),
        paper.apiSecret(),
        paper.rsaPublicKey(),
        paper.otherKeys(),
        paper.seed(),
        paper.balances(),
        paper.strict(),
        paper.limited(),
        paper.syntheticSymbols(),
        state,
        -1);
  }

  /** Lets a key of one's own trade too: the exchange in this process knows whoever starts it. */
  static PaperSettings open(PaperSettings paper, Optional<String> key, Optional<String> secret) {
    if (key.isEmpty() || secret.isEmpty() || key.get().equals(paper.apiKey())) {
      return paper;
    }
    String proof = Signer.of(secret.get()).publicKey().orElse(secret.get());
    return paper.withOneMoreKey(key.get(), proof);
  }

  private static int port(Settings settings, Setting setting) {
    long port = settings.number(setting, 0);
    if (port > MOST) {
      throw refused(setting, settings.text(setting));
    }
    return (int) port;
  }

  private static boolean flag(Settings settings, Setting setting) {
    return switch (settings.text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw refused(setting, settings.text(setting));
    };
  }

  private static Map<String, BigDecimal> balances(String text) {
    Map<String, BigDecimal> balances = new HashMap<>();
    for (String pair : text.split(",", -1)) {
      if (!pair.strip().matches("[A-Z0-9]{1,20}=[0-9]{1,18}(\\.[0-9]{1,18})?")) {
        throw refused(Setting.PAPER_BALANCES, text);
      }
      String[] parts = pair.strip().split("=", 2);
      balances.put(parts[0], new BigDecimal(parts[1]));
    }
    return balances;
  }

  private static SettingsException refused(Setting setting, String text) {
    return new SettingsException(
        "%s is '%s': set %s or %s (%s: %s)"
            .formatted(
                setting.property(),
                text,
                setting.property(),
                setting.variable(),
                setting.meaning(),
                setting.range()));
  }
}
