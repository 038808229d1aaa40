package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.paper.SeenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many orders over twenty symbols in one file, as fast as the exchange allows and never faster, as
 * the exchange itself saw it. Short by default; {@code -Dproof.orders=1000} makes it long, and only
 * then are rates and latencies held against their bounds.
 */
@Tag("alone")
@Timeout(600)
class QuotaProofTest {

  private static final Logger LOG = LoggerFactory.getLogger(QuotaProofTest.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int SHORT = 40;
  private static final int ORDERS = Integer.getInteger("proof.orders", SHORT);
  private static final boolean LONG = ORDERS >= 500;
  private static final int QUOTA = 10;
  private static final String CREATE = "/v5/order/create";
  private static final String CANCEL = "/v5/order/cancel";
  private static final String ORDER_IDS = "q";
  private static final int TOO_MANY_VISITS = 10006;

  /** Symbol, quantity, limit price: a tenth below where the exchange is held, so that it rests. */
  private static final List<String> MARKETS =
      List.of(
          "BTCUSDT,0.001,27000",
          "ETHUSDT,0.01,1800",
          "SOLUSDT,0.1,90",
          "XRPUSDT,20,0.54",
          "DOGEUSDT,200,0.072",
          "ADAUSDT,20,0.45",
          "AVAXUSDT,1,31.5",
          "LINKUSDT,1,13.5",
          "DOTUSDT,2,6.3",
          "LTCUSDT,0.2,72",
          "BCHUSDT,0.1,225",
          "TRXUSDT,100,0.09",
          "MATICUSDT,20,0.72",
          "UNIUSDT,2,5.4",
          "ATOMUSDT,2,9",
          "NEARUSDT,5,2.7",
          "APTUSDT,2,8.1",
          "ARBUSDT,10,0.99",
          "OPUSDT,10,1.8",
          "FILUSDT,3,4.5");

  /** A symbol that is not among them. */
  private static final String APART = "SUIUSDT";

  @TempDir Path directory;
  private ProofDesk desk;

  @BeforeEach
  void start() {
    desk = new ProofDesk(directory, Map.of("INBOX_MAX_AGE", "3600"));
    MARKETS.forEach(
        market -> {
          String[] cells = market.split(",", -1);
          BigDecimal price = new BigDecimal(cells[2]).multiply(new BigDecimal("1.1"));
          desk.exchange().control().price(cells[0], price);
        });
    desk.exchange().control().price(APART, new BigDecimal("1.2"));
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void usesTheQuotaUpAndNeverOverrunsIt() {
    desk.drop("orders.csv", orders(ORDERS));
    allPlaced(ORDERS);

    report("quota %d/s".formatted(QUOTA), ORDERS, QUOTA);
    assertThat(refusedForTheirRate()).isEmpty();
    assertThat(arrivedBySymbol()).isEqualTo(askedBySymbol(ORDERS));
    if (LONG) {
      assertThat(rate(arrivals(), QUOTA)).isBetween(9.8, 10.0);
    }
  }

  @Test
  void letsACancelPassInTheMiddle() {
    place("apart", APART + ",10,1.08");
    desk.drop("orders.csv", orders(ORDERS));
    await()
        .atMost(LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(30))
        .until(() -> desk.exchange().record().requests(CREATE).size() > ORDERS / 2);

    Duration latency = cancel("apart", APART);

    LOG.info(
        "proof: a cancel in the middle reached the exchange {} ms after it was taken",
        latency.toMillis());
    allPlaced(ORDERS);
    assertThat(refusedForTheirRate()).isEmpty();
    if (LONG) {
      assertThat(latency).isLessThan(Duration.ofMillis(200));
    }
  }

  @Test
  void letsACancelPassTheOrdersThatWaitInItsOwnSymbol() {
    desk.drop("orders.csv", orders(ORDERS));
    await()
        .atMost(LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(30))
        .until(() -> desk.exchange().record().requests(CREATE).size() > ORDERS / 2);

    Duration latency = cancel("q1", "BTCUSDT");

    LOG.info("proof: a cancel behind orders of its own symbol: {} ms", latency.toMillis());
    allPlaced(ORDERS);
    if (LONG) {
      assertThat(latency).isLessThan(Duration.ofMillis(200));
    }
  }

  @Test
  void growsFasterByItselfWhenTheExchangeTellsAHigherQuota() {
    int orders = LONG ? ORDERS / 2 : SHORT;
    desk.exchange().control().quota(CREATE, 2 * QUOTA);

    desk.drop("orders.csv", orders(orders));
    allPlaced(orders);

    report("quota %d/s, told in the headers".formatted(2 * QUOTA), orders, 2 * QUOTA);
    assertThat(refusedForTheirRate()).isEmpty();
    if (LONG) {
      assertThat(rate(arrivals(), 2 * QUOTA)).isBetween(19.0, 20.0);
    }
  }

  private static String orders(int count) {
    StringBuilder csv = new StringBuilder("id,side,order_type,symbol,qty,price\n");
    IntStream.range(0, count)
        .forEach(
            i ->
                csv.append(ORDER_IDS)
                    .append(i + 1)
                    .append(",buy,limit,")
                    .append(MARKETS.get(i % MARKETS.size()))
                    .append('\n'));
    return csv.toString();
  }

  private void place(String id, String market) {
    desk.drop(
        id + ".csv", "id,side,order_type,symbol,qty,price\n" + id + ",buy,limit," + market + "\n");
    desk.comesTo(id, entry -> entry.state() == SignalState.WORKING);
  }

  /** Cancels the order of a signal and returns how long after being taken that was sent. */
  private Duration cancel(String id, String symbol) {
    desk.drop(
        "cancel.json",
        "{\"id\":\"cancel\",\"action\":\"cancel\",\"symbol\":\"%s\",\"ref\":\"%s\"}"
            .formatted(symbol, id));
    Entry done = desk.comesTo("cancel", entry -> entry.state().isFinal());
    assertThat(done.state()).as(done.reason()).isEqualTo(SignalState.DONE);
    Instant arrived = desk.exchange().record().requests(CANCEL).get(0).at();
    return Duration.between(done.receivedAt(), arrived);
  }

  private void allPlaced(int count) {
    await("all placed")
        .atMost(LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                desk.signals(ORDER_IDS, count).stream().filter(entry -> !onItsWay(entry)).count()
                    == count);

    List<String> asked =
        desk.signals(ORDER_IDS, count).stream()
            .map(entry -> entry.legs().get(0).orderLinkId())
            .toList();
    assertThat(desk.exchange().record().orders())
        .extracting(SeenOrder::orderLinkId)
        .doesNotHaveDuplicates()
        .containsAll(asked);
  }

  private static boolean onItsWay(Entry entry) {
    return switch (entry.state()) {
      case WORKING, CANCELLED -> false;
      default -> true;
    };
  }

  private List<SeenRequest> refusedForTheirRate() {
    return desk.exchange().record().requests().stream()
        .filter(request -> request.retCode() == TOO_MANY_VISITS)
        .toList();
  }

  private List<Instant> arrivals() {
    return desk.exchange().record().requests(CREATE).stream().map(SeenRequest::at).toList();
  }

  /** Orders a second after the first burst, which a fresh window lets through at once. */
  private static double rate(List<Instant> arrivals, int burst) {
    Instant from = arrivals.get(burst - 1);
    Instant to = arrivals.get(arrivals.size() - 1);
    double seconds = Duration.between(from, to).toNanos() / 1e9;
    return (arrivals.size() - burst) / seconds;
  }

  private void report(String what, int orders, int burst) {
    List<Instant> arrivals = arrivals();
    Duration all = Duration.between(arrivals.get(0), arrivals.get(orders - 1));
    LOG.info(
        "proof: {}: {} orders in {} s, {} a second after the first {}, {} answered 10006",
        what,
        orders,
        all.toMillis() / 1e3,
        Math.round(rate(arrivals, burst) * 1000) / 1e3,
        burst,
        refusedForTheirRate().size());
  }

  private Map<String, List<String>> askedBySymbol(int count) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    desk.signals(ORDER_IDS, count)
        .forEach(entry -> add(ids, entry.symbol(), entry.legs().get(0).orderLinkId()));
    return ids;
  }

  private Map<String, List<String>> arrivedBySymbol() {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    desk.exchange()
        .record()
        .requests(CREATE)
        .forEach(
            request -> {
              try {
                var body = JSON.readTree(request.body());
                add(ids, body.path("symbol").asText(), body.path("orderLinkId").asText());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return ids;
  }

  private static void add(Map<String, List<String>> ids, String symbol, String id) {
    ids.computeIfAbsent(symbol, key -> new ArrayList<>()).add(id);
  }
}
