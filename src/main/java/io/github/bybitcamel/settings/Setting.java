package io.github.bybitcamel.settings;

import java.util.Locale;
import java.util.Optional;

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
  /** Whose candles are polled. */
  KLINE_SYMBOLS("kline.symbols", "BTCUSDT,ETHUSDT", "list", "whose candles are polled"),
  /** How long candles are. */
  KLINE_INTERVALS(
      "kline.intervals",
      "1",
      "1, 3, 5, 15, 30, 60, 120, 240, 360, 720, D, W, M",
      "how long candles are"),
  /** Where candles go. */
  KLINE_SINKS("kline.sinks", "file", "list of sinks", "where candles go"),
  /** The first candle. */
  KLINE_BACKFILL_FROM("kline.backfill-from", "", "ISO time", "the first candle; else from now on"),
  /** When balances are polled. */
  BALANCE_CRON("balance.cron", "0 * * * * ?", "Quartz cron, UTC", "when balances are polled"),
  /** Where balances go. */
  BALANCE_SINKS("balance.sinks", "file", "list of sinks", "where balances go"),
  /** When positions are polled. */
  POSITION_CRON("position.cron", "0 * * * * ?", "Quartz cron, UTC", "when positions are polled"),
  /** Whose positions are polled. */
  POSITION_SETTLE_COINS(
      "position.settle-coins", "USDT,USDC", "list", "settle coins whose positions are polled"),
  /** Where positions go. */
  POSITION_SINKS("position.sinks", "file", "list of sinks", "where positions go"),
  /** Where alarms go. */
  ALARM_SINKS("alarm.sinks", "log", "list of sinks", "where alarms go"),
  /** What the file sink writes. */
  DATA_DIRECTORY("data.directory", "data", "path", "what the file sink writes"),
  /** What the feeds remember. */
  FEEDS_URL("feeds.url", "", "JDBC URL", "what feeds remember; else beside the ledger"),
  /** How long journalled rows of feeds are kept. */
  FEEDS_KEEP("feeds.keep", "7", "days, ≥ 1", "how long rows wait for a sink that is down"),
  /** Largest order. */
  MAX_ORDER_NOTIONAL(
      "risk.max-order-notional", "", "quote coin, > 0", "largest order; required on mainnet");

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

  /** Returns the property's name, for example {@code inbox.directory}. */
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

  /** Returns whether the value may be shown to nobody. */
  public boolean secret() {
    return this == API_KEY || this == API_SECRET;
  }
}
