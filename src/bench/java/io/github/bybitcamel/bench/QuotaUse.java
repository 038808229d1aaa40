package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How much of the exchange's quota of ten orders a second is used, over twenty symbols. */
final class QuotaUse implements Row {

  private static final Duration LENGTH = Duration.ofSeconds(60);

  private static final int QUOTA = 10;

  /** Symbol, quantity, price: a tenth below the start, so that orders rest. */
  static final List<String> MARKETS =
      List.of(
          "BTCUSDT 0.001 27000",
          "ETHUSDT 0.01 1800",
          "SOLUSDT 0.1 90",
          "XRPUSDT 20 0.54",
          "DOGEUSDT 200 0.072",
          "ADAUSDT 20 0.45",
          "AVAXUSDT 1 31.5",
          "LINKUSDT 1 13.5",
          "DOTUSDT 2 6.3",
          "LTCUSDT 0.2 72",
          "BCHUSDT 0.1 225",
          "TRXUSDT 100 0.09",
          "MATICUSDT 20 0.72",
          "UNIUSDT 2 5.4",
          "ATOMUSDT 2 9",
          "NEARUSDT 5 2.7",
          "APTUSDT 2 8.1",
          "ARBUSDT 10 0.99",
          "OPUSDT 10 1.8",
          "FILUSDT 3 4.5");

  @Override
  public String name() {
    return "quota used at 10/s over 20 symbols, no 10006";
  }

  @Override
  public Limit limit() {
    return Limit.atLeast(98, 99.5, "%");
  }

  @Override
  public boolean takesLong() {
    return true;
  }

  @Override
  public Measured measure(Lab lab) throws IOException, InterruptedException {
    List<Long> arrivals = new ArrayList<>();
    long refused;
    try (Paper paper = Paper.start(lab.directory("quota-exchange"), true);
        Relay relay = Relay.start(paper.baseUrl());
        V5Calls calls = new V5Calls(relay.baseUrl(), lab.directory("quota"), true)) {
      place(calls, LENGTH.toNanos());
      relay.arrivals().drainTo(arrivals);
      refused = count(text(paper.control().resolve("/requests")), "\"retCode\":10006");
    }
    if (refused > 0) {
      return Measured.none(refused + " orders were refused with 10006");
    }
    // As QuotaProofTest counts: all but the first burst, which a fresh window lets through at once.
    double seconds = (arrivals.get(arrivals.size() - 1) - arrivals.get(QUOTA - 1)) / 1e9;
    double rate = (arrivals.size() - QUOTA) / seconds;
    return Measured.of(
        100 * rate / QUOTA, "%d orders, %.3f a second".formatted(arrivals.size(), rate));
  }

  private static void place(V5Calls calls, long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    ExecutorService callers = Executors.newFixedThreadPool(MARKETS.size());
    for (String market : MARKETS) {
      String[] cells = market.split(" ", -1);
      callers.execute(
          () -> {
            for (int i = 0; System.nanoTime() < end; i++) {
              calls.place(cells[0], "quota-" + cells[0] + i, cells[1], cells[2]);
            }
          });
    }
    callers.shutdown();
    callers.awaitTermination(nanos + 60_000_000_000L, TimeUnit.NANOSECONDS);
  }

  private static String text(URI uri) throws IOException {
    try (InputStream in = uri.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static long count(String text, String what) {
    return (0L + text.length() - text.replace(what, "").length()) / what.length();
  }
}
