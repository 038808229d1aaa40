package io.github.bybitcamel.settings;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that an operator may turn. This list is the only one: the README's table, the defaults
 * in {@code routes/} and what is refused as unknown are tested against it.
 */
public enum Setting {
  /** Which exchange. */
  ENVIRONMENT("bybit.environment", "", "paper, testnet, demo, mainnet", "which exchange"),
  /** Which exchange, in the older way. */
  TESTNET("bybit.testnet", "", "true, false", "true: testnet, false: mainnet"),
  /** Another host. */
  BASE_URL("bybit.base-url", "", "http(s) URL", "another host of the environment; alone: loopback"),
  /** The key. */
  API_KEY("bybit.api-key", "", "text", "API key; environment variable or file only"),
  /** The key's secret. */
  API_SECRET(
      "bybit.api-secret", "", "text or PEM", "its secret; HMAC, or RSA when it is a PEM key"),
  /** Where the key is mounted. */
  API_KEY_FILE("bybit.api-key-file", "", "path", "reads the key from a mounted file"),
  /** Where the secret is mounted. */
  API_SECRET_FILE("bybit.api-secret-file", "", "path", "reads the secret from a mounted file"),
  /** How old a signed request may be. */
  RECV_WINDOW("bybit.recv-window", "5000", "ms, 1000 – 60000", "how old a signed request may be"),
  /** How long a connection may take. */
  CONNECT_TIMEOUT("v5.connect-timeout", "3000", "ms", "how long connecting may take"),
  /** How long an answer may take. */
  RESPONSE_TIMEOUT("v5.response-timeout", "5000", "ms", "how long an answer may take"),
  /** Patience with our own limiter. */
  LIMITS_PATIENCE("limits.patience", "60", "s", "how long a call may wait for our own limits"),
  /** Whether rate limits are kept. */
  LIMITS_ENABLED("limits.enabled", "true", "true, false", "whether rate limits are kept"),
  /** Requests of our address. */
  LIMITS_IP("limits.ip", "570", "per 5 s", "requests from this address, over everything"),
  /** Kept free of a window. */
  LIMITS_GUARD("limits.guard", "2", "ms, 0 – 1000", "kept free of each window of a second"),
  /** How long a host is left alone. */
  LIMITS_BAN("limits.ban", "600", "s", "how long a host is left alone that answered 403"),
  /** How long a call is repeated. */
  RETRY_DEADLINE("retry.deadline", "10000", "ms", "how long a call that may be is repeated"),
  /** First pause. */
  RETRY_FIRST_PAUSE("retry.first-pause", "200", "ms", "before the second attempt; doubles"),
  /** Longest pause. */
  RETRY_LONGEST_PAUSE("retry.longest-pause", "2000", "ms", "how far the pauses grow"),
  /** Proof of absence. */
  ORDERS_ABSENCE("orders.absence", "30", "s", "an order absent so long was never placed"),
  /** Signal files. */
  INBOX_DIRECTORY("inbox.directory", "inbox", "path", "where signal files are dropped"),
  /** Rhythm of looking into the inbox. */
  INBOX_DELAY("inbox.delay", "5", "ms, ≥ 1", "rhythm of looking into the inbox"),
  /** Quiet time of CSV and JSON Lines files. */
  INBOX_SETTLE(
      "inbox.settle", "250", "ms, ≥ 0", ".csv and .jsonl are taken once quiet for so long"),
  /** What one refused record does to its file. */
  INBOX_ON_ERROR(
      "inbox.on-error", "reject_file", "reject_file, reject_row", "what one refused record does"),
  /** Largest signal file. */
  INBOX_MAX_BYTES("inbox.max-bytes", "10485760", "bytes", "largest signal file"),
  /** Most records of a signal file. */
  INBOX_MAX_RECORDS("inbox.max-records", "100000", "records", "most records of one file"),
  /** Age at which a file's signal is not sent any more. */
  INBOX_MAX_AGE("inbox.max-age", "300", "s", "older signals expire; a signal may say max_age_s"),
  /** The journal. */
  LEDGER_URL("ledger.url", "jdbc:sqlite:data/ledger.db", "JDBC URL", "the journal"),
  /** The paper exchange's port. */
  PAPER_PORT("paper.port", "8180", "port, 0: any", "the paper exchange"),
  /** What the paper exchange's prices are drawn from. */
  PAPER_SEED("paper.seed", "1", "integer", "what the paper exchange's prices are drawn from"),
  /** Largest order. */
  MAX_ORDER_NOTIONAL(
      "risk.max-order-notional", "", "quote coin, > 0", "largest order; required on mainnet"),
  /** Largest position. */
  MAX_POSITION_NOTIONAL(
      "risk.max-position-notional", "", "USD, none", "largest position; mainnet: 10 × order"),
  /** All positions. */
  MAX_TOTAL_NOTIONAL(
      "risk.max-total-notional", "", "USD, none", "all positions together; mainnet: 20 × order"),
  /** Orders in the books. */
  MAX_OPEN_ORDERS("risk.max-open-orders", "", "orders, none", "orders in the books; mainnet: 50"),
  /** Distance of a price from the market. */
  PRICE_COLLAR(
      "risk.price-collar", "", "%, none", "how far through the market a price may be; mainnet: 5"),
  /** Movement since the sender looked. */
  MAX_SLIPPAGE(
      "risk.max-slippage", "", "%, none", "how far from signal_price it may be; mainnet: 2"),
  /** Pace of a minute. */
  ORDERS_PER_MINUTE("risk.orders-per-minute", "", "orders, none", "in any minute; mainnet: 60"),
  /** Pace of an hour. */
  ORDERS_PER_HOUR("risk.orders-per-hour", "", "orders, none", "in any hour; mainnet: 600"),
  /** Pace of a day. */
  ORDERS_PER_DAY("risk.orders-per-day", "", "orders, none", "in any 24 hours; mainnet: 3000"),
  /** Loss of a day. */
  DAILY_LOSS("risk.daily-loss", "", "USD, none", "what a UTC day may cost; mainnet: 1 × order"),
  /** Greatest leverage. */
  MAX_LEVERAGE("risk.max-leverage", "", "multiple, none", "of a symbol; mainnet: 10"),
  /** Whether entries need a stop. */
  REQUIRE_STOP("risk.require-stop", "false", "true, false", "whether an entry needs stop_loss"),
  /** Pause between orders of a symbol. */
  COOL_DOWN("risk.cool-down", "0", "s, ≥ 0", "from one order of a symbol to the next"),
  /** Allowed categories. */
  RISK_CATEGORIES("risk.categories", "", "list, none", "which may be traded; mainnet: no option"),
  /** Allowed symbols. */
  RISK_SYMBOLS("risk.symbols", "", "list, none", "which may be traded; empty: all"),
  /** Allowed actions. */
  RISK_ACTIONS("risk.actions", "", "list, none", "which may open risk; empty: all"),
  /** Age of market and account data. */
  RISK_DATA_AGE("risk.data-age", "5000", "ms, ≥ 100", "older prices and positions deny"),
  /** Age of the day's result. */
  RISK_DAY_AGE("risk.day-age", "60", "s, ≥ 1", "an older day's result denies"),
  /** Unknown fates that stop trading. */
  TRIP_UNKNOWNS(
      "risk.trip-unknowns", "", "orders, none", "of unknown fate in 10 min halt; mainnet: 5"),
  /** Refusals that stop trading. */
  TRIP_REJECTS("risk.trip-rejects", "", "orders, none", "refused in a row halt; mainnet: 10"),
  /** Clock offset that stops trading. */
  TRIP_CLOCK("risk.trip-clock", "", "ms, none", "off the exchange's clock halts; mainnet: 1000"),
  /** Whether a day's loss stops trading. */
  TRIP_DAILY_LOSS(
      "risk.trip-daily-loss", "", "true, false", "a day's loss halts for good; mainnet: true"),
  /** How long nobody may be heard. */
  DEAD_MAN(
      "risk.dead-man", "", "min", "without a heartbeat: reduce-only and cancel all; unset: off"),
  /** Who a source is: its tokens. */
  SOURCE_TOKEN(
      "source.<name>.token", "", "text; two by comma", "tokens of a named sender, ≥ 128 bit"),
  /** Who a source is: its signing secrets. */
  SOURCE_SECRET("source.<name>.secret", "", "whsec_…; two by comma", "signs its Standard Webhooks"),
  /** What a source writes. */
  SOURCE_FORMAT("source.<name>.format", "signal", "name", "a file of config/formats/"),
  /** What a source may trade. */
  SOURCE_SYMBOLS("source.<name>.symbols", "", "names by comma", "symbols it may name; unset: all"),
  /** What a source may ask. */
  SOURCE_ACTIONS("source.<name>.actions", "", "names by comma", "actions it may ask; unset: all"),
  /** Which categories a source may trade. */
  SOURCE_CATEGORIES(
      "source.<name>.categories", "", "names by comma", "categories it may trade; unset: all"),
  /** Largest order of a source. */
  SOURCE_MAX_ORDER(
      "source.<name>.max-order-notional", "", "quote coin, > 0", "largest order of this source"),
  /** How often a source may ask. */
  SOURCE_RATE("source.<name>.rate", "600", "requests per minute, ≥ 1", "above it: 429"),
  /** From where a source may ask. */
  SOURCE_ADDRESSES(
      "source.<name>.addresses", "", "addresses by comma", "from where it may ask; unset: any");

