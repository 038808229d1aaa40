package io.github.bybitcamel.bench;

import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.model.SignalState;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Signals over HTTP into one packed program, for both rows that need it: first one after the other
 * to the exchange, beside a bare hook and bare commits, then as many as it takes, beside bare
 * Jetty.
 *
 * <p>The quota is raised on both sides, kept and never met, so that the program can be warmed as
 * long as its floors.
 */
final class HttpRun {

  private static final String TOKEN = "bench-token-0123456789abcdef";
  private static final int CONNECTIONS = 64;
  private static final int[] LEVELS = {1, 16, CONNECTIONS};
  private static final int[] ONLY_MOST = {CONNECTIONS};
  private static final int QUOTA = 10_000;
  private static final int GROUP = 10;
  private static final String[] WARM_SYMBOLS = {"BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"};
  private static final String[] WARM_QUANTITIES = {"0.001", "0.01", "0.1", "20"};

  private final List<Double> hook = new ArrayList<>();
  private final List<Double> commit = new ArrayList<>();
  private final List<Double> durable = new ArrayList<>();
  private final Map<Integer, List<Load.Seen>> taken = new TreeMap<>();
  private final Map<Integer, List<Load.Seen>> jetty = new TreeMap<>();
  private final AtomicLong number = new AtomicLong();
  private boolean begun;
  private String missing = "it could not be measured; see the row before";

  /** Makes the measurements, unless they were made. */
  void once(Lab lab) throws IOException, InterruptedException, SQLException {
    if (!begun) {
      begun = true;
      run(lab);
    }
  }

  private void run(Lab lab) throws IOException, InterruptedException, SQLException {
    Path directory = lab.directory("http");
    Program.clear(directory);
    int port = StandIn.freePort();
    int jettyPort = StandIn.freePort();
    int hookPort = StandIn.freePort();
    try (Paper paper = Paper.start(lab.directory("http-exchange"), false);
        Relay relay = Relay.start(paper.baseUrl())) {
      raiseQuota(paper.control());
      Map<String, String> settings =
          Map.of(
              "HTTP_ENABLED",
              "true",
              "HTTP_PORT",
              "" + port,
              "SIGNALS_TOKEN",
              TOKEN,
              "LIMITS_IP",
              "100000",
              "LIMITS_QUOTA_ORDER_CREATE_FUTURES",
              "" + QUOTA);
      try (Program program = Program.start(directory, relay.baseUrl(), List.of(), settings);
          Child bareHook =
              BareJetty.start(lab.directory("hook"), hookPort, List.of(relay.baseUrl()));
          Child bareJetty = BareJetty.start(lab.directory("jetty"), jettyPort, List.of())) {
        await(program.process(), port);
        awaitReady(port);
        await(bareHook, hookPort);
        await(bareJetty, jettyPort);
        Load orders = load(port, HttpRun::order);
        warm(lab.form(), program.process(), relay, orders, WARM_SYMBOLS.length, number);
        Load hooks = load(hookPort, HttpRun::order);
        warm(lab.form(), bareHook, relay, hooks, 1, new AtomicLong());
        awaitRest(directory);
        latency(lab, relay, new RawCommits(directory), port, hookPort);
        try {
          warm(lab.form(), bareJetty, load(jettyPort, HttpRun::test), new AtomicLong());
          warm(lab.form(), program.process(), load(port, HttpRun::test), number);
          throughput(lab.form(), program.process(), port, jettyPort);
        } catch (IOException e) {
          missing = "failed: " + e.getMessage();
        }
        program.process().kill();
      }
    }
    count(directory);
  }

  private static void raiseQuota(URI control) throws IOException {
    HttpURLConnection http = (HttpURLConnection) control.resolve("/quota").toURL().openConnection();
    http.setDoOutput(true);
    try (OutputStream out = http.getOutputStream()) {
      out.write(
          "{\"path\":\"/v5/order/create\",\"perSecond\":%d}"
              .formatted(QUOTA)
              .getBytes(StandardCharsets.UTF_8));
    }
    if (http.getResponseCode() != 200) {
      throw new IOException("the quota was not raised: " + http.getResponseCode());
    }
  }

