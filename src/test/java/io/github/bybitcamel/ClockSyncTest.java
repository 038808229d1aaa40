package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Request;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class ClockSyncTest extends RouteTest {

  @Override
  List<String> files() {
    return List.of("v5-call", "clock-sync");
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext context = super.createCamelContext();
    exchange.control().skew(Duration.ofSeconds(90));
    return context;
  }

  @Test
  void signsWithTheExchangesTimeOnceItIsLearnt() {
    await().until(() -> !exchange.record().requests("/v5/market/time").isEmpty());
    V5Request wallet =
        V5Request.to(V5Endpoint.WALLET_BALANCE).text("accountType", "UNIFIED").build();

    await()
        .ignoreExceptions()
        .untilAsserted(
            () ->
                assertThat(
                        template().requestBody("direct:v5-call", wallet, V5Answer.class).retCode())
                    .isZero());
  }
}
