package io.github.bybitcamel.signal;

import static io.github.bybitcamel.signal.Field.ACCOUNT;
import static io.github.bybitcamel.signal.Field.ACTION;
import static io.github.bybitcamel.signal.Field.CATEGORY;
import static io.github.bybitcamel.signal.Field.DRY_RUN;
import static io.github.bybitcamel.signal.Field.EQUITY_PCT;
import static io.github.bybitcamel.signal.Field.EXPECT_POSITION;
import static io.github.bybitcamel.signal.Field.ID;
import static io.github.bybitcamel.signal.Field.LEVERAGE;
import static io.github.bybitcamel.signal.Field.MAX_AGE_S;
import static io.github.bybitcamel.signal.Field.MAX_SLIPPAGE_PCT;
import static io.github.bybitcamel.signal.Field.META;
import static io.github.bybitcamel.signal.Field.ORDER_ID;
import static io.github.bybitcamel.signal.Field.ORDER_LINK_ID;
import static io.github.bybitcamel.signal.Field.ORDER_TYPE;
import static io.github.bybitcamel.signal.Field.POSITION_IDX;
import static io.github.bybitcamel.signal.Field.POSITION_PCT;
import static io.github.bybitcamel.signal.Field.PRICE;
import static io.github.bybitcamel.signal.Field.QTY;
import static io.github.bybitcamel.signal.Field.QUOTE_QTY;
import static io.github.bybitcamel.signal.Field.REDUCE_ONLY;
import static io.github.bybitcamel.signal.Field.REF;
import static io.github.bybitcamel.signal.Field.REPLAY_OF;
import static io.github.bybitcamel.signal.Field.RISK_PCT;
import static io.github.bybitcamel.signal.Field.SCHEMA;
import static io.github.bybitcamel.signal.Field.SECRET;
import static io.github.bybitcamel.signal.Field.SIDE;
import static io.github.bybitcamel.signal.Field.SIGNAL_PRICE;
import static io.github.bybitcamel.signal.Field.SL_TRIGGER_BY;
import static io.github.bybitcamel.signal.Field.SOURCE;
import static io.github.bybitcamel.signal.Field.STOP_LOSS;
import static io.github.bybitcamel.signal.Field.STOP_LOSS_OFFSET;
import static io.github.bybitcamel.signal.Field.STOP_LOSS_PCT;
import static io.github.bybitcamel.signal.Field.SYMBOL;
import static io.github.bybitcamel.signal.Field.TAG;
import static io.github.bybitcamel.signal.Field.TAKE_PROFIT;
import static io.github.bybitcamel.signal.Field.TAKE_PROFIT_OFFSET;
import static io.github.bybitcamel.signal.Field.TAKE_PROFIT_PCT;
import static io.github.bybitcamel.signal.Field.TARGET_QTY;
import static io.github.bybitcamel.signal.Field.TIME;
import static io.github.bybitcamel.signal.Field.TIME_IN_FORCE;
import static io.github.bybitcamel.signal.Field.TPSL_MODE;
import static io.github.bybitcamel.signal.Field.TP_TRIGGER_BY;
import static io.github.bybitcamel.signal.Field.TRAILING_OFFSET;
import static io.github.bybitcamel.signal.Field.TRIGGER_BY;
import static io.github.bybitcamel.signal.Field.TRIGGER_DIRECTION;
import static io.github.bybitcamel.signal.Field.TRIGGER_PRICE;
import static io.github.bybitcamel.signal.Field.VALID_UNTIL;

import io.github.bybitcamel.model.Category;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which fields each action takes and needs, and in which categories it exists: the one table. */
final class ActionTable {

  /** What every action takes. */
  static final Set<Field> HEADER =
      setOf(
          SCHEMA,
          ID,
          SOURCE,
          TIME,
          VALID_UNTIL,
          MAX_AGE_S,
          ACTION,
          ACCOUNT,
          CATEGORY,
          SYMBOL,
          TAG,
          DRY_RUN,
          REPLAY_OF,
          META,
          SECRET);

  static final Set<Field> REFERENCE = setOf(ORDER_ID, ORDER_LINK_ID, REF);
  static final Set<Field> OPENING_SIZES = setOf(QTY, QUOTE_QTY, EQUITY_PCT, RISK_PCT);
  static final Set<Field> CLOSING_SIZES = setOf(QTY, POSITION_PCT);
  static final Set<Field> TAKE_PROFITS = setOf(TAKE_PROFIT, TAKE_PROFIT_PCT, TAKE_PROFIT_OFFSET);
  static final Set<Field> STOP_LOSSES = setOf(STOP_LOSS, STOP_LOSS_PCT, STOP_LOSS_OFFSET);
  static final Set<Field> LEVELS = union(TAKE_PROFITS, STOP_LOSSES, setOf(TRAILING_OFFSET));

