package io.github.bybitcamel.doctor;

import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Settings;
import io.github.bybitcamel.v5.V5SettingsException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is wrong before money is involved. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at settings, exchange, key, accounts, ledger, inbox, disk and sinks; says how to mend.",
      "Reads only; a desk may run beside it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is well", "1:something is wrong", "2:it could not look"})
public final class DoctorCommand implements Callable<Integer> {

  private static final int WRONG = 1;
  private static final boolean SIGNS = Charset.defaultCharset().newEncoder().canEncode('✓');

  private final Supplier<Settings> settings;
  private final Function<Settings, Map<String, V5Settings>> accounts;
  private final Function<Settings, Prepared> start;
  private final Clock clock;
  @Spec private CommandSpec spec;

  /**
   * Makes the command.
   *
   * @param settings read only when it runs
   * @param accounts which further accounts there are, by name
   * @param start what the start makes of settings and routes
   */
  public DoctorCommand(
      Supplier<Settings> settings,
      Function<Settings, Map<String, V5Settings>> accounts,
      Function<Settings, Prepared> start,
      Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.start = start;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Settings given = settings.get();
    V5Settings v5 = V5Settings.from(given::find);
    Map<String, V5Settings> further = accounts.apply(given);
    Prepared prepared = start.apply(given);
    boolean well = Examination.start(prepared, this::print);
    well &= exchange(SignalHeader.DEFAULT_ACCOUNT, given, v5, Optional.of(prepared));
    for (Map.Entry<String, V5Settings> account : further.entrySet()) {
      well &= exchange(account.getKey(), given, account.getValue(), Optional.empty());
    }
    well &= Examination.machine(given, prepared.sinks(), this::print);
    return well ? 0 : WRONG;
  }

  private boolean exchange(
      String account, Settings given, V5Settings v5, Optional<Prepared> prepared) {
    String subject = account.equals(SignalHeader.DEFAULT_ACCOUNT) ? "" : account + ": ";
    ServerClock serverClock = new ServerClock(clock, System::nanoTime);
    try (V5Connection way = V5ClientFactory.find().open(given, v5, serverClock, clock)) {
      return new Examination(given, account, v5, way.once(), serverClock, prepared)
          .exchange(finding -> print(finding.of(subject)));
    } catch (SettingsException | V5SettingsException e) {
      print(
          Finding.cross(
              subject + "exchange", "was not asked: " + e.getMessage(), "mend that first"));
      return false;
    }
  }

  private void print(Finding finding) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("%s %-13s  %s".formatted(sign(finding), finding.subject(), finding.text()));
    finding.fix().ifPresent(fix -> out.println("  %-13s  -> %s".formatted("", fix)));
    out.flush();
  }

  private static String sign(Finding finding) {
    if (SIGNS) {
      return finding.well() ? "✓" : "✗";
    }
    return finding.well() ? "+" : "X";
  }
}
