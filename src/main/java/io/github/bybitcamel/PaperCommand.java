package io.github.bybitcamel;

import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
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
    PaperExchange exchange = start(Resources.settings(), Clock.systemUTC());
    LOG.info("paper exchange on {}, key 'paper', secret 'paper-secret'", exchange.baseUrl());
    Application.waitForTheEnd(exchange);
    return 0;
  }

  /** Starts the exchange that {@code settings} describe. */
  static PaperExchange start(Settings settings, Clock clock) {
    int port = (int) settings.number(Setting.PAPER_PORT, 0);
    long seed = settings.number(Setting.PAPER_SEED, 0);
    return PaperExchange.start(PaperSettings.defaults(port).withSeed(seed), clock);
  }
}
