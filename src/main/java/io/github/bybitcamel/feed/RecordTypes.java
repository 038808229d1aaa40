package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Column;
import io.github.bybitcamel.model.Column.Kind;
import io.github.bybitcamel.model.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of records that feeds deliver, with every column. Times are epoch milliseconds. */
public final class RecordTypes {

  /** A closed candle. */
  public static final RecordType OHLCV =
      type(
          "ohlcv",
          "exchange category symbol interval price_type timestamp:i close_time:i open:d high:d"
              + " low:d close:d volume:d turnover:d volume_unit closed:f revision:i source"
              + " received_at:i",
          "exchange category symbol interval price_type timestamp",
          "exchange category symbol interval",
          "timestamp");

  /** What an account holds of a coin at one moment. */
  public static final RecordType BALANCE =
      type(
          "balance",
          "account account_type coin equity:d wallet_balance:d locked:d borrow_amount:d"
              + " accrued_interest:d unrealised_pnl:d cum_realised_pnl:d order_im:d position_im:d"
              + " position_mm:d usd_value:d snapshot_ts:i venue_ts:i received_at:i",
          "account coin snapshot_ts",
          "account",
          "snapshot_ts");

  /** What an account is worth at one moment, in USD. */
  public static final RecordType ACCOUNT_BALANCE =
      type(
          "account_balance",
          "account account_type total_equity:d total_wallet_balance:d total_margin_balance:d"
              + " total_available_balance:d total_perp_upl:d total_initial_margin:d"
              + " total_maintenance_margin:d im_rate:d mm_rate:d snapshot_ts:i venue_ts:i"
              + " received_at:i",
          "account snapshot_ts",
          "account",
          "snapshot_ts");

  /** What is open in a symbol, or that nothing is open there any more, at one moment. */
  public static final RecordType POSITION =
      type(
          "position",
          "account category symbol position_idx:i side size:d qty_signed:d avg_price:d"
              + " mark_price:d position_value:d leverage:d liq_price:d unrealised_pnl:d"
              + " cur_realised_pnl:d cum_realised_pnl:d take_profit:d stop_loss:d trailing_stop:d"
              + " position_im:d position_mm:d adl_rank:i position_status is_reduce_only:f seq:i"
              + " created_ts:i updated_ts:i snapshot_ts:i received_at:i",
          "account category symbol position_idx snapshot_ts",
          "account category",
          "snapshot_ts");

  /** An order as the exchange knows it; a later state of it has a higher revision. */
  public static final RecordType ORDER =
      type(
          "order",
          "account category symbol order_id order_link_id foreign:f side order_type status qty:d"
              + " filled_qty:d avg_price:d price:d trigger_price:d take_profit:d stop_loss:d"
              + " reduce_only:f position_idx:i stop_order_type parent_order_link_id reject_reason"
              + " created_ts:i updated_ts:i revision:i received_at:i",
          "account order_id",
          "account category",
          "created_ts");

  /** A fill, or what the exchange books like one. */
  public static final RecordType EXECUTION =
      type(
          "execution",
          "account category symbol exec_id order_id order_link_id foreign:f side exec_type price:d"
              + " qty:d value:d fee:d fee_coin is_maker:f closed_size:d exec_ts:i received_at:i",
          "account exec_id",
          "account category",
          "exec_ts");

  /** What closing a position brought in. */
  public static final RecordType CLOSED_PNL =
      type(
          "closed_pnl",
          "account category symbol order_id side closed_size:d entry_price:d exit_price:d"
              + " closed_pnl:d leverage:d created_ts:i updated_ts:i revision:i received_at:i",
          "account category symbol order_id created_ts",
          "account category",
          "created_ts");

  /** What moved the balance of a coin. */
  public static final RecordType TRANSACTION =
      type(
          "transaction",
          "account id trade_id type currency category symbol change:d cash_flow:d funding:d fee:d"
              + " balance:d order_id order_link_id transaction_ts:i received_at:i",
          "account id trade_id currency",
          "account",
          "transaction_ts");

