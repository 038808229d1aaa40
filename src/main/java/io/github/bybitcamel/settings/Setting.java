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
  API_KEY("bybit.api-key", "", "text", "API key; better not by -D"),
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
  INBOX_MAX_BYTES("inbox.max-bytes", "4194304", "bytes", "largest signal file"),
  /** Most records of a signal file. */
  INBOX_MAX_RECORDS("inbox.max-records", "10000", "records", "most records of one file"),
  /** Age at which a file's signal is not sent any more. */
  INBOX_MAX_AGE("inbox.max-age", "300", "s", "older signals expire; a signal may say max_age_s"),
  /** The journal. */
  LEDGER_URL("ledger.url", "jdbc:sqlite:data/ledger.db", "JDBC URL", "the journal"),
  /** What the doctor looks at. */
  DOCTOR_SYMBOLS(
      "doctor.symbols", "BTCUSDT,ETHUSDT", "symbols, by comma", "linear contracts it looks at"),
  /** The paper exchange's port. */
  PAPER_PORT("paper.port", "8180", "port, 0: any", "the paper exchange"),
  /** What the paper exchange's prices are drawn from. */
  PAPER_SEED("paper.seed", "1", "integer, ≥ 0", "what the paper exchange's prices are drawn from"),
  /** What keeps the paper exchange over a restart. */
  PAPER_STATE("paper.state", "", "path", "keeps the paper exchange over a restart"),
  /** What the paper exchange's account owns at first. */
  PAPER_BALANCES("paper.balances", "USDT=100000", "coin=amount,…", "what it owns at first"),
  /** Whether the paper exchange refuses what the documentation does not name. */
  PAPER_STRICT("paper.strict", "true", "true, false", "whether it refuses unknown parameters"),
  /** Whether the paper exchange's rate limits hold. */
  PAPER_LIMITED("paper.limited", "true", "true, false", "whether its rate limits hold"),
  /** Where the paper exchange's prices and faults are steered from. */
  PAPER_CONTROL_PORT(
      "paper.control-port", "", "port, 0: any", "prices and faults by HTTP, no key; unset: off"),
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
  /** What the feeds remember. */
  FEEDS_URL("feeds.url", "", "JDBC URL", "what feeds remember; else beside the ledger"),
  /** How long journalled rows of feeds are kept. */
  FEEDS_KEEP("feeds.keep", "7", "days, ≥ 1", "how long rows wait for a sink that is down"),
  /** Where records are written. */
  DATA_DIRECTORY("data.directory", "data", "path", "where the sink file writes"),
  /** How long files of records are kept. */
  DATA_KEEP_DAYS("data.keep-days", "0", "days, 0: for ever", "how long files of records are kept"),
  /** Format of the file sink. */
  SINK_FILE_FORMAT("sink.file.format", "csv", "csv, jsonl", "what the sink file writes"),
  /** Database of the jdbc sink. */
  SINK_JDBC_URL(
      "sink.jdbc.url", "jdbc:sqlite:data/records.db", "JDBC URL", "SQLite or PostgreSQL of jdbc"),
  /** Its user. */
  SINK_JDBC_USER("sink.jdbc.user", "", "text", "its user"),
  /** The user's password. */
  SINK_JDBC_PASSWORD("sink.jdbc.password", "", "text", "its password; better not by -D"),
  /** Broker of the jms sink. */
  SINK_JMS_URL("sink.jms.broker-url", "tcp://localhost:61616", "Artemis URL", "the broker of jms"),
  /** Its user. */
  SINK_JMS_USER("sink.jms.user", "", "text", "its user"),
  /** The user's password. */
  SINK_JMS_PASSWORD("sink.jms.password", "", "text", "its password; better not by -D"),
  /** Where the jms sink sends to. */
  SINK_JMS_DESTINATION(
      "sink.jms.destination", "", "queue:… or topic:…", "where jms sends to; else queue:<feed>"),
  /** Brokers of the kafka sink. */
  SINK_KAFKA_BROKERS("sink.kafka.brokers", "localhost:9092", "host:port,…", "brokers of kafka"),
  /** Topic of the kafka sink. */
  SINK_KAFKA_TOPIC("sink.kafka.topic", "", "text", "topic of kafka; else the feed's name"),
  /** Receiver of the http sink. */
  SINK_HTTP_URL("sink.http.url", "", "http(s) URL", "receiver of http, a POST for each record"),
  /** What its requests are signed with. */
  SINK_HTTP_SECRET("sink.http.secret", "", "whsec_ and base64", "signs them; better not by -D"),
  /** Largest order. */
  MAX_ORDER_NOTIONAL(
      "risk.max-order-notional", "", "USD, > 0, none", "largest order; required on mainnet"),
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
  /** Whether signals are taken over HTTP. */
  HTTP_ENABLED(
      "http.enabled", "true", "true, false", "the door of signals, console, metrics and health"),
  /** Where HTTP listens. */
  HTTP_HOST("http.host", "127.0.0.1", "address", "where HTTP listens; 0.0.0.0: everywhere"),
  /** The HTTP door's port. */
  HTTP_PORT("http.port", "8080", "port, 0: any", "the HTTP door"),
  /** Largest body of a request. */
  HTTP_MAX_BYTES("http.max-bytes", "65536", "bytes", "largest body of a request"),
  /** Most connections. */
  HTTP_MAX_CONNECTIONS("http.max-connections", "2000", "connections, ≥ 1", "more wait outside"),
  /** How long a request may take to arrive. */
  HTTP_PATIENCE("http.patience", "10", "s", "how long a request may take to arrive whole"),
  /** Age at which a webhook's signal is not sent any more. */
  HTTP_MAX_AGE("http.max-age", "60", "s", "older signals by HTTP expire"),
  /** What TLS is made of. */
  HTTP_KEY_STORE("http.key-store", "", "path, PKCS 12", "certificate and key: turns on TLS"),
  /** Its password. */
  HTTP_KEY_STORE_PASSWORD("http.key-store-password", "", "text", "the key store's password"),
  /** Whose forwarded headers are believed. */
  HTTP_PROXIES("http.trusted-proxies", "", "addresses by comma", "whose X-Forwarded-For counts"),
  /** Who may send signals. */
  SIGNALS_TOKEN("signals.token", "", "text; two by comma", "who may send signals over HTTP"),
  /** Who may control. */
  OPERATOR_TOKEN("operator.token", "", "text; two by comma", "who may halt and resume over HTTP"),
  /** Which broker. */
  JMS_BROKER_URL("jms.broker-url", "", "Artemis URL", "turns on signals by JMS"),
  /** Another broker. */
  JMS_CONNECTION_FACTORY("jms.connection-factory", "", "bean", "the same for any other broker"),
  /** As whom. */
  JMS_USER("jms.user", "", "text", "as whom we connect to the broker"),
  /** Its password. */
  JMS_PASSWORD("jms.password", "", "text", "its password"),
  /** Where signals come from. */
  JMS_QUEUE("jms.queue", "signals", "name", "the queue signals come from"),
  /** How many read it. */
  JMS_CONSUMERS("jms.consumers", "1", "consumers, ≥ 1", "more need message groups by symbol"),
  /** Where outcomes are told. */
  JMS_RESULT_TOPIC("jms.result-topic", "", "name", "where every outcome is told"),
  /** Where trading is halted. */
  JMS_CONTROL_QUEUE("jms.control-queue", "", "name", "a message there halts trading"),
  /** Whether this machine may look at the console without a token. */
  CONSOLE_OPEN("console.open", "true", "true, false", "whether this machine looks without a token"),
  /** Who did what on the console. */
  AUDIT_FILE("console.audit-file", "data/audit.jsonl", "path", "who did what on the console"),
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
  /** Which exchange a named account is at. */
  ACCOUNT_ENVIRONMENT(
      "account.<name>.environment",
      "",
      "paper, testnet, demo, mainnet",
      "a further account: which exchange"),
  /** Another host of a named account. */
  ACCOUNT_BASE_URL("account.<name>.base-url", "", "http(s) URL", "its host, as bybit.base-url"),
  /** The key of a named account. */
  ACCOUNT_API_KEY("account.<name>.api-key", "", "text", "its API key; better not by -D"),
  /** The secret of a named account's key. */
  ACCOUNT_API_SECRET(
      "account.<name>.api-secret", "", "text or PEM", "its secret, as bybit.api-secret"),
  /** Who a source is: its tokens. */
  SOURCE_TOKEN(
      "source.<name>.token", "", "text; two by comma", "tokens of a named sender, ≥ 128 bit"),
  /** Who a source is: its signing secrets. */
  SOURCE_SECRET("source.<name>.secret", "", "whsec_…; two by comma", "signs its Standard Webhooks"),
  /** What the records of a source must carry. */
  SOURCE_BODY_SECRET(
      "source.<name>.body-secret", "", "text; two by comma", "what its field 'secret' must be"),
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
      "source.<name>.max-order-notional", "", "USD, > 0", "largest order of this source"),
  /** How often a source may ask. */
  SOURCE_RATE("source.<name>.rate", "", "requests per minute, ≥ 1", "more: 429; unset: any"),
  /** From where a source may ask. */
  SOURCE_ADDRESSES(
      "source.<name>.addresses", "", "addresses by comma", "from where it may ask; unset: any");

  /** Ending of the property that names a file in which the value of a secret stands. */
  static final String FILE = "-file";

  private static final Set<Setting> SECRETS =
      EnumSet.of(
          API_KEY,
          API_SECRET,
          ACCOUNT_API_KEY,
          ACCOUNT_API_SECRET,
          HTTP_KEY_STORE_PASSWORD,
          JMS_PASSWORD,
          SIGNALS_TOKEN,
          OPERATOR_TOKEN,
          SINK_JDBC_PASSWORD,
          SINK_JMS_PASSWORD,
          SINK_HTTP_SECRET,
          SOURCE_TOKEN,
          SOURCE_SECRET,
          SOURCE_BODY_SECRET);

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
  public static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
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
