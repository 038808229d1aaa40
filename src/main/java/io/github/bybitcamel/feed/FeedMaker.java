package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.FeedRecord;
import io.github.bybitcamel.model.KlineInterval;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.settings.DidYouMean;
import io.github.bybitcamel.v5.Parts;
import io.github.bybitcamel.v5.V5Account;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Market;
import io.github.bybitcamel.v5.V5Positions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes feeds of what the routes declare. */
final class FeedMaker {

  private static final Logger LOG = LoggerFactory.getLogger(FeedMaker.class);

  /** Taken without asking: an exchange may list nothing that is settled in one of them. */
  private static final List<String> COINS = List.of("USDT", "USDC");

  private static final int DEPTH = 25;
  private static final int MOST_DEPTH = 1000;

  private final FeedStore store;
  private final Exchange exchange;
  private final Alarm alarm;
  private final Optional<SignalSource> signals;
  private final Queue<AlarmFeed.Event> events;
  private final Supplier<List<Progress>> progress;
  private final Set<String> assumed;
  private final BiPredicate<Category, String> known;
  private final V5Client whole;
  private final KlineSource klines;
  private final Histories histories;
  private final Listing listing;
  private final Map<String, BiFunction<FeedSpec, FeedParameters, Feed>> kinds =
      Map.ofEntries(
          Map.entry("ohlcv", (spec, given) -> ohlcv(given)),
          Map.entry("balance", this::balance),
          Map.entry("position", this::position),
          Map.entry("ticker", this::ticker),
          Map.entry("orderbook", this::orderbook),
          Map.entry("execution", this::executions),
          Map.entry("order", this::orders),
          Map.entry("closed_pnl", this::closedPnl),
          Map.entry("transaction", this::transactions),
          Map.entry("funding", this::funding),
          Map.entry("signal_event", this::signalEvents),
          Map.entry("gap", (spec, given) -> new GapFeed(journal(spec), clock())),
          Map.entry("health", this::health),
          Map.entry("alarm", this::alarms));

  /**
   * Prepares to make feeds.
   *
   * @param known whether a symbol was fed before: if the exchange lists it no more, it is left out
   * @param waits whether an exchange that does not answer for a while is waited for
   */
  FeedMaker(
      FeedStore store,
      Exchange exchange,
      Alarm alarm,
      Optional<SignalSource> signals,
      Queue<AlarmFeed.Event> events,
      Supplier<List<Progress>> progress,
      Set<String> assumed,
      BiPredicate<Category, String> known,
      boolean waits) {
    this.progress = progress;
    this.assumed = assumed;
    this.known = known;
    this.store = store;
    this.exchange = exchange;
    this.alarm = alarm;
    this.signals = signals;
    this.events = events;
    V5Client client = new Unhurried(exchange.client());
    V5Market market = new V5Market(client);
    this.listing = new Listing(exchange.instruments(), waits);
    this.whole = new WholeOrNothing(client);
    this.histories = new Histories(new Noted(client, alarm, store, exchange.clock()), exchange);
    this.klines = new ExchangeKlines(market, exchange.serverClock());
  }

  Feed make(FeedSpec spec, FeedParameters given) {
    BiFunction<FeedSpec, FeedParameters, Feed> kind = kinds.get(spec.what());
    if (kind == null) {
      throw given.refuse("unknown kind; " + DidYouMean.hint(spec.what(), kinds.keySet()));
    }
    return kind.apply(spec, given);
  }

  private Feed ohlcv(FeedParameters given) {
    Category category = given.category();
    if (category == Category.OPTION) {
      throw given.refuse("the exchange has no candles of options");
    }
    Optional<Instant> from = given.time("backfillFrom");
    Optional<Instant> to = given.time("backfillTo");
    if (to.isPresent() && from.filter(to.get()::isAfter).isEmpty()) {
      throw given.refuse("ends before it begins");
    }
    List<KlineOrder> orders = new ArrayList<>();
    List<String> names = klineSymbols(given, category);
    List<PriceType> types = given.priceTypes();
    for (KlineInterval interval : given.intervals()) {
      for (String symbol : names) {
        for (PriceType type : types) {
          orders.add(order(new Series(category, symbol, interval, type), from, to));
        }
      }
    }
    return new KlineFeed(orders, klines, store, alarm);
  }

  private static KlineOrder order(Series series, Optional<Instant> from, Optional<Instant> to) {
    return to.isPresent()
        ? KlineOrder.stretch(series, from.orElseThrow(), to.get())
        : KlineOrder.live(series, from);
  }

  private List<String> symbols(FeedParameters given, Category category) {
    return listed(given, category, given.words("symbols"));
  }

  /** Symbols that nobody has chosen are left out where the exchange does not list them. */
  private List<String> klineSymbols(FeedParameters given, Category category) {
    List<String> names = new ArrayList<>(given.words("symbols"));
    if (category == Category.LINEAR && assumed.equals(Set.copyOf(names))) {
      Set<String> there = listing.symbols(category);
      if (names.removeIf(name -> !there.contains(name))) {
        LOG.warn("the exchange does not list all of {}: {} are polled", assumed, names);
      }
      if (names.isEmpty()) {
        throw given.refuse("symbols", "the exchange lists none of " + assumed);
      }
    }
    return listed(given, category, names);
  }

  /** What was fed before is no typo: a desk must start though one of its symbols was delisted. */
  private List<String> listed(FeedParameters given, Category category, List<String> names) {
    Set<String> there = listing.symbols(category);
    for (String name : names) {
      if (!there.contains(name)) {
        leaveOut(given, category, name, there);
      }
    }
    return names.stream().filter(there::contains).toList();
  }

