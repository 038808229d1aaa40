package io.github.bybitcamel.console;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.web.Token;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's page: servlets for whatever HTTP server carries them, and what keeps their data fresh.
 */
public final class Console implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final long TICK_MILLIS = 1000;
  private static final long ACCOUNT_MILLIS = 500;

  private final Parts parts;
  private final Audit audit;
  private final Optional<Token> operator;
  private final boolean open;
  private final Broadcaster broadcaster = new Broadcaster();
  private final EquityHistory equity = new EquityHistory();
  private final Today today;
  private final AccountWatch account;
  private final NowReader now;
  private final ScheduledExecutorService timer = timer();

  /**
   * Makes the console.
   *
   * @param operator proves who may act; empty where nobody may
   * @param open whether everybody of this machine may look
   */
  public Console(Parts parts, Audit audit, Optional<Token> operator, boolean open) {
    this.parts = parts;
    this.audit = audit;
    this.operator = operator;
    this.open = open;
    this.today = new Today(parts.ledger());
    this.account = new AccountWatch(parts.exchange(), equity, parts.clock());
    this.now = new NowReader(parts, today, account, broadcaster);
  }

  /** Begins to listen to the ledger and to look at the account. */
  public void start() {
    parts.ledger().onChange(this::changed);
    var unusedLoad =
        timer.scheduleWithFixedDelay(
            () -> quietly(() -> today.load(parts.clock().instant())),
            0,
            TICK_MILLIS,
            TimeUnit.MILLISECONDS);
    var unusedTick =
        timer.scheduleWithFixedDelay(
            () -> quietly(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    var unusedLook =
        timer.scheduleWithFixedDelay(
            () -> quietly(account::refresh), 0, ACCOUNT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void changed(Entry entry) {
    today.changed(entry);
    if (broadcaster.isWatched()) {
      broadcaster.tell("signal", SignalRow.of(entry));
    }
  }

  private void tick() {
    if (broadcaster.isWatched()) {
      broadcaster.tell("now", now.read());
    }
  }

  /** Returns what has to be asked before any of {@link #servlets}. */
  public Filter access() {
    return new AccessFilter(operator, open);
  }

  /** Returns every servlet by the path it is to be mounted at; {@code /api/events} is async. */
  public Map<String, HttpServlet> servlets() {
    return Map.of(
        "", new PageServlet(),
        "/console/*", new PageServlet(),
        "/api/*", new ReadServlet(answers()),
        "/api/do/*", new ActServlet(new Actions(parts).all(), audit),
        "/api/preview", new PreviewServlet(parts.door()),
        "/api/events", new EventsServlet(broadcaster, now::read),
        "/health/*", new Health(parts.unready(), parts.alarms()));
  }

  private Map<String, Function<ReadServlet.Query, Object>> answers() {
    SignalPages signals = new SignalPages(parts.ledger());
    Charts charts = new Charts(parts.exchange(), parts.clock());
    Symbols symbols = new Symbols(parts.exchange());
    return Map.ofEntries(
        Map.entry("now", query -> now.read()),
        Map.entry("signals", query -> signals.list(query.parameter())),
        Map.entry(
            "signal",
            query ->
                signals
                    .find(SignalPages.number(query.rest()))
                    .orElseThrow(() -> new BadRequestException("there is no such signal"))),
        Map.entry("account", query -> account.look()),
        Map.entry("equity", query -> equity.points()),
        Map.entry(
            "chart",
            query ->
                charts.chart(query.need("category"), query.need("symbol"), query.need("interval"))),
        Map.entry(
            "fills",
            query ->
                charts.fills(
                    Charts.category(query.need("category")), Charts.symbol(query.need("symbol")))),
        Map.entry("symbols", query -> symbols.of(query.need("category"))),
        Map.entry("feeds", query -> parts.feeds().map(FeedBoard::series)),
        Map.entry("routes", query -> parts.routes().get()),
        Map.entry("settings", query -> parts.settings().get()),
        Map.entry("audit", query -> audit.latest()));
  }

  /** Returns how many pages are open. */
  public int pages() {
    return broadcaster.clients();
  }

  /** Returns how many pages were let go because they did not keep up. */
  public long dropped() {
    return broadcaster.dropped();
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("the console goes on without: {}", e.toString());
    }
  }

  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            3,
            work -> {
              Thread thread = new Thread(work, "console");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Lets every page go. */
  @Override
  public void close() {
    timer.shutdownNow();
    broadcaster.close();
  }
}
