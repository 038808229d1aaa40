package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import java.util.ArrayList;
import java.util.List;

/** Reads the records of one origin: fields, then rules, then the signal. */
final class RecordReader {

  private final Origin origin;

  RecordReader(Origin origin) {
    this.origin = origin;
  }

  Reading read(Row row) {
    if (!row.refusals().isEmpty()) {
      return new Reading.Refused(row.number(), row.raw(), "", row.refusals());
    }
    ReadDraft read = ReadDraft.of(row.cells());
    List<Refusal> refusals = new ArrayList<>(read.refusals());
    refusals.addAll(Rules.check(read.draft(), origin));
    return refusals.isEmpty()
        ? accepted(row, identified(row, read.normal()))
        : new Reading.Refused(row.number(), row.raw(), id(row, read.draft()), refusals);
  }

  private static Reading accepted(Row row, Draft draft) {
    Signal signal = Assembly.of(draft);
    return new Reading.Accepted(
        row.number(), row.raw(), signal, CanonicalSignal.write(signal), draft.has(Field.ID));
  }

  private Draft identified(Row row, Draft draft) {
    return draft
        .withDefault(Field.SOURCE, origin.source())
        .withDefault(Field.ID, derivedId(row))
        .withDefault(Field.ACCOUNT, SignalHeader.DEFAULT_ACCOUNT);
  }

  private String id(Row row, Draft draft) {
    return draft.has(Field.ID) ? draft.text(Field.ID).orElse("") : derivedId(row);
  }

  private String derivedId(Row row) {
    return DerivedId.of(origin.delivery(), row.number());
  }
}
