package io.github.bybitcamel.processor;

import io.github.bybitcamel.risk.KillSwitch;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.v5.CallWatch;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeTable;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.UsedQuota;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;

/** A Camel context that runs the packed routes {@code v5-call} and {@code clock-sync} only. */
final class CamelV5Connection implements V5Connection {

  private static final String ROUTES =
      "classpath:routes/v5-call.camel.yaml,classpath:routes/clock-sync.camel.yaml";

  private final Main main;
  private final V5Client once;
  private final V5Client client;
  private final KillSwitch killSwitch;

  private CamelV5Connection(Main main, V5Client once, V5Client client, KillSwitch killSwitch) {
    this.main = main;
    this.killSwitch = killSwitch;
    this.once = once;
    this.client = client;
  }

  static V5Connection open(Settings settings, V5Settings v5, ServerClock serverClock, Clock clock) {
    KillSwitch killSwitch = new KillSwitch(Path.of(settings.text(Setting.INBOX_DIRECTORY)));
    V5Line line = new V5Line(settings, v5, OutcomeTable.inForce(), serverClock, killSwitch, clock);
    return open(line, ROUTES, LimitSettings.from(settings::find), Optional.empty());
  }

  /**
   * Opens {@code line}.
   *
   * @param routes where Camel finds {@code v5-call} and {@code clock-sync}
   * @param watch told of every call
   */
  static V5Connection open(
      V5Line line, String routes, LimitSettings speed, Optional<CallWatch> watch) {
    Main main = new Main();
    // The properties of the program that we are a part of are not ours.
    main.setDefaultPropertyPlaceholderLocation("false");
    main.setOverrideProperties(CamelSettings.of(line.settings(), line.v5().baseUrl(), routes));
    AtomicReference<V5Client> once = new AtomicReference<>();
    main.addMainListener(
        new MainListenerSupport() {
          @Override
          public void beforeConfigure(BaseMainSupport any) {
            Registry registry = main.getCamelContext().getRegistry();
            watch.ifPresent(calls -> registry.bind(CallWatch.NAME, calls));
            once.set(line.once(main.getCamelContext(), speed));
            new Processors(registry).clockSync(line.serverClock(), new V5Market(once.get()));
          }
        });
    try {
      main.start();
      return new CamelV5Connection(main, once.get(), line.repeating(once.get()), line.killSwitch());
    } catch (RuntimeException e) {
      main.stop();
      throw e;
    }
  }

  @Override
  public V5Client once() {
    return once;
  }

  @Override
  public void stopWriting(String reason) {
    killSwitch.trip(reason);
  }

  @Override
  public Optional<Instant> bannedUntil() {
    return V5Line.bannedUntil(main.getCamelContext());
  }

  @Override
  public List<UsedQuota> quotas() {
    return V5Line.quotas(main.getCamelContext());
  }

  @Override
  public V5Answer call(V5Request request) {
    return client.call(request);
  }

  @Override
  public void skipped(V5Request request, String why) {
    client.skipped(request, why);
  }

  @Override
  public void close() {
    main.stop();
  }
}
