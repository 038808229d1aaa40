package io.github.bybitcamel;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.ResultFiles;
import io.github.bybitcamel.intake.Settling;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.settings.Setting;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.settings.SettingsException;
import io.github.bybitcamel.signal.SignalLimits;
import io.github.bybitcamel.signal.SignalReader;
import io.github.bybitcamel.trade.Alarms;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What takes signals, from whatever door, and what the door for files is made of. */
record InboxParts(
    SignalReader reader, Intake intake, FileIntake files, ResultFiles results, Settling settling) {

  /**
   * Makes them.
   *
   * @param check says why a well-formed signal can never be sent; empty when it may be
   */
  static InboxParts of(Inbox inbox, Function<Signal, Optional<String>> check, Shared shared) {
    Settings settings = shared.settings();
    int maxBytes =
        (int) Math.min(settings.number(Setting.INBOX_MAX_BYTES, 1), Integer.MAX_VALUE - 8);
    SignalReader reader =
        new SignalReader(
            new SignalLimits(
                maxBytes,
                (int) settings.number(Setting.INBOX_MAX_RECORDS, 1),
                SignalLimits.DEFAULTS.maxDepth()));
    Intake intake = new Intake(reader, check, shared.ledger(), allOrNone(settings), shared.clock());
    ResultFiles results =
        new ResultFiles(shared.directory(), FileIntake.SOURCE, shared.ledger(), shared.clock());
    shared.ledger().onChange(results::changed);
    Duration quiet = Duration.ofMillis(settings.number(Setting.INBOX_SETTLE, 0));
    return new InboxParts(
        reader,
        intake,
        new FileIntake(
            inbox, intake, maxBytes, shared.clock(), trouble -> tell(shared.alarms(), trouble)),
        results,
        new Settling(quiet, maxBytes, shared.clock()));
  }

  private static void tell(Alarms alarms, Optional<String> trouble) {
    trouble.ifPresentOrElse(
        text -> alarms.raise("INTAKE_STOPPED", FileIntake.SOURCE, text),
        () -> alarms.clear("INTAKE_STOPPED", FileIntake.SOURCE));
  }

  private static boolean allOrNone(Settings settings) {
    String choice = settings.text(Setting.INBOX_ON_ERROR);
    return switch (choice) {
      case "reject_file" -> true;
      case "reject_row" -> false;
      default ->
          throw new SettingsException(
              "inbox.on-error is '" + choice + "': set reject_file or reject_row");
    };
  }
}
