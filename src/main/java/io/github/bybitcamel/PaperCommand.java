package io.github.bybitcamel;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.paper.PortTakenException;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Runs the paper exchange alone. */
@Command(
    name = "paper",
    mixinStandardHelpOptions = true,
    description = "Runs the paper exchange alone, on loopback, until it is told to stop.")
final class PaperCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(PaperCommand.class);

  @Override
  public Integer call() throws Exception {
    Settings settings = Resources.settings();
    PaperExchange exchange = start(ours(settings), Clock.systemUTC());
    LOG.info("paper exchange on {}, key 'paper', secret 'paper-secret'", exchange.baseUrl());
    Application.waitForTheEnd(exchange);
    return 0;
  }

  /** A key that is for another exchange is not let in. */
  private static PaperSettings ours(Settings settings) {
    PaperSettings paper = PaperParts.of(settings);
    boolean play = settings.find(Setting.ENVIRONMENT).orElse("paper").equalsIgnoreCase("paper");
    return play && settings.find(Setting.TESTNET).isEmpty()
        ? PaperParts.open(
            paper, settings.secret(Setting.API_KEY), settings.secret(Setting.API_SECRET))
        : paper;
  }

  /**
   * Starts an exchange and says where it can be steered from, if it can.
   *
   * @throws SettingsException if a port is another program's
   */
  static PaperExchange start(PaperSettings settings, Clock clock) {
    PaperExchange exchange = open(settings, clock);
    if (exchange.controlPort() >= 0) {
      LOG.info(
          "control of the paper exchange on http://127.0.0.1:{}, for anybody on this machine",
          exchange.controlPort());
    }
    return exchange;
  }

  private static PaperExchange open(PaperSettings settings, Clock clock) {
    try {
      return PaperExchange.start(settings, clock);
    } catch (PortTakenException e) {
      Setting setting =
          e.port() == settings.controlPort() ? Setting.PAPER_CONTROL_PORT : Setting.PAPER_PORT;
      throw new SettingsException(
          "%s is %d, and another program listens there (%s): stop it, or set %s or %s to a free port"
              .formatted(
                  setting.property(),
                  e.port(),
                  e.getCause().getMessage(),
                  setting.property(),
                  setting.variable()));
    }
  }
}
