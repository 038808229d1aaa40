package io.github.bybitcamel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ExitLevel;
import io.github.bybitcamel.model.Exits;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.OrderType;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TimeInForce;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.PaperExchange;
import io.github.bybitcamel.paper.PaperSettings;
import io.github.bybitcamel.plan.OrderLinkIds;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.v5.LimitSettings;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5ClientFactory;
import io.github.bybitcamel.v5.V5Connection;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Request;
import io.github.bybitcamel.v5.V5Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds on the paper exchange, over the shipped way to it. */
@Timeout(60)
class FeedsTest {

  private static final Alarm SILENT =
      new Alarm() {
        @Override
        public void raise(String code, String subject, String text) {}

        @Override
        public void clear(String code, String subject) {}
      };

  @TempDir Path directory;
  private final SetClock clock = SetClock.ofThisMachine();
  private final Map<String, MemorySink> sinks = new HashMap<>();
  private PaperExchange exchange;
  private V5Connection connection;
  private ServerClock serverClock;
  private FeedStore store;
  private Feeds feeds;
  private V5Client asked;

  @BeforeEach
  void start() throws Exception {
    exchange = PaperExchange.start(PaperSettings.defaults(0), clock);
    Settings settings =
        Settings.of(
            Map.of(
                "BYBIT_BASE_URL", exchange.baseUrl().toString(),
                "BYBIT_API_KEY", "paper",
                "BYBIT_API_SECRET", "paper-secret",
                "RETRY_DEADLINE", "300"),
            Map.of(),
            Map.of(),
            LimitSettings.names());
    serverClock = new ServerClock(clock, System::nanoTime);
    connection =
        V5ClientFactory.find().open(settings, V5Settings.from(settings::find), serverClock, clock);
    serverClock.sync(new V5Market(connection)::serverTime);
    store = FeedStore.open(storeUrl());
    asked = connection;
  }

  /** Where the feeds keep what they remember. */
  String storeUrl() throws Exception {
    return "jdbc:sqlite:" + directory.resolve("feeds.db");
  }

  @AfterEach
  void stop() {
    if (feeds != null) {
      feeds.close();
    }
    store.close();
    connection.close();
    exchange.close();
  }

  @Test
  void showsBalancesAsOneSnapshot() {
    open("balance", Map.of("sinks", "one"));
    feeds.poll("balance");

    List<FeedRecord> rows = taken("one", 2);
    assertThat(rows.get(0).type()).isEqualTo(RecordTypes.ACCOUNT_BALANCE);
    assertThat(rows.get(1).value("coin")).isEqualTo("USDT");
    assertThat(rows.get(1).value("wallet_balance")).hasToString("100000");
    assertThat(rows.get(1).value("snapshot_ts")).isEqualTo(rows.get(0).value("snapshot_ts"));
  }