  private static final Set<Field> EXIT_TERMS = setOf(TPSL_MODE, TP_TRIGGER_BY, SL_TRIGGER_BY);
  private static final Set<Field> EXITS = union(LEVELS, EXIT_TERMS);
  private static final Set<Field> ENTRY =
      setOf(
          SIDE,
          ORDER_TYPE,
          PRICE,
          TRIGGER_PRICE,
          TRIGGER_BY,
          TRIGGER_DIRECTION,
          TIME_IN_FORCE,
          REDUCE_ONLY,
          LEVERAGE,
          POSITION_IDX,
          EXPECT_POSITION,
          SIGNAL_PRICE,
          MAX_SLIPPAGE_PCT);

  /** What an amendment can change. */
  static final Set<Field> CHANGES =
      union(setOf(QTY, PRICE, TRIGGER_PRICE), TAKE_PROFITS, STOP_LOSSES);

  private static final Set<Field> HOLDING = setOf(POSITION_IDX, EXPECT_POSITION);
  private static final Set<Category> CONTRACTS =
      EnumSet.of(Category.LINEAR, Category.INVERSE, Category.OPTION);
  private static final Set<Category> FUTURES = EnumSet.of(Category.LINEAR, Category.INVERSE);
  private static final Set<Category> ALL = EnumSet.allOf(Category.class);

  private static final Map<Action, Line> LINES = new EnumMap<>(Action.class);

  static {
    put(Action.ORDER, ALL, setOf(SYMBOL, SIDE), ENTRY, OPENING_SIZES, EXITS);
    // An order keeps its tpsl_mode: to change it is to send the order anew.
    put(Action.AMEND, ALL, setOf(SYMBOL), REFERENCE, CHANGES, setOf(TP_TRIGGER_BY, SL_TRIGGER_BY));
    put(Action.CANCEL, ALL, setOf(SYMBOL), REFERENCE);
    put(Action.CANCEL_ALL, ALL, setOf());
    put(Action.CLOSE, CONTRACTS, setOf(SYMBOL), CLOSING_SIZES, HOLDING);
    put(Action.REDUCE, CONTRACTS, setOf(SYMBOL), CLOSING_SIZES, HOLDING);
    put(
        Action.REVERSE,
        CONTRACTS,
        setOf(SYMBOL),
        OPENING_SIZES,
        EXITS,
        setOf(SIDE, EXPECT_POSITION));
    put(
        Action.TARGET,
        CONTRACTS,
        setOf(SYMBOL, TARGET_QTY),
        EXITS,
        setOf(TARGET_QTY, EXPECT_POSITION));
    put(Action.SET_TPSL, FUTURES, setOf(SYMBOL), EXITS, setOf(POSITION_IDX));
    put(Action.SET_LEVERAGE, FUTURES, setOf(SYMBOL, LEVERAGE), setOf(LEVERAGE));
    put(Action.TEST, ALL, setOf());
  }

  /** What the spot market has no word for. */
  static final Set<Field> NOT_ON_SPOT =
      union(
          EXIT_TERMS,
          setOf(
              TRIGGER_BY,
              TRIGGER_DIRECTION,
              TRAILING_OFFSET,
              LEVERAGE,
              POSITION_IDX,
              EXPECT_POSITION));

  private record Line(Set<Category> categories, Set<Field> needs, Set<Field> takes) {}

  private ActionTable() {}

  /** Returns whether {@code action} takes {@code field}. */
  static boolean takes(Action action, Field field) {
    return HEADER.contains(field) || LINES.get(action).takes().contains(field);
  }

  /** Returns the fields without which {@code action} means nothing. */
  static Set<Field> needs(Action action) {
    return LINES.get(action).needs();
  }

  /** Returns the categories in which {@code action} exists. */
  static Set<Category> categories(Action action) {
    return LINES.get(action).categories();
  }

  @SafeVarargs
  private static void put(
      Action action, Set<Category> categories, Set<Field> needs, Set<Field>... takes) {
    LINES.put(action, new Line(categories, needs, union(takes)));
  }

  private static Set<Field> setOf(Field... fields) {
    Set<Field> set = EnumSet.noneOf(Field.class);
    Collections.addAll(set, fields);
    return Collections.unmodifiableSet(set);
  }

  @SafeVarargs
  private static Set<Field> union(Set<Field>... sets) {
    Set<Field> union = EnumSet.noneOf(Field.class);
    for (Set<Field> set : sets) {
      union.addAll(set);
    }
    return Collections.unmodifiableSet(union);
  }
}
