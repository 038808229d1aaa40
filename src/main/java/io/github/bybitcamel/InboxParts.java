package io.github.bybitcamel;

import io.github.bybitcamel.intake.FileIntake;
import io.github.bybitcamel.intake.Inbox;
import io.github.bybitcamel.intake.InboxScan;
import io.github.bybitcamel.intake.InboxWatch;
import io.github.bybitcamel.intake.Intake;
import io.github.bybitcamel.intake.Objection;
import io.github.bybitcamel.intake.ResultFiles;
import io.github.bybitcamel.intake.Settling;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.SignalReader;
import io.github.bybitcamel.trade.Alarms;
import java.util.Optional;
import java.util.function.Function;

/** What takes signals, from whatever door, and what the door for files is made of. */
record InboxParts(
    SignalReader reader, Intake intake, FileIntake files, ResultFiles results, InboxScan scan) {

  /**
   * Makes them.
   *
   * @param check says what there is to say against a well-formed signal
   */
  static InboxParts of(Inbox inbox, Function<Signal, Objection> check, Shared shared) {
    InboxSettings settings = InboxSettings.from(shared.settings());
    int maxBytes = settings.limits().maxBytes();
    SignalReader reader = new SignalReader(settings.limits());
    Intake intake =
        new Intake(reader, check, shared.ledger(), settings.allOrNone(), shared.clock());
    ResultFiles results =
        new ResultFiles(
            shared.directory(),
            FileIntake.SOURCE,
            shared.ledger(),
            shared.absence().multipliedBy(2),
            shared.clock());
    shared.ledger().onChange(results::changed);
    shared.ledger().onChange(entry -> tellConflict(entry, shared.alarms()));
    FileIntake files =
        new FileIntake(inbox, intake, maxBytes, shared.clock(), watch(shared.alarms(), results));
    Settling settling = new Settling(settings.quiet(), maxBytes, shared.clock());
    return new InboxParts(reader, intake, files, results, new InboxScan(inbox, files, settling));
  }

  /** Returns why files are not taken, or their results not written; empty text while they are. */
  String trouble() {
    return files.trouble().or(results::trouble).orElse("");
  }

  private static InboxWatch watch(Alarms alarms, ResultFiles results) {
    return new InboxWatch() {
      @Override
      public void stopped(Optional<String> why) {
        tell(alarms, "INTAKE_STOPPED", why);
      }

      @Override
      public void notTaken(Optional<String> which) {
        tell(alarms, "FILE_NOT_TAKEN", which);
      }

      @Override
      public void ended(String name) {
        results.ended(name);
      }
    };
  }

  private static void tell(Alarms alarms, String code, Optional<String> trouble) {
    trouble.ifPresentOrElse(
        text -> alarms.raise(code, FileIntake.SOURCE, text),
        () -> alarms.clear(code, FileIntake.SOURCE));
  }

  /**
   * Whatever the door: someone uses the name of another's order. One alarm stands for each source,
   * with the first id: sources are few, ids are not, and the ledger has them all.
   */
  private static void tellConflict(Entry entry, Alarms alarms) {
    if (entry.state() == SignalState.ID_CONFLICT) {
      alarms.raise("ID_CONFLICT", entry.source(), entry.id() + ": " + entry.reason());
    }
  }
}
