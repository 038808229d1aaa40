package io.github.bybitcamel.feed;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.settings.SinkNames;
import io.github.bybitcamel.sink.Retention;
import io.github.bybitcamel.sink.Sink;
import io.github.bybitcamel.sink.SinkFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All feeds of the program: declared by the routes, opened once the exchange is proven, polled by
 * the routes. Safe for use by several threads.
 */
public final class Feeds implements AutoCloseable {

  /** Alarms that nobody polls are not kept for ever. */
  private static final int MOST_EVENTS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

  private final FeedStore store;
  private final Exchange exchange;
  private final SinkFactory sinks;
  private final Alarm alarm;
  private final Optional<SignalSource> signals;
  private final Upkeep upkeep;
  private Set<String> assumed = Set.of();
  private Map<String, Map<String, String>> origins = Map.of();
  private volatile boolean visiting;
  private final DayAlarms events;
  private final Queue<AlarmFeed.Event> told = new ConcurrentLinkedQueue<>();
  private final Map<String, FeedSpec> declared = new LinkedHashMap<>();
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  private record Running(Feed feed, List<Courier> couriers, Poller poller) {

    String error(Courier courier) {
      return courier.error().isEmpty() ? poller.error() : courier.error();
    }
  }

  /**
   * Creates none yet. The store stays the caller's to close.
   *
   * @param signals what becomes of signals; empty where this program takes none
   * @param keep how long rows wait for a sink that is down
   * @param files watches files of records and removes old ones; empty where nobody does
   */
  public Feeds(
      FeedStore store,
      Exchange exchange,
      SinkFactory sinks,
      Alarm alarm,
      Optional<SignalSource> signals,
      Duration keep,
      Optional<Retention> files) {
    this.store = store;
    this.exchange = exchange;
    this.sinks = sinks;
    this.alarm = alarm;
    this.signals = signals;
    this.events = new DayAlarms(alarm, exchange.clock());
    this.upkeep = new Upkeep(store, keep, files, exchange.clock(), events, this::outlets);
  }

  /**
   * Says which symbols nobody has chosen: where the exchange does not list one of them, it is left
   * out instead of refused.
   */
  public synchronized void assume(Set<String> symbols) {
    assumed = Set.copyOf(symbols);
  }

  /**
   * Says that the store is another program's, whose sinks do not run here: what waits in it for
   * them is left as it is, however long.
   */
  public void visit() {
    visiting = true;
  }

  /**
   * Says by what parameters are set that the routes do not have themselves.
   *
   * @param origins by feed and parameter, for example {@code kline.sinks or KLINE_SINKS}
   */
  public synchronized void origins(Map<String, Map<String, String>> origins) {
    this.origins = Map.copyOf(origins);
  }

  /**
   * Declares a feed.
   *
   * @throws FeedException if there is one of that name
   */
  public synchronized void declare(FeedSpec spec) {
    FeedSpec other = declared.putIfAbsent(spec.name(), spec);
    if (other != null && !other.equals(spec)) {
      throw new FeedException("feed '%s' is declared twice".formatted(spec.name()));
    }
  }

  /**
   * Checks every feed that was declared, opens its sinks, and lets the carrying begin.
   *
   * @throws FeedException if one cannot run; the message says which, why, and what there is
   */
  public synchronized void open() {
    prepare();
    begin();
  }

  /**
   * Checks every feed that was declared, and opens its sinks; {@link #begin} is to follow.
   *
   * @throws FeedException if one cannot run; the message says which, why, and what there is
   */
  public synchronized void prepare() {
    FeedMaker maker =
        new FeedMaker(
            store, exchange, events, signals, told, this::progress, assumed, this::known, true);
    Map<String, String> taken = new HashMap<>();
    for (FeedSpec spec : declared.values()) {
      FeedParameters parameters =
          new FeedParameters(spec, origins.getOrDefault(spec.name(), Map.of()));
      List<String> names = sinks(parameters);
      Feed feed = maker.make(spec, parameters);
      parameters.refuseRest();
      refuseSame(spec, feed, names, taken);
      List<Courier> couriers = couriers(spec, parameters, feed, names);
      running.put(spec.name(), new Running(feed, couriers, poller(spec.name(), feed, couriers)));
    }
  }

  /** Who visits has chosen its symbols a moment ago, and waits for them. */
  private boolean known(Category category, String symbol) {
    return !visiting && new KnownSymbols(store).has(category, symbol);
  }

  /** Lets the carrying begin; does nothing after {@link #close}. */
  public synchronized void begin() {
    for (Running one : running.values()) {
      one.couriers().forEach(Courier::start);
      one.poller().start();
    }
  }

  private Poller poller(String name, Feed feed, List<Courier> couriers) {
    return new Poller(
        name,
        feed,
        alarm,
        () -> {
          couriers.forEach(Courier::wake);
          if (!visiting) {
            upkeep.run();
          }
        });
  }

