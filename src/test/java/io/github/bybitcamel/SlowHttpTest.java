package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that never come to an end do not keep the others waiting. */
@Tag("alone")
class SlowHttpTest extends HttpTest {

  private static final int SLOW = 500;
  private static final int GOOD = 40;
  private static final Duration BOUND = Duration.ofMillis(250);

  @Override
  Map<String, String> more() {
    return Map.of("HTTP_PATIENCE", "4");
  }

  @Test
  void answersGoodSendersWhileFiveHundredAreSlowAndThenShutsThoseOut() {
    send(post("/signals", buy("warm", "BTCUSDT", "0.01")));
    List<RawHttp> slow =
        IntStream.range(0, SLOW)
            .mapToObj(any -> new RawHttp(door("/")))
            .peek(
                raw ->
                    raw.write(
                        "POST /signals HTTP/1.1\r\nHost: a".getBytes(StandardCharsets.US_ASCII)))
            .toList();
    List<Duration> times = new ArrayList<>();

    for (int i = 0; i < GOOD; i++) {
      RawHttp trickling = slow.get(i);
      trickling.write("b".getBytes(StandardCharsets.US_ASCII));
      long start = System.nanoTime();
      assertThat(send(post("/signals", buy("g" + i, "BTCUSDT", "0.01"))).statusCode())
          .isEqualTo(202);
      times.add(Duration.ofNanos(System.nanoTime() - start));
    }

    Collections.sort(times);
    assertThat(times.get(GOOD * 9 / 10)).isLessThan(BOUND);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(300))
        .until(
            () ->
                slow.stream()
                        .filter(raw -> raw.write("c".getBytes(StandardCharsets.US_ASCII)))
                        .count()
                    == 0);
    slow.forEach(RawHttp::close);
  }

  @Test
  void givesUpABodyThatDoesNotArrive() {
    String head =
        """
        POST /signals HTTP/1.1
        Host: 127.0.0.1
        Content-Type: application/json
        Content-Length: 100
        Authorization: Bearer %s"""
            .formatted(TOKEN);

    assertThat(RawHttp.ask(door("/"), head, "{".getBytes(StandardCharsets.US_ASCII)))
        .startsWith("HTTP/1.1 408");
  }

  @Test
  void tellsARefusedSenderSoAlsoWhenItsBodyComesLater() {
    RawHttp raw = new RawHttp(door("/"));
    raw.write(
        "POST /signals HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII));
    Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> true);
    raw.write("{}".getBytes(StandardCharsets.US_ASCII));

    assertThat(raw.answer()).startsWith("HTTP/1.1 401");
    raw.close();
  }
}
