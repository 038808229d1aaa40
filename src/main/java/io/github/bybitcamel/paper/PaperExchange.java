package io.github.bybitcamel.paper;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * <p>Over HTTP it is controlled on a port of its own, off unless {@link
 * PaperSettings#withControlPort} is used; {@code docs/paper-exchange.md} lists its paths.
 *
 * @see <a href="https://bybit-exchange.github.io/docs/v5/intro">Bybit V5: Introduction</a>
 */
public final class PaperExchange implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PaperExchange.class);
  private static final int WORKERS = 32;
  private static final long TICK = 250;

  private final PaperRecord record;
  private final PaperControl control;
  private final Counter counter;
  private final Floor floor;
  private final ExecutorService workers;
  private final ScheduledExecutorService ticker;
  private final HttpServer server;
  private final Optional<HttpServer> controlServer;

  private PaperExchange(PaperSettings settings, Clock injected) throws IOException {
    SkewedClock clock = new SkewedClock(injected);
    Optional<StateFile> file =
        settings.state().isEmpty()
            ? Optional.empty()
            : Optional.of(new StateFile(Path.of(settings.state())));
    Books books = books(settings, clock, file.flatMap(StateFile::load));
    Matching matching = new Matching(books);
    Lock lock = new Lock();
    Gates gates = Gates.of(settings);
    Faults faults = new Faults();
    Requests requests = new Requests();
    this.floor = new Floor(lock, books, matching, file);
    List<Endpoint> endpoints = endpoints(settings, books, matching, gates.key());
    Front front = new Front(settings.strict(), clock, gates, floor, endpoints);
    this.counter = new Counter(clock, front, requests, faults);
    this.record = new PaperRecord(lock, books, requests);
    this.control = new PaperControl(lock, books, matching, gates, faults, clock);
    this.workers = Executors.newFixedThreadPool(WORKERS, Threads.named("paper"));
    this.ticker = Executors.newSingleThreadScheduledExecutor(Threads.named("paper-tick"));
    this.server = listen(settings.port(), counter::serve);
    this.controlServer = control(settings.controlPort());
    startTicking();
  }

  /**
   * Starts an exchange.
   *
   * @param clock what the exchange takes for the time; the price walk follows it
   * @throws PortTakenException if a port cannot be bound
   * @throws UncheckedIOException if the state cannot be read
   */
  public static PaperExchange start(PaperSettings settings, Clock clock) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    try {
      return new PaperExchange(settings, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("port " + settings.port() + ": " + e.getMessage(), e);
    }
  }

  private static Books books(PaperSettings settings, Clock clock, Optional<State> saved) {
    long anchor = saved.map(State::anchor).orElseGet(clock::millis);
    Prices prices = new Prices(clock, settings.seed(), anchor);
    Catalogue catalogue = Catalogue.read(settings.syntheticSymbols());
    Books books = new Books(clock, catalogue, prices, settings.seed());
    saved.ifPresentOrElse(
        state -> state.into(books), () -> settings.balances().forEach(books.wallet()::add));
    return books;
  }

  private static List<Endpoint> endpoints(
      PaperSettings settings, Books books, Matching matching, KeyState key) {
    List<Endpoint> all = new ArrayList<>();
    all.addAll(new MarketEndpoints(books).all());
    all.addAll(new QuoteEndpoints(books).all());
    all.addAll(new OrderEndpoints(books, matching, settings.strict()).all());
    all.addAll(new OrderQueries(books).all());
    all.addAll(new PositionQueries(books, matching).all());
    all.addAll(new PositionEndpoints(books, matching).all());
    all.addAll(new HistoryEndpoints(books).all());
    all.addAll(new AccountEndpoints(books, matching.funds(), key).all());
    all.addAll(new KeyEndpoints(settings, books, key).all());
    all.addAll(new ReferenceEndpoints(books, matching.funds()).all());
    return all;
  }

  private HttpServer listen(int port, HttpHandler handler) throws IOException {
    HttpServer listening = bound(port);
    listening.createContext("/", handler);
    listening.setExecutor(workers);
    listening.start();
    return listening;
  }

  private static HttpServer bound(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new PortTakenException(port, e);
    }
  }

  /** What listens already must not go on alone. */
  private Optional<HttpServer> control(int port) throws IOException {
    if (port < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(listen(port, new ControlHandler(control, record)::serve));
    } catch (PortTakenException e) {
      server.stop(0);
      throw e;
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a tick that fails is logged by itself
  private void startTicking() {
    Runnable once =
        () -> {
          try {
            floor.tick();
          } catch (RuntimeException e) {
            LOG.error("a tick failed", e);
          }
        };
    ticker.scheduleAtFixedRate(once, TICK, TICK, TimeUnit.MILLISECONDS);
  }

  /** Returns where the exchange listens, for example {@code http://127.0.0.1:8180}. */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the port of the control over HTTP, -1 when it is off. */
  public int controlPort() {
    return controlServer.map(one -> one.getAddress().getPort()).orElse(-1);
  }

  /** Returns what the exchange saw and did. */
  public PaperRecord record() {
    return record;
  }

  /** Returns what changes the exchange from inside the process. */
  public PaperControl control() {
    return control;
  }

  /** Stops listening, cuts open connections, and saves the state if there is a file. */
  @Override
  public void close() {
    counter.close();
    ticker.shutdownNow();
    server.stop(0);
    controlServer.ifPresent(one -> one.stop(0));
    workers.shutdownNow();
    floor.save();
  }
}
