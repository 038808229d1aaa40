package io.github.bybitcamel.signal;

import io.github.bybitcamel.model.AmendSignal;
import io.github.bybitcamel.model.CancelAllSignal;
import io.github.bybitcamel.model.CancelSignal;
import io.github.bybitcamel.model.CloseSignal;
import io.github.bybitcamel.model.ExpectedPosition;
import io.github.bybitcamel.model.LeverageSignal;
import io.github.bybitcamel.model.OrderRef;
import io.github.bybitcamel.model.OrderSignal;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.ReduceSignal;
import io.github.bybitcamel.model.ReverseSignal;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.model.Size;
import io.github.bybitcamel.model.TargetSignal;
import io.github.bybitcamel.model.TestSignal;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslSignal;
import io.github.bybitcamel.model.Trigger;
import io.github.bybitcamel.model.TriggerDirection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Puts a signal together from a draft that breaks no rule. */
final class Assembly {

  private final Draft draft;
  private final SignalHeader header;

  private Assembly(Draft draft) {
    this.draft = draft;
    this.header = header(draft);
  }

  /**
   * Returns the signal that {@code draft} means.
   *
   * @throws IllegalArgumentException if the draft lacks what its action needs
   */
  static Signal of(Draft draft) {
    return new Assembly(draft).signal();
  }

  private Signal signal() {
    return switch (draft.action()) {
      case ORDER -> order();
      case AMEND -> amend();
      case CANCEL -> new CancelSignal(header, draft.category(), instrument(), order(draft));
      case CANCEL_ALL -> new CancelAllSignal(header, draft.category(), draft.symbol());
      case CLOSE ->
          new CloseSignal(
              header, draft.category(), instrument(), size(), positionIdx(), expectPosition());
      case REDUCE ->
          new ReduceSignal(
              header,
              draft.category(),
              instrument(),
              size().orElseThrow(() -> lacks(Field.QTY)),
              positionIdx(),
              expectPosition());
      case REVERSE -> reverse();
      case TARGET -> target();
      case SET_TPSL ->
          new TpslSignal(
              header, draft.category(), instrument(), DraftExits.of(draft), positionIdx());
      case SET_LEVERAGE ->
          new LeverageSignal(
              header, draft.category(), instrument(), need(Field.LEVERAGE, BigDecimal.class));
      case TEST -> new TestSignal(header, draft.category(), draft.symbol());
    };
  }

  private OrderSignal order() {
    return new OrderSignal(
        header,
        draft.category(),
        instrument(),
        need(Field.SIDE, Side.class),
        draft.orderKind().orderType(),
        size().orElseThrow(() -> lacks(Field.QTY)),
        draft.decimal(Field.PRICE),
        trigger(),
        draft.get(Field.TIME_IN_FORCE, TimeInForce.class),
        draft.flag(Field.REDUCE_ONLY),
        DraftExits.of(draft),
        draft.decimal(Field.LEVERAGE),
        positionIdx(),
        expectPosition(),
        draft.decimal(Field.SIGNAL_PRICE),
        draft.decimal(Field.MAX_SLIPPAGE_PCT));
  }

  private AmendSignal amend() {
    return new AmendSignal(
        header,
        draft.category(),
        instrument(),
        order(draft),
        draft.decimal(Field.QTY),
        draft.decimal(Field.PRICE),
        draft.decimal(Field.TRIGGER_PRICE),
        DraftExits.of(draft));
  }

  private ReverseSignal reverse() {
    return new ReverseSignal(
        header,
        draft.category(),
        instrument(),
        draft.get(Field.SIDE, Side.class),
        size(),
        DraftExits.of(draft),
        expectPosition());
  }

  private TargetSignal target() {
    return new TargetSignal(
        header,
        draft.category(),
        instrument(),
        need(Field.TARGET_QTY, BigDecimal.class),
        DraftExits.of(draft),
        expectPosition());
  }

  private static SignalHeader header(Draft draft) {
    return new SignalHeader(
        draft.text(Field.SOURCE).orElseThrow(() -> lacks(Field.SOURCE)),
        draft.text(Field.ID).orElseThrow(() -> lacks(Field.ID)),
        draft.text(Field.ACCOUNT).orElse(SignalHeader.DEFAULT_ACCOUNT),
        draft.get(Field.TIME, Instant.class),
        draft.get(Field.VALID_UNTIL, Instant.class),
        draft.get(Field.MAX_AGE_S, Integer.class).map(Duration::ofSeconds),
        draft.text(Field.TAG),
        draft.flag(Field.DRY_RUN));
  }

  private String instrument() {
    return draft.symbol().orElseThrow(() -> lacks(Field.SYMBOL));
  }

  private Optional<Integer> positionIdx() {
    return draft.get(Field.POSITION_IDX, Integer.class);
  }

  private Optional<ExpectedPosition> expectPosition() {
    return draft.get(Field.EXPECT_POSITION, ExpectedPosition.class);
  }

  private Optional<Size> size() {
    return Arrays.stream(Size.Unit.values())
        .flatMap(
            unit ->
                draft.decimal(ModelFields.size(unit)).map(value -> new Size(unit, value)).stream())
        .findFirst();
  }

  private Optional<Trigger> trigger() {
    return draft
        .decimal(Field.TRIGGER_PRICE)
        .map(
            price ->
                new Trigger(
                    price,
                    draft.get(Field.TRIGGER_BY, PriceType.class).orElse(PriceType.LAST),
                    draft.get(Field.TRIGGER_DIRECTION, TriggerDirection.class)));
  }

  private static OrderRef order(Draft draft) {
    return Arrays.stream(OrderRef.Kind.values())
        .flatMap(
            kind ->
                draft
                    .text(ModelFields.reference(kind))
                    .map(name -> new OrderRef(kind, name))
                    .stream())
        .findFirst()
        .orElseThrow(() -> lacks(Field.REF));
  }

  private <T> T need(Field field, Class<T> type) {
    return draft.get(field, type).orElseThrow(() -> lacks(field));
  }

  private static IllegalArgumentException lacks(Field field) {
    return new IllegalArgumentException("the signal has no " + field.text());
  }
}
