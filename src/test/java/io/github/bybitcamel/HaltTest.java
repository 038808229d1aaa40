package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.model.SignalHeader;
import io.github.bybitcamel.paper.SeenRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.JMX;

/** A desk under load, and the instant from which on nothing new may reach the exchange. */
abstract class HaltTest extends RunningDesk {

  static final String CREATE = "/v5/order/create";

  final void load(int orders) throws IOException {
    load("l", orders);
  }

  /** Drops orders, their ids beginning with {@code name}, and waits until many were sent. */
  final void load(String name, int orders) throws IOException {
    int before = creates().size();
    drop("load-" + name + ".jsonl", buys(name, orders));
    await().atMost(Duration.ofSeconds(30)).until(() -> creates().size() > before + 50);
  }

  /** Returns orders that rest, over 20 symbols. */
  static String buys(int orders) {
    return buys("l", orders);
  }

  private static String buys(String name, int orders) {
    List<String> symbols =
        Stream.of("BTC", "ETH", "SOL", "XRP", "DOGE", "ADA", "AVAX", "LINK", "DOT", "LTC")
            .map(coin -> coin + "USDT")
            .toList();
    return IntStream.range(0, orders)
        .mapToObj(
            i ->
                "{\"id\":\"%s%d\",\"symbol\":\"%s\",\"side\":\"buy\",\"quote_qty\":\"30\",\"price\":\"%s\"}"
                    .formatted(
                        name,
                        i,
                        symbols.get(i % 10),
                        List.of("20000", "1000", "50", "0.3", "0.04", "0.25", "17", "7", "3", "40")
                            .get(i % 10)))
        .collect(Collectors.joining("\n"));
  }

  final void stoppedAt(Instant halted) {
    await()
        .atMost(Duration.ofSeconds(30))
        .during(Duration.ofSeconds(1))
        .until(() -> creates().size(), size -> size == creates().size());
    Instant last = creates().get(creates().size() - 1).at();
    assertThat(Duration.between(halted, last)).isLessThan(Duration.ofMillis(100));
    assertThat(creates().size()).isLessThan(3000);
  }

  final List<SeenRequest> creates() {
    return exchange.record().requests(CREATE);
  }

  final long live() {
    return exchange.record().orders().stream()
        .filter(o -> List.of("New", "Untriggered", "PartiallyFilled").contains(o.status()))
        .count();
  }

  final TradingMXBean bean() throws Exception {
    return JMX.newMXBeanProxy(
        ManagementFactory.getPlatformMBeanServer(),
        JmxControl.name(SignalHeader.DEFAULT_ACCOUNT, directory.resolve("inbox")),
        TradingMXBean.class);
  }
}
