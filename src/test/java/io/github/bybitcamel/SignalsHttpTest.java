package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a sender over HTTP is answered, and what becomes of its signals. */
class SignalsHttpTest extends HttpTest {

  @Override
  Map<String, String> more() {
    return Map.of("SOURCE_SLOW_TOKEN", "slow-token-0123456789abcdef", "SOURCE_SLOW_RATE", "2");
  }

  @Test
  void takesASignalAndTellsWhatBecameOfIt() {
    HttpResponse<String> taken = send(post("/signals", buy("h1", "BTCUSDT", "0.01")));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(taken.body()).isEqualTo("{\"id\":\"h1\",\"state\":\"RECEIVED\"}");
    Awaitility.await()
        .untilAsserted(() -> assertThat(found("h1").path("state").asText()).isEqualTo("FILLED"));
    assertThat(new BigDecimal(found("h1").path("filled_qty").asText()))
        .isEqualByComparingTo("0.01");
    assertThat(placed()).hasSize(1);
  }

  private JsonNode found(String id) {
    return json(send(request("/signals/" + id).header("Authorization", "Bearer " + TOKEN).GET()));
  }

  @Test
  void answersARepeatWithTheFirst() {
    send(post("/signals?wait=5s", buy("twice", "BTCUSDT", "0.01")));

    HttpResponse<String> again = send(post("/signals", buy("twice", "BTCUSDT", "0.01")));

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(json(again).at("/first/state").asText()).isEqualTo("FILLED");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void answersWithTheOutcomeWhereItComesInTime() {
    HttpResponse<String> done = send(post("/signals?wait=5s", buy("w1", "BTCUSDT", "0.01")));

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done).path("state").asText()).isEqualTo("FILLED");
    assertThat(json(done).path("order_link_id").asText()).startsWith("s1");
  }
}
