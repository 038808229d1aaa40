package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command of the ledger shares: where it is, and where the inbox is. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    description = "Shows, exports, copies and archives signals; sends one again or lets one go.",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      ReplayCommand.class,
      ReleaseCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      ArchiveCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:no such signal", "2:refused; the message says why"})
final class LedgerCommand implements Runnable {

  private final Supplier<Settings> settings;
  private final Clock clock;
  @Spec private CommandSpec spec;

  LedgerCommand(Supplier<Settings> settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do with the ledger, for example: ledger list");
  }

  /**
   * Opens the ledger for reading, also beside a running desk.
   *
   * @throws io.github.bybitcamel.ledger.LedgerException if there is none
   */
  LedgerView open() {
    return Ledgers.openReadOnly(url());
  }

  String url() {
    return settings.get().text(Setting.LEDGER_URL);
  }

  /** Returns the way into the inbox. */
  Drop drop() {
    return new Drop(Path.of(settings.get().text(Setting.INBOX_DIRECTORY)));
  }

  /** Returns the limits that a source has besides those of everybody, by the names of settings. */
  List<String> limitsOf(String source) {
    return Stream.of(
            Setting.SOURCE_CATEGORIES,
            Setting.SOURCE_SYMBOLS,
            Setting.SOURCE_ACTIONS,
            Setting.SOURCE_MAX_ORDER)
        .filter(limit -> settings.get().find(limit, source).isPresent())
        .map(limit -> limit.property().replace("<name>", source))
        .toList();
  }

  Clock clock() {
    return clock;
  }
}