  @Test
  void saysOnceThatAPositionIsGoneAlsoOverARestart() {
    trade("Buy", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    assertThat(taken("one", 1).get(0).value("side")).isEqualTo("long");
    feeds.close();
    trade("Sell", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    feeds.poll("position");

    FeedRecord flat = taken("one", 2).get(1);
    assertThat(flat.value("side")).isEqualTo("flat");
    assertThat(flat.value("size")).hasToString("0");
    assertThat(flat.value("avg_price")).isNull();
    assertEverythingIsAccounted("position", "one", 2);
  }

  @Test
  void takesAFailedPageForNothing() {
    trade("Buy", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    taken("one", 1);
    exchange.control().fault(Fault.on("/v5/position/list", Fault.Kind.GARBAGE).nth(2).times(50));

    feeds.poll("position");
    assertThat(taken("one", 1)).hasSize(1);

    exchange.control().clearFaults();
    feeds.poll("position");
    assertThat(taken("one", 2)).extracting(row -> row.value("side")).containsOnly("long");
  }

  @Test
  void takesAnAnswerWithoutAListForNoneAtAll() {
    trade("Buy", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    taken("one", 1);

    asked = this::withoutList;
    feeds.poll("position");
    assertThat(new Journal(store, "position").counts("one").offered()).isEqualTo(1);

    asked = connection;
    feeds.poll("position");
    assertThat(taken("one", 2)).extracting(row -> row.value("side")).containsOnly("long");
  }

  @Test
  void doesNotGoOnBehindAnAnswerWithoutAList() {
    open("execution", Map.of("sinks", "one"));
    feeds.poll("execution");
    trade("Buy", "0.01");
    clock.forward(Duration.ofHours(2));
    serverClock.sync(new V5Market(connection)::serverTime);

    asked = this::withoutList;
    feeds.poll("execution");
    asked = connection;

    assertThat(polled("execution", "one", 1)).hasSize(1);
  }

  private V5Answer withoutList(V5Request request) {
    V5Answer answer = connection.call(request);
    ObjectNode result = answer.result().deepCopy();
    result.remove("list");
    return new V5Answer(
        answer.retCode(),
        answer.retMsg(),
        result,
        answer.retExtInfo(),
        answer.time(),
        answer.traceId());
  }

  @Test
  void deliversWhatIsSettledInTheOneCoinThatTheExchangeKnows() {
    asked = request -> withoutCoin("USDC", request);
    trade("Buy", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    assertThat(taken("one", 1).get(0).value("side")).isEqualTo("long");
    feeds.close();

    open("order", Map.of("sinks", "two", "backfillFrom", "2026-11-01"));
    assertThat(polled("order", "two", 1).get(0).value("status")).isEqualTo("Filled");
  }

  @Test
  void aRefusedCoinSaysNothingOfItsPositions() {
    trade("Buy", "0.01");
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    asked = request -> withoutCoin("USDT", request);
    feeds.poll("position");
    assertThat(new Journal(store, "position").counts("one").offered()).isEqualTo(1);

    asked = connection;
    trade("Sell", "0.01");
    feeds.poll("position");
    assertThat(taken("one", 2).get(1).value("side")).isEqualTo("flat");
  }

  /** As an exchange answers that has heard of no such coin. */
  private V5Answer withoutCoin(String coin, V5Request request) {
    if (coin.equals(request.parameters().get("settleCoin"))) {
      new V5Market(connection).ticker(Category.LINEAR, "UNKNOWN");
    }
    return connection.call(request);
  }

  @Test
  void tellsEveryFillOnceAndWhoseItIs() {
    trade("Buy", "0.01");
    open("execution", Map.of("sinks", "one", "backfillFrom", "2026-01-01"));
    feeds.poll("execution");
    feeds.poll("execution");
    trade("Sell", "0.02");

    List<FeedRecord> rows = polled("execution", "one", 2);
    assertThat(rows).extracting(row -> row.value("qty")).hasToString("[0.010, 0.020]");
    assertThat(rows).extracting(row -> row.value("foreign")).containsOnly(true);
    assertThat(rows).extracting(FeedRecord::key).doesNotHaveDuplicates();
    assertEverythingIsAccounted("execution", "one", 2);
  }

  @Test
  void tellsOursFromTheOrdersOfOthersByTheSameRuleInFillsAndOrders() {
    String ours = OrderLinkIds.of("default", "inbox", "a", 'a');
    place(named(ours, withPartialStop()));
    place(named("s1-long-7", Exits.NONE));
    open("execution", Map.of("sinks", "one", "backfillFrom", "2026-11-01"));
    List<FeedRecord> fills = polled("execution", "one", 2);
    feeds.close();
    open("order", Map.of("sinks", "two", "backfillFrom", "2026-11-01"));
    List<FeedRecord> orders = polled("order", "two", 3);

    for (List<FeedRecord> rows : List.of(fills, orders)) {
      assertThat(rows)
          .filteredOn(row -> row.value("foreign").equals(false))
          .extracting(row -> row.value("order_link_id"))
          .containsExactly(ours);
    }
    assertThat(orders)
        .filteredOn(row -> "PartialStopLoss".equals(row.value("stop_order_type")))
        .extracting(row -> row.value("parent_order_link_id"))
        .containsExactly(ours);
  }

  private static Exits withPartialStop() {
    ExitLevel stop = new ExitLevel(ExitLevel.Kind.PRICE, BigDecimal.ONE);
    return new Exits(
        Optional.empty(),
        Optional.of(stop),
        Optional.empty(),
        Optional.of(TpslMode.PARTIAL),
        PriceType.LAST,
        PriceType.LAST);
  }

  @Test
  void catchesUpWithFillsAfterAnOutageLongerThanAWindow() {
    open("execution", Map.of("sinks", "one"));
    feeds.poll("execution");
    trade("Buy", "0.01");
    clock.forward(Duration.ofDays(9));
    trade("Buy", "0.02");
    clock.forward(Duration.ofDays(9));
    serverClock.sync(new V5Market(connection)::serverTime);

    assertThat(polled("execution", "one", 2))
        .extracting(row -> row.value("qty"))
        .hasToString("[0.010, 0.020]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"execution", "order", "closed_pnl", "transaction"})
  void tellsWhatTheExchangeKeepsWhereMoreIsWanted(String history) {
    trade("Buy", "0.01");
    trade("Sell", "0.01");
    open(history, Map.of("sinks", "one", "backfillFrom", "2020-01-01"));

    assertThat(polled(history, "one", 1)).extracting(FeedRecord::key).doesNotHaveDuplicates();
  }

  @Test
  void aDeadSinkHoldsUpNobodyAndCatchesUp() {
    sinks.put("dead", new MemorySink());
    sinks.get("dead").down(true);
    open("execution", Map.of("sinks", "dead,alive"));
    feeds.poll("execution");
    trade("Buy", "0.01");
    feeds.poll("execution");
    trade("Buy", "0.02");

    polled("execution", "alive", 2);
    assertEverythingIsAccounted("execution", "alive", 2);
    assertThat(new Journal(store, "execution").counts("dead"))
        .isEqualTo(new Journal.Counts(2, 0, 0, 2));
    clock.forward(Duration.ofHours(1));
    assertThat(lag("alive")).isZero();
    assertThat(lag("dead")).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusMinutes(1));

    sinks.get("dead").down(false);
    taken("dead", 2);
    assertEverythingIsAccounted("execution", "dead", 2);
  }

  private Duration lag(String sink) {
    return feeds.progress().stream()
        .filter(one -> one.sink().equals(sink))
        .findFirst()
        .flatMap(Progress::lag)
        .orElseThrow();
  }

  /** A backfill by hand has the store of a desk, and not its sinks. */
  @Test
  void aVisitorLeavesWhatWaitsForSinksOfTheOwner() {
    sinks.put("dead", new MemorySink());
    sinks.get("dead").down(true);
    open("balance", Map.of("sinks", "dead"));
    feeds.poll("balance");
    feeds.close();
    clock.forward(Duration.ofDays(9));

    feeds = feeds();
    feeds.declare(new FeedSpec("ticker", "ticker", Map.of("sinks", "one", "symbols", "BTCUSDT")));
    feeds.visit();
    feeds.open();
    feeds.poll("ticker");

    assertThat(new Journal(store, "balance").counts("dead"))
        .isEqualTo(new Journal.Counts(2, 0, 0, 2));
  }

  @Test
  void keepsWhatASinkRefuses() {
    sinks.put("one", new MemorySink());
    sinks.get("one").refuses(row -> row.value("qty").toString().equals("0.020"));
    open("execution", Map.of("sinks", "one"));
    feeds.poll("execution");
    trade("Buy", "0.01");
    trade("Buy", "0.02");
    trade("Buy", "0.03");

    polled("execution", "one", 2);
    await()
        .untilAsserted(
            () ->
                assertThat(new Journal(store, "execution").counts("one"))
                    .isEqualTo(new Journal.Counts(3, 2, 1, 0)));
  }

  @Test
  void tellsOrdersBooksAndTickers() {
    trade("Buy", "0.01");
    open("order", Map.of("sinks", "one", "backfillFrom", "2026-11-01"));
    assertThat(polled("order", "one", 1).get(0).value("status")).isEqualTo("Filled");
    feeds.close();

    open("orderbook", Map.of("sinks", "two", "symbols", "BTCUSDT", "depth", "5"));
    feeds.poll("orderbook");
    assertThat(taken("two", 10)).extracting(row -> row.value("side")).contains("bid", "ask");
    feeds.close();

    open("ticker", Map.of("sinks", "three", "symbols", "BTCUSDT,ETHUSDT"));
    feeds.poll("ticker");
    assertThat(taken("three", 2)).extracting(row -> row.value("symbol")).contains("ETHUSDT");
  }

  @ParameterizedTest
  @CsvSource({"ticker, 1", "orderbook, 50"})
  void aDelistedSymbolSilencesNoneOfTheOthers(String what, int rows) {
    asked = request -> without("ETHUSDT", request);
    open(what, Map.of("sinks", "one", "symbols", "ETHUSDT,BTCUSDT,XRPUSDT"));
    feeds.poll(what);
    feeds.poll(what);

    assertThat(taken("one", 4 * rows))
        .extracting(row -> row.value("symbol"))
        .containsOnly("BTCUSDT", "XRPUSDT");
    assertThat(feeds.progress())
        .singleElement()
        .satisfies(one -> assertThat(one.error()).startsWith("ETHUSDT: GET /v5/market/" + what));
  }

  @Test
  void tellsASymbolWithoutATicker() {
    asked = request -> delisted("ETHUSDT", request) ? emptyList(request) : connection.call(request);
    open("ticker", Map.of("sinks", "one", "symbols", "ETHUSDT,BTCUSDT"));
    feeds.poll("ticker");

    assertThat(taken("one", 1).get(0).value("symbol")).isEqualTo("BTCUSDT");
    assertThat(feeds.progress().get(0).error()).contains("no ticker of ETHUSDT");
  }

  /** Each call of an exchange that is away takes as long as one waits for it. */
  @Test
  void asksNoFurtherWhereTheExchangeIsAway() {
    open("ticker", Map.of("sinks", "one", "symbols", "ETHUSDT,BTCUSDT"));
    List<String> symbols = new CopyOnWriteArrayList<>();
    asked =
        request -> {
          symbols.add(String.valueOf(request.parameters().get("symbol")));
          throw V5Exception.unanswered(request.endpoint(), "away", false);
        };
    feeds.poll("ticker");

    assertThat(symbols).containsExactly("ETHUSDT");
  }

  private V5Answer without(String symbol, V5Request request) {
    if (delisted(symbol, request)) {
      throw V5Exception.refused(
          request.endpoint(), 10001, "symbol invalid", OutcomeClass.BAD_REQUEST);
    }
    return connection.call(request);
  }

  private static boolean delisted(String symbol, V5Request request) {
    return symbol.equals(request.parameters().get("symbol"));
  }

  private V5Answer emptyList(V5Request request) {
    V5Answer answer = connection.call(request);
    ObjectNode result = answer.result().deepCopy();
    result.putArray("list");
    return new V5Answer(0, "OK", result, answer.retExtInfo(), answer.time(), answer.traceId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticker", "orderbook", "funding", "ohlcv"})
  void startsAgainThoughASymbolWasDelisted(String what) {
    Map<String, String> both = new HashMap<>(Map.of("sinks", "one", "symbols", "ETHUSDT,BTCUSDT"));
    if (List.of("funding", "ohlcv").contains(what)) {
      both.put("backfillFrom", clock.instant().minus(Duration.ofDays(1)).toString());
    }
    open(what, both);
    polled(what, "one", 2);
    await().until(() -> symbols("one").containsAll(List.of("BTCUSDT", "ETHUSDT")));
    feeds.close();
    exchange.control().status("ETHUSDT", "Closed");

    clock.forward(Duration.ofHours(8));
    serverClock.sync(new V5Market(connection)::serverTime);
    both.put("sinks", "two");
    open(what, both);

    polled(what, "two", 1);
    assertThat(symbols("two")).containsExactly("BTCUSDT");
    feeds.close();
    both.put("symbols", "BTCUSDT,ETHUSD");
    assertRefused(what, both, "unknown linear symbol 'ETHUSD'");
    both.put("symbols", "ETHUSDT");
    open(what, both);
  }

  private Set<Object> symbols(String sink) {
    return sinks.get(sink).taken().stream()
        .map(row -> row.value("symbol"))
        .collect(Collectors.toSet());
  }

  /** Who asks for its past by hand waits for it. */
  @Test
  void aVisitorIsToldThatASymbolWasDelisted() {
    Map<String, String> one = Map.of("sinks", "one", "symbols", "ETHUSDT");
    open("ticker", one);
    polled("ticker", "one", 1);
    feeds.close();
    exchange.control().status("ETHUSDT", "Closed");

    feeds = feeds();
    feeds.declare(new FeedSpec("ticker", "ticker", one));
    feeds.visit();

    assertThatThrownBy(feeds::open)
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("unknown linear symbol 'ETHUSDT'");
  }

  @Test
  void tellsClosedPnlAndTransactions() {
    trade("Buy", "0.01");
    trade("Sell", "0.01");
    open("closed_pnl", Map.of("sinks", "one", "backfillFrom", "2026-11-01"));
    assertThat(polled("closed_pnl", "one", 1).get(0).value("closed_size")).hasToString("0.010");
    feeds.close();

    open("transaction", Map.of("sinks", "two", "backfillFrom", "2026-11-01"));
    assertThat(polled("transaction", "two", 2)).extracting(FeedRecord::key).doesNotHaveDuplicates();
  }

  @Test
  void saysWhatVolumesCount() {
    String begin = clock.instant().minus(Duration.ofMinutes(5)).toString();
    open(
        "ohlcv",
        Map.of("sinks", "one", "category", "inverse", "symbols", "BTCUSD", "backfillFrom", begin));
    assertVolumeCounts("quote", polled("ohlcv", "one", 1).get(0), "volume", "turnover");
    feeds.close();

    open("ohlcv", Map.of("sinks", "two", "symbols", "BTCUSDT", "backfillFrom", begin));
    assertVolumeCounts("base", polled("ohlcv", "two", 1).get(0), "turnover", "volume");
  }

  /** What is quoted, by what is bought, is the price. */
  private static void assertVolumeCounts(
      String unit, FeedRecord candle, String quoted, String bought) {
    assertThat(candle.value("volume_unit")).isEqualTo(unit);
    BigDecimal price =
        decimal(candle, quoted).divide(decimal(candle, bought), MathContext.DECIMAL64);
    BigDecimal tolerance = new BigDecimal("1.001");
    assertThat(price)
        .isBetween(
            decimal(candle, "low").divide(tolerance, MathContext.DECIMAL64),
            decimal(candle, "high").multiply(tolerance));
  }

  private static BigDecimal decimal(FeedRecord row, String column) {
    return (BigDecimal) row.value(column);
  }

  @Test
  void refusesWhatMeansNothing() {
    assertRefused("blance", Map.of(), "feed 'blance' (blance): needs 'sinks'");
    assertRefused("blance", Map.of("sinks", "one"), "unknown kind; did you mean 'balance'?");
    assertRefused("balance", Map.of("sinks", "one", "symbols", "X"), "takes no symbols");
    assertRefused(
        "ticker", Map.of("sinks", "one", "symbols", "BTCUSD"), "unknown linear symbol 'BTCUSD'");
    assertRefused("balance", Map.of("sinks", "kafak"), "sink 'kafak': no such sink");
    for (String what : List.of("position", "order")) {
      assertRefused(
          what,
          Map.of("sinks", "one", "settleCoins", "USDT,USDTT"),
          "feed '%s' (%s): unknown settle coin 'USDTT'; did you mean 'USDT'?"
              .formatted(what, what));
      assertRefused(
          what, Map.of("sinks", "one", "settleCoins", "EUR"), "there are BTC, ETH, USDC, USDT");
      assertRefused(what, Map.of("sinks", "one", "settleCoins", ","), "needs 'settleCoins'");
    }
  }

  @Test
  void takesEverySettleCoinThatThereIs() {
    asked =
        request -> {
          assertThat(request.endpoint()).isEqualTo(V5Endpoint.POSITION_LIST);
          return connection.call(request);
        };
    open("position", Map.of("sinks", "one"));
    feeds.poll("position");
    feeds.close();

    asked = connection;
    open("position", Map.of("sinks", "one", "settleCoins", "USDT,BTC"));
  }

  private void assertRefused(String what, Map<String, String> parameters, String message) {
    assertThatThrownBy(() -> open(what, parameters))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining(message);
  }

  private void open(String what, Map<String, String> parameters) {
    feeds = feeds();
    feeds.declare(new FeedSpec(what, what, parameters));
    feeds.open();
  }

  private Feeds feeds() {
    Exchange seen =
        new Exchange(
            request -> asked.call(request), serverClock, clock, "default", OrderLinkIds::isOne);
    return new Feeds(
        store, seen, this::sink, SILENT, Optional.empty(), Duration.ofDays(7), Optional.empty());
  }

  private Sink sink(String name, String feed) {
    if (name.equals("kafak")) {
      throw new IllegalArgumentException("no such sink");
    }
    return sinks.computeIfAbsent(name, any -> new MemorySink());
  }

  private void trade(String side, String quantity) {
    place(market(side, quantity));
  }

  private void place(OrderRequest order) {
    new V5Orders(connection).create(order, Instant.MAX);
  }

  static OrderRequest market(String side, String quantity) {
    String name = "x" + UUID.randomUUID().toString().substring(0, 30);
    return market(name, side.equals("Buy") ? Side.BUY : Side.SELL, quantity, Exits.NONE);
  }

  private static OrderRequest named(String name, Exits exits) {
    return market(name, Side.BUY, "0.01", exits);
  }

  private static OrderRequest market(String name, Side side, String quantity, Exits exits) {
    return new OrderRequest(
        Category.LINEAR,
        "BTCUSDT",
        name,
        side,
        OrderType.MARKET,
        new BigDecimal(quantity),
        false,
        Optional.empty(),
        Optional.empty(),
        TimeInForce.IOC,
        false,
        false,
        0,
        exits);
  }

  /** What happened in the very millisecond of a poll may come with the next one. */
  private List<FeedRecord> polled(String feed, String sink, int count) {
    return await(sink)
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              feeds.poll(feed);
              return sinks.get(sink).taken();
            },
            rows -> rows.size() >= count);
  }

  private List<FeedRecord> taken(String sink, int count) {
    return await(sink)
        .atMost(Duration.ofSeconds(20))
        .until(() -> sinks.get(sink).taken(), rows -> rows.size() >= count);
  }

  private void assertEverythingIsAccounted(String feed, String sink, int rows) {
    await()
        .untilAsserted(
            () ->
                assertThat(new Journal(store, feed).counts(sink))
                    .isEqualTo(new Journal.Counts(rows, rows, 0, 0)));
    assertThat(sinks.get(sink).taken()).hasSize(rows);
  }
}