  private static void await(Child process, int port) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end && process.alive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        Waits.pause(20);
      }
    }
    throw new IOException("nobody listens on " + port + "; logs are in target/bench");
  }

  /**
   * The door opens before the exchange has accepted the program, and takes no signals until then.
   */
  private static void awaitReady(int port) throws IOException {
    URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      if (((HttpURLConnection) ready.toURL().openConnection()).getResponseCode() == 200) {
        return;
      }
      Waits.pause(50);
    }
    throw new IOException("not ready; logs are in target/bench");
  }

  private static Load load(int port, LongFunction<String> body) {
    return new Load(URI.create("http://127.0.0.1:" + port), TOKEN, body);
  }

  private static String order(long n) {
    int market = (int) (n % WARM_SYMBOLS.length);
    return order(n, WARM_SYMBOLS[market], WARM_QUANTITIES[market]);
  }

  private static String order(long n, String symbol, String quantity) {
    return "{\"id\":\"h%d\",\"symbol\":\"%s\",\"side\":\"%s\",\"qty\":\"%s\"}"
        .formatted(n, symbol, n / WARM_SYMBOLS.length % 2 == 0 ? "buy" : "sell", quantity);
  }

  private static String test(long n) {
    return "{\"id\":\"t%d\",\"action\":\"test\"}".formatted(n);
  }

  /** A door takes orders until it is warm; every one of them has arrived then. */
  private static void warm(
      Form form, Child process, Relay relay, Load load, int connections, AtomicLong number)
      throws IOException, InterruptedException {
    WarmUp.of(
        form,
        process,
        form.warmHooks(),
        () -> {
          int sent = load.run(connections, Duration.ofSeconds(1), number).nanos().size();
          for (int i = 0; i < sent; i++) {
            if (relay.arrivals().poll(60, TimeUnit.SECONDS) == null) {
              throw new IOException(i + " orders came of " + sent);
            }
          }
          return sent;
        });
  }

  /**
   * Waits until no order of the warming is followed any more: of several hundred a second, which no
   * quota allows, some hundred would still be looked up while others are measured.
   */
  private static void awaitRest(Path directory) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    try (LedgerView ledger = Ledgers.openReadOnly(url(directory))) {
      while (ledger.counts().keySet().stream().anyMatch(SignalState::isOpen)) {
        if (System.nanoTime() > end) {
          throw new IOException("orders are still followed: " + ledger.counts());
        }
        Waits.pause(100);
      }
    }
  }

  private static String url(Path directory) {
    return "jdbc:sqlite:" + directory.resolve("data/ledger.db");
  }

  private void latency(Lab lab, Relay relay, RawCommits raw, int port, int hookPort)
      throws IOException, InterruptedException, SQLException {
    try (raw;
        Load.Line ours = load(port, HttpRun::order).open();
        Load.Line bare = load(hookPort, HttpRun::order).open()) {
      for (int i = 0; i < lab.form().files(); i++) {
        String signal = order(number.incrementAndGet(), "BTCUSDT", "0.001");
        durable.add(toFirstByte(ours, signal, relay));
        Waits.pause(10);
        hook.add(toFirstByte(bare, signal, relay));
        commit.add(raw.commit(signal) / 1e6);
        Waits.pause(10);
      }
    }
  }

  private static double toFirstByte(Load.Line line, String signal, Relay relay)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    line.send(signal);
    Long arrived = relay.arrivals().poll(60, TimeUnit.SECONDS);
    if (arrived == null) {
      throw new IOException("no order came of " + signal);
    }
    return (arrived - start) / 1e6;
  }

  /** What the program has taken it goes on carrying; the floor is not to wait for that. */
  private void throughput(Form form, Child program, int port, int jettyPort)
      throws IOException, InterruptedException {
    for (int round = 0; round < form.rounds(); round++) {
      for (int connections : round % 3 == 0 ? LEVELS : ONLY_MOST) {
        Load floor = load(jettyPort, HttpRun::test);
        program.standStill();
        try {
          seen(jetty, connections, floor.run(connections, form.slice(), new AtomicLong()));
        } finally {
          program.goOn();
        }
        Load ours = load(port, HttpRun::test);
        seen(taken, connections, ours.run(connections, form.slice(), number));
      }
    }
  }

  private static void seen(Map<Integer, List<Load.Seen>> all, int connections, Load.Seen one) {
    all.computeIfAbsent(connections, any -> new ArrayList<>()).add(one);
  }

  private static void warm(Form form, Child process, Load load, AtomicLong number)
      throws IOException, InterruptedException {
    WarmUp.of(
        form,
        process,
        form.warmSignals(),
        () -> load.run(CONNECTIONS, form.slice(), number).nanos().size());
  }

  /** Nothing is measured where something was lost: every 202 stands in the ledger after a kill. */
  private void count(Path directory) throws IOException {
    try (Ledger ledger = Ledgers.open(url(directory))) {
      long kept = ledger.counts().values().stream().mapToLong(Long::longValue).sum();
      if (kept != number.get()) {
        throw new IOException("answered 202: " + number + ", in the ledger: " + kept);
      }
    }
  }

  /** Returns the way to the exchange, measured ÷ floor, for each ten signals. */
  Measured latency() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i + GROUP <= durable.size(); i += GROUP) {
      ratios.add(
          median(durable, i, i + GROUP)
              / (median(commit, i, i + GROUP) + median(hook, i, i + GROUP)));
    }
    return Measured.of(
        ratios,
        "%d signals: %.2f ÷ (%.2f + %.2f) ms"
            .formatted(
                durable.size(),
                Spread.of(durable).median(),
                Spread.of(commit).median(),
                Spread.of(hook).median()));
  }

  private static double median(List<Double> all, int from, int to) {
    return Spread.of(all.subList(from, to)).median();
  }

  /** Returns signals a second with most connections, measured ÷ floor, for each round. */
  Measured throughput() {
    if (taken.isEmpty()) {
      return Measured.none(missing);
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < taken.get(CONNECTIONS).size(); i++) {
      ratios.add(
          taken.get(CONNECTIONS).get(i).perSecond() / jetty.get(CONNECTIONS).get(i).perSecond());
    }
    String levels =
        Arrays.stream(LEVELS)
            .mapToObj(n -> "%d: %s ÷ %s".formatted(n, text(taken.get(n)), text(jetty.get(n))))
            .collect(Collectors.joining("; "));
    return Measured.of(
        ratios,
        "with connections, a second (p50, p99): %s; one raw commit %.2f ms; all %,d are in the ledger after kill -9"
            .formatted(levels, Spread.of(commit).median(), number.get()));
  }

  private static String text(List<Load.Seen> rounds) {
    return "%,.0f (%.1f, %.1f ms)"
        .formatted(
            median(rounds, Load.Seen::perSecond),
            median(rounds, one -> one.millis(0.5)),
            median(rounds, one -> one.millis(0.99)));
  }

  private static double median(List<Load.Seen> rounds, ToDoubleFunction<Load.Seen> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList()).median();
  }
}