  /** Ending of the property that names a file in which the value of a secret stands. */
  static final String FILE = "-file";

  private static final Set<Setting> SECRETS =
      EnumSet.of(API_KEY, API_SECRET, SOURCE_TOKEN, SOURCE_SECRET);

  private final String property;
  private final String defaultText;
  private final String range;
  private final String meaning;

  Setting(String property, String defaultText, String range, String meaning) {
    this.property = property;
    this.defaultText = defaultText;
    this.range = range;
    this.meaning = meaning;
  }

  /**
   * Returns the property's name, for example {@code inbox.directory}, or {@code
   * source.<name>.token} for one of each name that an operator gives.
   */
  public String property() {
    return property;
  }

  /** Returns the environment variable's name, for example {@code INBOX_DIRECTORY}. */
  public String variable() {
    return variable(property);
  }

  /** Returns the name of the environment variable that stands for a property. */
  static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  /** Returns the default; empty where there is none. */
  public Optional<String> defaultText() {
    return Optional.of(defaultText).filter(text -> !text.isEmpty());
  }

  /** Returns unit and range, for people. */
  public String range() {
    return range;
  }

  /** Returns what it does, for people. */
  public String meaning() {
    return meaning;
  }

  /** Returns whether the value may be shown to nobody. It may stand in a file of its own. */
  public boolean secret() {
    return SECRETS.contains(this);
  }
}
