package io.github.bybitcamel.signal;

import java.util.List;

/** Everything that is asked of a record beyond its single fields. */
final class Rules {

  private Rules() {}

  /** Returns the rules that {@code draft} breaks, all of them. */
  static List<Refusal> check(Draft draft, Origin origin) {
    Objections objections = new Objections(draft);
    OriginRules.check(draft, origin, objections);
    // Without knowing what is asked for, the rest would only mislead.
    if (draft.isClear(Field.ACTION)) {
      ActionRules.check(draft, objections);
      SizeRules.check(draft, objections);
      OrderRules.check(draft, objections);
      ExitRules.check(draft, objections);
      SpotRules.check(draft, objections);
    }
    return objections.refusals();
  }
}