  private void leaveOut(FeedParameters given, Category category, String name, Set<String> there) {
    if (!known.test(category, name)) {
      throw given.refuse(
          "symbols",
          "unknown %s symbol '%s'; %s"
              .formatted(category.text(), name, DidYouMean.hint(name, there)));
    }
    String gone =
        "the exchange lists %s symbol '%s' no more: it is left out; remove it from 'symbols'";
    LOG.warn(given.say("symbols", gone.formatted(category.text(), name)));
  }

  private List<String> settleCoins(FeedParameters given) {
    List<String> coins = given.words("settleCoins", String.join(",", COINS));
    if (!COINS.containsAll(coins)) {
      Set<String> known = new HashSet<>(COINS);
      known.addAll(
          Parts.all(
              List.of(Category.LINEAR, Category.INVERSE),
              category -> List.copyOf(listing.settleCoins(category))));
      for (String coin : coins) {
        if (!known.contains(coin)) {
          throw given.refuse(
              "settleCoins",
              "unknown settle coin '%s'; %s".formatted(coin, DidYouMean.hint(coin, known)));
        }
      }
    }
    return coins;
  }

  private Feed balance(FeedSpec spec, FeedParameters given) {
    Balances balances = new Balances(new V5Account(whole), exchange.account(), exchange.clock());
    return new SnapshotFeed(journal(spec), balances, exchange.clock());
  }

  private Feed position(FeedSpec spec, FeedParameters given) {
    List<PositionFeed.Scope> scopes = new ArrayList<>();
    List<String> coins = settleCoins(given);
    for (Category category : given.categories()) {
      switch (category) {
        case LINEAR ->
            coins.forEach(coin -> scopes.add(new PositionFeed.Scope(category, Optional.of(coin))));
        case INVERSE, OPTION -> scopes.add(new PositionFeed.Scope(category, Optional.empty()));
        case SPOT -> throw given.refuse("spot has no positions");
      }
    }
    return new PositionFeed(
        journal(spec),
        new V5Positions(whole),
        scopes,
        exchange.account(),
        exchange.serverClock(),
        exchange.clock());
  }

  private Feed ticker(FeedSpec spec, FeedParameters given) {
    MarketSnapshots snapshots = market(given);
    return market(spec, given, snapshots, snapshots::ticker);
  }

  private Feed orderbook(FeedSpec spec, FeedParameters given) {
    int depth = given.number("depth", DEPTH, MOST_DEPTH);
    MarketSnapshots snapshots = market(given);
    return market(spec, given, snapshots, symbol -> snapshots.book(symbol, depth));
  }

  private MarketSnapshots market(FeedParameters given) {
    return new MarketSnapshots(new V5Market(whole), given.category(), clock());
  }

  private Feed market(
      FeedSpec spec,
      FeedParameters given,
      MarketSnapshots snapshots,
      Function<String, List<FeedRecord>> look) {
    Category category = snapshots.category();
    return new MarketFeed(journal(spec), category, symbols(given, category), look, clock());
  }

  private Feed executions(FeedSpec spec, FeedParameters given) {
    return ofAccount(spec, given, byCategory(given, histories::executions));
  }

  private Feed orders(FeedSpec spec, FeedParameters given) {
    List<String> coins = settleCoins(given);
    return ofAccount(spec, given, byCategory(given, one -> histories.orders(one, coins)));
  }

  private Feed closedPnl(FeedSpec spec, FeedParameters given) {
    return ofAccount(spec, given, byCategory(given, histories::closedPnl));
  }

  private Feed transactions(FeedSpec spec, FeedParameters given) {
    return ofAccount(spec, given, Map.of("account", histories.transactions()));
  }

  private Feed funding(FeedSpec spec, FeedParameters given) {
    Category category = given.category();
    Map<String, History> all = new HashMap<>();
    for (String symbol : symbols(given, category)) {
      all.put(category.text() + "/" + symbol, histories.funding(category, symbol));
    }
    return history(spec, given, all, Optional.empty());
  }

  private Feed signalEvents(FeedSpec spec, FeedParameters given) {
    SignalSource source =
        signals.orElseThrow(() -> given.refuse("there are no signals in this program"));
    return new SignalFeed(journal(spec), source, exchange.clock());
  }

  private Feed health(FeedSpec spec, FeedParameters given) {
    return new SnapshotFeed(journal(spec), new Health(progress, clock()), clock());
  }

  private Clock clock() {
    return exchange.clock();
  }

  private Feed alarms(FeedSpec spec, FeedParameters given) {
    return new AlarmFeed(journal(spec), events, exchange.clock());
  }

  private static Map<String, History> byCategory(
      FeedParameters given, Function<Category, History> history) {
    Map<String, History> all = new HashMap<>();
    given.categories().forEach(category -> all.put(category.text(), history.apply(category)));
    return all;
  }

  private Feed ofAccount(FeedSpec spec, FeedParameters given, Map<String, History> all) {
    return history(spec, given, all, Optional.of(Histories.KEPT));
  }

  private Feed history(
      FeedSpec spec, FeedParameters given, Map<String, History> all, Optional<Duration> kept) {
    return new HistoryFeed(
        journal(spec),
        all,
        given.time("backfillFrom"),
        kept,
        exchange.serverClock(),
        exchange.clock());
  }

  private Journal journal(FeedSpec spec) {
    return new Journal(store, spec.name());
  }
}
