package io.github.bybitcamel.paper;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Bybit V5 exchange on 127.0.0.1 that keeps a ledger: it checks signatures and rules, fills
 * market orders at a seeded price, lets limit orders rest, and triggers stops. Safe for use by
 * several threads.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/intro">Bybit V5: Introduction</a>
 */
public final class PaperExchange implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaperExchange.class);
  private static final int WORKERS = 32;
  private static final long TICK = 250;

  private final HttpServer server;
  private final ExecutorService workers;
  private final ScheduledExecutorService ticker;
  private final PaperRecord record;
  private final PaperControl control;
  private final Requests requests = new Requests();
  private final Clock clock;
  private final Front front;

  private PaperExchange(PaperSettings settings, Clock clock) throws IOException {
    this.clock = clock;
    Lock lock = new Lock();
    Catalogue catalogue = Catalogue.read(settings.syntheticSymbols());
    long anchor = Math.floorDiv(clock.millis(), Walk.CORNER) * Walk.CORNER;
    Prices prices = new Prices(clock, settings.seed(), anchor);
    Books books = new Books(clock, catalogue, prices, settings.seed());
    settings.balances().forEach(books.wallet()::add);
    Matching matching = new Matching(books);
    this.front = new Front(settings, clock, lock, matching, endpoints(books, matching));
    this.record = new PaperRecord(lock, books, requests);
    this.control = new PaperControl(lock, books, matching);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    this.workers = Executors.newFixedThreadPool(WORKERS, Threads.named("paper"));
    this.ticker = Executors.newSingleThreadScheduledExecutor(Threads.named("paper-tick"));
    server.createContext("/", this::serve);
    server.setExecutor(workers);
    server.start();
    tick(lock, matching);
  }

  /**
   * Starts an exchange.
   *
   * @param clock what the exchange takes for the time; the price walk follows it
   * @throws UncheckedIOException if the port cannot be bound
   */
  public static PaperExchange start(PaperSettings settings, Clock clock) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return new PaperExchange(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + settings.port() + ": " + e.getMessage(), e);
    }
  }

  private static List<Endpoint> endpoints(Books books, Matching matching) {
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new MarketEndpoints(books).all());
    all.addAll(new OrderEndpoints(books, matching).all());
    all.addAll(new OrderQueries(books).all());
    all.addAll(new PositionQueries(books, matching).all());
    all.addAll(new AccountEndpoints(books, matching.funds()).all());
    return all;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a tick that fails is logged by itself
  private void tick(Lock lock, Matching matching) {
    Runnable once =
        () -> {
          try {
            lock.hold(matching::tick);
          } catch (RuntimeException e) {
            LOG.error("a tick failed", e);
          }
        };
    ticker.scheduleAtFixedRate(once, TICK, TICK, TimeUnit.MILLISECONDS);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = Request.of(exchange);
      int place = requests.arrived(request, clock.instant());
      Answer answer = answer(request);
      requests.answered(place, answer.status(), answer.retCode());
      send(exchange, answer);
    }
  }

  private Answer answer(Request request) {
    try {
      return front.answer(request);
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", request.method(), request.path(), e);
      return Answer.plain(500, "500 Internal Server Error");
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Returns where the exchange listens, for example {@code http://127.0.0.1:8180}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns what the exchange saw and did. */
  public PaperRecord record() {
    return record;
  }

  /** Returns what changes the exchange from inside the process. */
  public PaperControl control() {
    return control;
  }

  /** Stops listening; open connections are cut. */
  @Override
  public void close() {
    ticker.shutdownNow();
    server.stop(0);
    workers.shutdownNow();
  }
}
