package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.ExpectedPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a record, each read by its own type.
 *
 * @param refusals what could not be read
 */
record ReadDraft(Draft draft, List<Refusal> refusals) {

  /** Returns the fields of {@code cells}; of a field that is given twice, the last. */
  static ReadDraft of(List<Cell> cells) {
    Draft draft = new Draft(new EnumMap<>(Field.class), new EnumMap<>(Field.class));
    List<Refusal> refusals = new ArrayList<>(FieldNames.check(cells));
    for (Cell cell : cells) {
      if (cell.value().kind() != Value.Kind.ABSENT) {
        read(cell, draft).ifPresent(refusals::add);
      }
    }
    return new ReadDraft(draft, refusals);
  }

  private static Optional<Refusal> read(Cell cell, Draft draft) {
    Optional<Field> field = FieldNames.field(cell.name());
    field.ifPresent(known -> draft.given().put(known, cell.value()));
    try {
      if (field.isPresent()) {
        cell.value().requireSound();
        draft.meanings().put(field.get(), field.get().type().read(cell.value()));
      } else if (FieldNames.isFree(cell.name())) {
        requireFree(cell);
      }
      return Optional.empty();
    } catch (BadValue e) {
      return Optional.of(e.refusal(cell.name(), Secrets.shown(cell.name(), cell.value().text())));
    }
  }

  private static void requireFree(Cell cell) throws BadValue {
    if (!Value.flawsOf(cell.name()).isEmpty()) {
      Value.text(cell.name()).requireSound();
    }
    if (!cell.value().flaws().isEmpty()) {
      cell.value().requireSound();
    }
  }

  /** Returns the draft with numbers that are equal also written equally. */
  Draft normal() {
    Map<Field, Object> normal = new EnumMap<>(Field.class);
    draft.meanings().forEach((field, meaning) -> normal.put(field, normal(meaning)));
    return new Draft(draft.given(), normal);
  }

  private static Object normal(Object meaning) {
    if (meaning instanceof BigDecimal decimal) {
      return Decimals.normal(decimal);
    }
    if (meaning instanceof ExpectedPosition position) {
      return new ExpectedPosition(position.direction(), position.quantity().map(Decimals::normal));
    }
    return meaning;
  }
}
