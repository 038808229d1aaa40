package io.github.bybitcamel.command;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView.OldDelivery;
import io.github.bybitcamel.ledger.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries deliveries out of the ledger, file by file: a file is durable before its signals leave. A
 * crash in between leaves them in both places, and the next run writes them to another file.
 *
 * @param folder where the files go; made if it is missing
 * @param now when this is done, and what the files are named by
 */
record Archiving(Ledger ledger, Path folder, Instant now) {

  private static final int DELIVERIES = 1000;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'signals-'uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** Returns what was done, a line for each file. */
  List<String> takeOut(Instant before) {
    List<String> done = new ArrayList<>();
    for (List<OldDelivery> old = next(before); !old.isEmpty(); old = next(before)) {
      String file = NAME.format(now) + "-" + (done.size() + 1) + ".jsonl";
      write(folder.resolve(file), old);
      long signals = ledger.archive(old.stream().map(OldDelivery::key).toList(), file, now);
      done.add("%d signals are now in %s".formatted(signals, folder.resolve(file)));
    }
    return done.isEmpty() ? List.of("nothing is that old") : done;
  }

  /** What was taken out before is no longer there. */
  private List<OldDelivery> next(Instant before) {
    return ledger.oldDeliveries(before, 0, DELIVERIES);
  }

  private void write(Path file, List<OldDelivery> deliveries) {
    JsonLine json = new JsonLine(ledger);
    try {
      Files.createDirectories(folder);
      try (NewFile lines = NewFile.at(file)) {
        for (OldDelivery delivery : deliveries) {
          signals(delivery).forEach(entry -> lines.line(json.of(entry)));
        }
        lines.finish();
      }
    } catch (IOException e) {
      throw CommandException.refused(
          "%s cannot be written: %s; nothing left the ledger".formatted(file, e));
    }
  }

  private List<Entry> signals(OldDelivery delivery) {
    List<Entry> signals =
        ledger.oldest(Selection.ALL, delivery.from() - 1, Math.toIntExact(delivery.signals()));
    if (signals.get(signals.size() - 1).sequence() != delivery.to()) {
      throw CommandException.refused(
          "signals %d to %d are not one delivery; nothing left the ledger"
              .formatted(delivery.from(), delivery.to()));
    }
    return signals;
  }
}
