package io.github.bybitcamel.bench;

import org.apache.camel.main.Main;

/**
 * The floor of a start: Camel Main with the components that our routes use, one route from a file
 * to an HTTP call and one Quartz trigger, and nothing of ours.
 */
public final class BareCamel {

  private BareCamel() {}

  /** Runs until the process is told to end. */
  public static void main(String[] args) throws Exception {
    Main main = new Main();
    main.addInitialProperty(
        "camel.main.routesIncludePattern",
        "classpath:bare/inbox.camel.yaml,classpath:bare/clock.camel.yaml");
    main.addInitialProperty("camel.main.autoConfigurationLogSummary", "false");
    main.addInitialProperty("camel.main.startupSummaryLevel", "Off");
    main.addInitialProperty("camel.main.shutdownTimeout", "10");
    main.addInitialProperty("exchange", args[0]);
    main.run();
  }
}
