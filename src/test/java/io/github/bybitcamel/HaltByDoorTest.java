package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A halt by HTTP and one by a message, under load: measured from before it is asked for. */
@Tag("alone")
class HaltByDoorTest extends HaltTest {

  private static final String OPERATOR = "operator-token-0123456789abcdef";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Broker broker;

  @Override
  @BeforeEach
  void start() {
    broker = new Broker(directory.resolve("broker"), FreePort.find());
    super.start();
    exchange.control().liftLimits(true);
  }

  @Override
  @AfterEach
  void stop() {
    super.stop();
    broker.close();
  }

  @Override
  Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(super.environment(more));
    environment.put("OPERATOR_TOKEN", OPERATOR);
    environment.put("LIMITS_ENABLED", "false");
    environment.put("JMS_BROKER_URL", broker.url());
    environment.put("JMS_CONTROL_QUEUE", "control");
    environment.put("CONSOLE_AUDIT_FILE", directory.resolve("audit.jsonl").toString());
    return environment;
  }

  @Test
  void noOrderReachesTheExchangeATenthOfASecondAfterARequestOrAMessage() throws Exception {
    // An operator's client is at hand: what it takes to load one is not the desk's time.
    assertThat(ask("GET", "")).isEqualTo(200);
    load("http", 2000);
    Instant asked = Clock.systemUTC().instant();
    assertThat(ask("POST", "/halt")).isEqualTo(200);
    stoppedAt(asked);

    bean().resume();
    try (JMSContext jms = broker.factory().createContext()) {
      // How long the broker takes to write a message to its disk is not the desk's time either.
      JMSProducer operator = jms.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      operator.send(jms.createQueue("control"), "a first one");
      await().until(() -> bean().getState().equals("HALTED"));
      bean().resume();
      load("jms", 2000);
      asked = Clock.systemUTC().instant();
      operator.send(jms.createQueue("control"), "stop now");
      stoppedAt(asked);
    }
    assertThat(bean().getState()).isEqualTo("HALTED");
  }

  private int ask(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(desk.address().orElseThrow() + "/control" + path))
            .header("Authorization", "Bearer " + OPERATOR)
            .method(method, BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }
}
