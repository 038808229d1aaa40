package io.github.bybitcamel.connector;

import io.github.bybitcamel.model.AccountInfo;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.model.AmendedOrder;
import io.github.bybitcamel.model.CancelRequest;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.Execution;
import io.github.bybitcamel.model.FeeRate;
import io.github.bybitcamel.model.FundingRate;
import io.github.bybitcamel.model.Instrument;
import io.github.bybitcamel.model.KeyInfo;
import io.github.bybitcamel.model.Kline;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.Order;
import io.github.bybitcamel.model.OrderAck;
import io.github.bybitcamel.model.OrderBook;
import io.github.bybitcamel.model.OrderName;
import io.github.bybitcamel.model.OrderRequest;
import io.github.bybitcamel.model.PlacedOrder;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SystemStatus;
import io.github.bybitcamel.model.Ticker;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.model.TradeOutcome;
import io.github.bybitcamel.model.TradingStop;
import io.github.bybitcamel.model.Transaction;
import io.github.bybitcamel.model.WalletBalance;
import io.github.bybitcamel.plan.RefusedException;
import io.github.bybitcamel.settings.Settings;
import io.github.bybitcamel.trade.NewOrder;
import io.github.bybitcamel.v5.CallPriority;
import io.github.bybitcamel.v5.V5Client;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account at Bybit, over V5. Orders pass the same rules, limits and {@code HALT} file as signals
 * do; unlike signals they are not journalled.
 *
 * <pre>{@code
 * try (BybitV5Connector bybit =
 *     BybitV5Connector.builder().setting("bybit.environment", "testnet").build()) {
 *   bybit.initialize();
 *   bybit.placeOrder(Map.of("symbol", "BTCUSDT", "side", "Buy", "qty", "0.01"));
 * }
 * }</pre>
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/intro">Bybit V5: Introduction</a>
 */
public final class BybitV5Connector implements ExchangeConnector {

  private static final Logger LOG = LoggerFactory.getLogger(BybitV5Connector.class);

  private final Settings settings;
  private final Line line;
  private final Function<V5Client, Session> wiring;
  private final Clock clock;
  private final AtomicReference<Optional<Running>> running =
      new AtomicReference<>(Optional.empty());

  /** What initialization made. */
  private record Running(Line.Open open, Session session, Threads threads) {}

  /**
   * Prepares a connector.
   *
   * @param wiring makes what calls through the client of the open line
   */
  BybitV5Connector(Settings settings, Line line, Function<V5Client, Session> wiring, Clock clock) {
    this.settings = settings;
    this.line = line;
    this.wiring = wiring;
    this.clock = clock;
  }

  /** Begins a connector with its settings from the environment. */
  public static BybitV5Builder builder() {
    return new BybitV5Builder();
  }

  @Override
  public String name() {
    return ExchangeConnectors.BYBIT_V5;
  }

  @Override
  public synchronized void initialize() {
    if (running.get().isEmpty()) {
      List<String> warnings = new ArrayList<>();
      Line.Open open = line.open(settings, clock, warnings);
      warnings.forEach(LOG::warn);
      try {
        Session session = wiring.apply(open.client());
        running.set(Optional.of(new Running(open, session, new Threads())));
      } catch (RuntimeException e) {
        open.closing().run();
        throw e;
      }
    }
  }

  @Override
  public synchronized void close() {
    Optional<Running> last = running.getAndSet(Optional.empty());
    last.ifPresent(
        all -> {
          all.threads().close();
          all.open().closing().run();
        });
  }

  private Running running() {
    return running
        .get()
        .orElseThrow(() -> new IllegalStateException("the connector is not initialized"));
  }

  private Session session() {
    return running().session();
  }

  @Override
  public <T> CompletableFuture<T> async(CallPriority priority, Supplier<T> call) {
    return running().threads().run(priority, call);
  }

  /** Reads first, at once: what lessens risk must not wait among what does not. */
  private <B, T> CompletableFuture<T> async(
      Supplier<B> reading, Function<B, Signal> meaning, Function<B, T> call) {
    B body;
    try {
      body = reading.get();
    } catch (RefusedException e) {
      return CompletableFuture.failedFuture(new CompletionException(e));
    }
    boolean first = meaning.apply(body).lessensRisk();
    CallPriority priority = first ? CallPriority.LESSENS_RISK : CallPriority.ORDER;
    return async(priority, () -> call.apply(body));
  }

  @Override
  public List<Kline> klines(
      Category category,
      String symbol,
      KlineInterval interval,
      PriceType priceType,
      Optional<Instant> from,
      Optional<Instant> to,
      int limit) {
    return session().market().klines(category, symbol, interval, priceType, from, to, limit);
  }

  @Override
  public OrderBook getOrderbook(Category category, String symbol, int limit) {
    return session().market().orderBook(category, symbol, limit);
  }

  @Override
  public Ticker getMarketData(Category category, String symbol) {
    return session().market().ticker(category, symbol);
  }

