package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.paper.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnknownPositionTest extends RunningDesk {

  private static final String CREATE = "/v5/order/create";

  @Override
  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(super.environment(more));
    environment.put("V5_RESPONSE_TIMEOUT", "300");
    return environment;
  }

  /** The exchange carries the order out after we have given up waiting for its answer. */
  @Test
  void doesNotCallFlatWhatAnOrderOfUnknownFateMayOpen() throws IOException {
    Duration late = Duration.ofSeconds(3);
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.SLOW_BEFORE).lasting(late));
    drop("in.json", "{\"id\":\"in\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}");
    await().until(() -> states("in").equals(List.of("UNKNOWN")));

    drop("out.json", "{\"id\":\"out\",\"symbol\":\"BTCUSDT\",\"action\":\"close\"}");

    assertThat(result("done", "out.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(result("done", "in.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(placed()).hasSize(2);
  }

  private List<String> states(String name) throws IOException {
    return linesNow("done", name + ".json").stream()
        .map(line -> line.path("state").asText())
        .toList();
  }
}