  private Set<Outlets.Outlet> outlets() {
    Set<Outlets.Outlet> all = new HashSet<>();
    running.forEach(
        (name, one) ->
            one.couriers().forEach(c -> all.add(new Outlets.Outlet(name, c.sinkName()))));
    return all;
  }

  private static List<String> sinks(FeedParameters parameters) {
    List<String> names = SinkNames.of(parameters.text("sinks").orElse(""));
    if (names.isEmpty()) {
      throw parameters.refuse("sinks", "needs 'sinks'");
    }
    if (names.stream().map(SinkNames::kept).distinct().count() < names.size()) {
      throw parameters.refuse("sinks", "has two sinks that differ in their options only");
    }
    return names;
  }

  /** Two couriers of one series into one sink would move one cursor. */
  private static void refuseSame(
      FeedSpec spec, Feed feed, List<String> names, Map<String, String> taken) {
    for (String series : feed.series()) {
      for (String name : names) {
        String other = taken.putIfAbsent(series + " " + SinkNames.kept(name), spec.name());
        if (other != null) {
          throw new FeedException(
              "feed '%s': %s goes to %s by feed '%s' already"
                  .formatted(spec.name(), series, SinkNames.shown(name), other));
        }
      }
    }
  }

  private List<Courier> couriers(
      FeedSpec spec, FeedParameters parameters, Feed feed, List<String> names) {
    List<Courier> couriers = new ArrayList<>();
    for (String name : names) {
      couriers.add(
          new Courier(
              spec.name(), SinkNames.kept(name), sink(sinks, spec, parameters, name), feed, alarm));
    }
    return couriers;
  }

  /**
   * Returns the sinks that a feed names.
   *
   * @param origins by what its parameters are set, if its route does not have them itself
   * @throws FeedException if it names none
   */
  public static List<String> sinks(FeedSpec spec, Map<String, String> origins) {
    return sinks(new FeedParameters(spec, origins));
  }

  /**
   * Opens the sinks of a feed as {@link #open} does, and closes them again.
   *
   * @param origins by what its parameters are set, if its route does not have them itself
   * @throws FeedException if there is no such sink
   */
  public static void trySinks(FeedSpec spec, Map<String, String> origins, SinkFactory factory) {
    FeedParameters parameters = new FeedParameters(spec, origins);
    sinks(parameters).forEach(name -> sink(factory, spec, parameters, name).close());
  }

  private static Sink sink(
      SinkFactory sinks, FeedSpec spec, FeedParameters parameters, String name) {
    try {
      return sinks.open(name, spec.name());
    } catch (IllegalArgumentException e) {
      throw parameters.refuse("sinks", "sink '" + SinkNames.shown(name) + "': " + e.getMessage());
    }
  }

  /** Takes note of an alarm that was raised or cleared, for the feeds of alarms. */
  public void alarm(String code, String subject, String text, Instant since, boolean cleared) {
    if (told.size() < MOST_EVENTS) {
      told.add(
          new AlarmFeed.Event(code, subject, text, since, exchange.clock().instant(), cleared));
    }
  }

  /**
   * Lets a feed look whether there is something new. Where the exchange does not answer well, the
   * next poll comes.
   */
  public void poll(String name) {
    find(name).ifPresent(one -> one.poller().poll());
  }

  /** Lets a feed look as {@link #poll} does, and does not wait for it. */
  public void wake(String name) {
    find(name).ifPresent(one -> one.poller().wake());
  }

  private synchronized Optional<Running> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** Returns how far every series has come into every sink. */
  public List<Progress> progress() {
    List<Map.Entry<String, Running>> all =
        running.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    List<Progress> lines = new ArrayList<>();
    for (Map.Entry<String, Running> one : all) {
      for (Courier courier : one.getValue().couriers()) {
        lines.addAll(
            one.getValue()
                .feed()
                .progress(
                    store,
                    one.getKey(),
                    courier.sinkName(),
                    one.getValue().error(courier),
                    exchange.clock().instant()));
      }
    }
    return lines;
  }

  /** Returns what every series came to in every sink. */
  public synchronized List<SeriesResult> results() {
    return running.values().stream()
        .flatMap(
            one -> one.couriers().stream().flatMap(c -> one.feed().results(c.sinkName()).stream()))
        .sorted(Comparator.comparing(SeriesResult::toString))
        .toList();
  }

  /** Returns whether everything there was to carry has been carried. */
  public synchronized boolean idle() {
    return running.values().stream().flatMap(r -> r.couriers().stream()).allMatch(Courier::idle);
  }

  /** Ends the carrying, each piece under way first. What was not carried is carried next time. */
  @Override
  public synchronized void close() {
    List<Courier> all = running.values().stream().flatMap(r -> r.couriers().stream()).toList();
    all.forEach(Courier::stop);
    running.values().forEach(one -> one.poller().close());
    all.forEach(Courier::close);
    Set<Sink> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    all.forEach(courier -> opened.add(courier.sink()));
    opened.forEach(Sink::close);
    running.clear();
    LOG.debug("feeds closed");
  }
}
