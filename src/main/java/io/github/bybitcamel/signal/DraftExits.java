package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.TpslMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Reads the exits of a draft, on whichever action they stand. */
final class DraftExits {

  private DraftExits() {}

  /** Returns the exits that {@code draft} asks for; of two forms of one level, the price. */
  static Exits of(Draft draft) {
    return new Exits(
        level(draft, ModelFields::takeProfit),
        level(draft, ModelFields::stopLoss),
        draft.decimal(Field.TRAILING_OFFSET),
        draft.get(Field.TPSL_MODE, TpslMode.class),
        draft.get(Field.TP_TRIGGER_BY, PriceType.class).orElse(PriceType.LAST),
        draft.get(Field.SL_TRIGGER_BY, PriceType.class).orElse(PriceType.LAST));
  }

  private static Optional<ExitLevel> level(Draft draft, Function<ExitLevel.Kind, Field> field) {
    return Arrays.stream(ExitLevel.Kind.values())
        .flatMap(kind -> level(draft, kind, field.apply(kind)).stream())
        .findFirst();
  }

  private static Optional<ExitLevel> level(Draft draft, ExitLevel.Kind kind, Field field) {
    return draft.decimal(field).map(value -> new ExitLevel(kind, value));
  }
}