  @Override
  public List<Instrument> instruments(Category category) {
    return session().market().instruments(category, Optional.empty());
  }

  @Override
  public List<FundingRate> fundingHistory(
      Category category, String symbol, Optional<Instant> from, Optional<Instant> to) {
    return session().market().fundingHistory(category, symbol, from, to);
  }

  @Override
  public List<SystemStatus> systemStatus() {
    return session().market().systemStatus();
  }

  @Override
  public PlacedOrder placeOrder(Map<String, ?> fields) {
    return session().direct().place(session().requests().order(fields));
  }

  @Override
  public CompletableFuture<PlacedOrder> placeOrderAsync(Map<String, ?> fields) {
    return async(
        () -> session().requests().order(fields), NewOrder::signal, session().direct()::place);
  }

  @Override
  public PlacedOrder placeOrder(String json) {
    return session().direct().place(session().requests().order(json));
  }

  @Override
  public CompletableFuture<PlacedOrder> placeOrderAsync(String json) {
    return async(
        () -> session().requests().order(json), NewOrder::signal, session().direct()::place);
  }

  @Override
  public PlacedOrder placeOrder(OrderRequest order) {
    return session().direct().place(session().requests().order(order));
  }

  @Override
  public CompletableFuture<PlacedOrder> placeOrderAsync(OrderRequest order) {
    return async(
        () -> session().requests().order(order), NewOrder::signal, session().direct()::place);
  }

  @Override
  public AmendedOrder modifyOrder(Map<String, ?> fields) {
    return session().changes().amend(session().requests().amend(fields));
  }

  @Override
  public AmendedOrder modifyOrder(AmendRequest change) {
    return session().changes().amend(change);
  }

  @Override
  public OrderAck cancelOrder(CancelRequest cancel) {
    return session().changes().cancel(cancel);
  }

  @Override
  public List<OrderAck> cancelAllOrders(Category category, Optional<String> symbol) {
    return session().changes().cancelAll(category, symbol, Optional.empty());
  }

  @Override
  public Optional<Order> findOrder(Category category, String symbol, OrderName order) {
    return session().orders().find(category, symbol, order);
  }

  @Override
  public List<Order> openOrders(Category category, Optional<String> symbol) {
    return session().orders().open(category, symbol, Optional.empty());
  }

  @Override
  public List<Order> orderHistory(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    return session().orders().history(category, symbol, range);
  }

  @Override
  public List<Execution> executions(
      Category category,
      Optional<String> symbol,
      Optional<OrderName> order,
      Optional<TimeRange> range) {
    return session().orders().executions(category, symbol, order, range);
  }

  @Override
  public TradeOutcome executeTrade(Signal signal) {
    return session().signals().execute(session().requests().signal(signal));
  }

  @Override
  public CompletableFuture<TradeOutcome> executeTradeAsync(Signal signal) {
    return executeAsync(signal);
  }

  @Override
  public TradeOutcome executeTrade(String json) {
    return session().signals().execute(session().requests().signal(json));
  }

  @Override
  public CompletableFuture<TradeOutcome> executeTradeAsync(String json) {
    return executeAsync(json);
  }

  private CompletableFuture<TradeOutcome> executeAsync(Object body) {
    return async(
        () -> session().requests().signal(body), Function.identity(), session().signals()::execute);
  }

  @Override
  public List<Position> getPositions(Category category, Optional<String> symbol) {
    return session().positions().list(category, symbol, Optional.empty());
  }

  @Override
  public List<PlacedOrder> closePosition(Category category, String symbol) {
    return session().direct().close(session().requests().close(category, symbol, Optional.empty()));
  }

  @Override
  public void setLeverage(Category category, String symbol, BigDecimal leverage) {
    session().changes().setLeverage(category, symbol, leverage);
  }

  @Override
  public void setPositionMode(Category category, String symbol, PositionMode mode) {
    session().changes().switchMode(category, Optional.of(symbol), Optional.empty(), mode);
  }

  @Override
  public TradingStop setTradingStop(Map<String, ?> fields) {
    return session().changes().tradingStop(session().requests().tradingStop(fields));
  }

  @Override
  public TradingStop setTradingStop(TradingStop stop) {
    session().changes().tradingStop(stop);
    return stop;
  }

  @Override
  public List<ClosedPnl> closedPnl(
      Category category, Optional<String> symbol, Optional<TimeRange> range) {
    return session().positions().closedPnl(category, symbol, range);
  }

  @Override
  public WalletBalance getAccountBalance() {
    return session().account().wallet();
  }

  @Override
  public AccountInfo accountInfo() {
    return session().account().accountInfo();
  }

  @Override
  public KeyInfo keyInfo() {
    return session().account().keyInfo();
  }

  @Override
  public List<FeeRate> feeRates(Category category, Optional<String> symbol) {
    return session().account().feeRates(category, symbol);
  }

  @Override
  public List<Transaction> transactions(
      Optional<Category> category, Optional<String> currency, Optional<TimeRange> range) {
    return session().account().transactionLog(category, currency, range);
  }
}