  /** What a perpetual paid. */
  public static final RecordType FUNDING =
      type(
          "funding",
          "exchange category symbol funding_ts:i rate:d received_at:i",
          "exchange category symbol funding_ts",
          "exchange category symbol",
          "funding_ts");

  /** One price of the order book at one moment. */
  public static final RecordType ORDERBOOK =
      type(
          "orderbook",
          "exchange category symbol side level:i price:d qty:d update_id:i snapshot_ts:i"
              + " received_at:i",
          "exchange category symbol snapshot_ts side level",
          "exchange category symbol",
          "snapshot_ts");

  /** The market's latest figures for a symbol. */
  public static final RecordType TICKER =
      type(
          "ticker",
          "exchange category symbol last_price:d mark_price:d index_price:d bid_price:d ask_price:d"
              + " high_24h:d low_24h:d volume_24h:d turnover_24h:d change_24h:d funding_rate:d"
              + " next_funding_ts:i snapshot_ts:i received_at:i",
          "exchange category symbol snapshot_ts",
          "exchange category symbol",
          "snapshot_ts");

  /**
   * One step of a signal on its way to its end. A ledger that was put back gives sequences anew:
   * the time tells their steps apart.
   */
  public static final RecordType SIGNAL_EVENT =
      type(
          "signal_event",
          "account source id sequence:i step:i leg symbol action state reason order_link_id"
              + " order_id filled_qty:d avg_price:d event_ts:i received_at:i",
          "account sequence step leg event_ts",
          "account",
          "event_ts");

  /**
   * A hole in a candle series that the exchange did not give, and what became of it. Where parts of
   * it come to different ends, the first keeps the key, and ends where the next begins.
   */
  public static final RecordType GAP =
      type(
          "gap",
          "series sink from_ts:i to_ts:i status attempts:i detected_ts:i closed_ts:i",
          "series sink from_ts detected_ts",
          "",
          "detected_ts");

  /** How far a feed has come into a sink at one moment. */
  public static final RecordType HEALTH =
      type(
          "health",
          "series sink watermark_ts:i gaps:i delivered:i pending:i dead:i error snapshot_ts:i",
          "series sink snapshot_ts",
          "",
          "snapshot_ts");

  /** Something that needs a person, or does not any more. */
  public static final RecordType ALARM =
      type(
          "alarm",
          "alarm_ts:i severity code subject text since:i cleared:f",
          "code subject since cleared",
          "",
          "alarm_ts");

  private static final Map<String, RecordType> BY_NAME =
      Stream.of(
              OHLCV,
              BALANCE,
              ACCOUNT_BALANCE,
              POSITION,
              ORDER,
              EXECUTION,
              CLOSED_PNL,
              TRANSACTION,
              FUNDING,
              ORDERBOOK,
              TICKER,
              SIGNAL_EVENT,
              GAP,
              HEALTH,
              ALARM)
          .collect(Collectors.toUnmodifiableMap(RecordType::name, Function.identity()));

  private RecordTypes() {}

  /** Returns the names of all types. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /**
   * Returns the type of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RecordType of(String name) {
    RecordType type = BY_NAME.get(name);
    if (type == null) {
      throw new IllegalArgumentException("no record type " + name);
    }
    return type;
  }

  private static RecordType type(
      String name, String columns, String key, String folders, String time) {
    return new RecordType(
        name,
        1,
        words(columns).stream().map(RecordTypes::column).toList(),
        words(key),
        words(folders),
        time);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? new ArrayList<>() : Arrays.asList(text.split(" ", -1));
  }

  private static Column column(String text) {
    String[] parts = text.split(":", 2);
    String kind = parts.length == 1 ? "" : parts[1];
    return new Column(
        parts[0],
        switch (kind) {
          case "i" -> Kind.INTEGER;
          case "d" -> Kind.DECIMAL;
          case "f" -> Kind.FLAG;
          default -> Kind.TEXT;
        });
  }
}
