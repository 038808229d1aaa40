package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bybitcamel.model.SignalHeader;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signals that come as messages of a real broker, and what their senders hear. */
class SignalsJmsTest extends RunningDesk {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE = 20_000;

  private Broker broker;
  private JMSContext jms;

  @Override
  @BeforeEach
  void start() {
    broker = new Broker(directory.resolve("broker"), FreePort.find());
    super.start();
    jms = broker.factory().createContext();
  }

  @Override
  @AfterEach
  void stop() {
    jms.close();
    super.stop();
    broker.close();
  }

  @Override
  Desk desk(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("JMS_BROKER_URL", broker.url());
    environment.put("JMS_RESULT_TOPIC", "results");
    environment.put("CONSOLE_AUDIT_FILE", directory.resolve("data/audit.jsonl").toString());
    environment.put("JMS_CONTROL_QUEUE", "control");
    return super.desk(environment);
  }

  private TextMessage signal(String text) {
    return jms.createTextMessage(text);
  }

  private void send(Message message) {
    jms.createProducer().send(jms.createQueue("signals"), message);
  }

  private static JsonNode json(Message message) throws JMSException, JsonProcessingException {
    assertThat(message).isNotNull();
    return JSON.readTree(message.getBody(String.class));
  }

  @Test
  void answersTheOutcomeToWhoAskedForIt() throws Exception {
    Queue replies = jms.createTemporaryQueue();
    TextMessage message =
        signal("{\"id\":\"j1\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}");
    message.setJMSReplyTo(replies);
    message.setJMSCorrelationID("mine");
    send(message);

    try (JMSConsumer consumer = jms.createConsumer(replies)) {
      Message reply = consumer.receive(PATIENCE);
      assertThat(json(reply).path("state").asText()).isEqualTo("FILLED");
      assertThat(reply.getJMSCorrelationID()).isEqualTo("mine");
    }
    assertThat(placed()).hasSize(1);
  }

  @Test
  void namesASignalWithoutIdAfterItsMessage() throws Exception {
    try (JMSConsumer results = jms.createConsumer(jms.createTopic("results"))) {
      String same = "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}";
      TextMessage first = signal(same);
      TextMessage second = signal(same);
      send(first);
      send(second);

      // Whose fate is known first is told first: two orders at once have no order.
      assertThat(
              List.of(
                  json(results.receive(PATIENCE)).path("id").asText(),
                  json(results.receive(PATIENCE)).path("id").asText()))
          .containsExactlyInAnyOrder(
              first.getJMSMessageID() + "#1", second.getJMSMessageID() + "#1");
    }
    assertThat(placed()).hasSize(2);
  }

  @Test
  void leavesPoisonToTheBrokerAfterItsAttempts() throws Exception {
    TextMessage poison = signal("{\"symbol\":\"BTCUSDT\",\"side\":\"byu\",\"qty\":\"0.01\"}");
    Queue replies = jms.createTemporaryQueue();
    poison.setJMSReplyTo(replies);
    send(poison);
    send(jms.createObjectMessage("code of a sender"));

    try (JMSConsumer dead = jms.createConsumer(jms.createQueue("DLQ"));
        JMSConsumer consumer = jms.createConsumer(replies)) {
      assertThat(dead.receive(PATIENCE).getJMSMessageID()).isEqualTo(poison.getJMSMessageID());
      assertThat(dead.receive(PATIENCE)).isNotNull();
      assertThat(json(consumer.receive(PATIENCE)).path("reason").asText()).contains("byu");
      assertThat(consumer.receiveNoWait()).isNull();
    }
    assertThat(placed()).isEmpty();
  }

  @Test
  void letsNoPropertyOfAMessageReachTheExchangeOrAFile() throws Exception {
    TextMessage message =
        signal("{\"id\":\"p1\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}");
    message.setStringProperty("Authorization", "leak-1");
    message.setStringProperty("X_HYPHEN_BAPI_HYPHEN_SIGN", "leak-2");
    message.setStringProperty("CamelHttpPath", "/leak-3");
    message.setStringProperty("CamelFileName", "leak-4");
    message.setJMSType("leak-5");
    Queue replies = jms.createTemporaryQueue();
    message.setJMSReplyTo(replies);
    send(message);

    try (JMSConsumer consumer = jms.createConsumer(replies)) {
      Message reply = consumer.receive(PATIENCE);
      assertThat(reply.getBody(String.class)).doesNotContain("leak-").contains("FILLED");
      assertThat(reply.propertyExists("Authorization")).isFalse();
    }
    assertThat(exchange.record().requests()).noneMatch(r -> r.toString().contains("leak-"));
    assertThat(LivingFolder.paths(directory)).noneMatch(path -> path.toString().contains("leak-"));
  }

  @Test
  void haltsWhenAControlMessageSaysSo() throws Exception {
    jms.createProducer().send(jms.createQueue("control"), "{\"reason\":\"news\"}");
    Queue replies = jms.createTemporaryQueue();

    Awaitility.await()
        .untilAsserted(
            () -> {
              TextMessage message =
                  signal("{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\"}");
              message.setJMSReplyTo(replies);
              send(message);
              try (JMSConsumer consumer = jms.createConsumer(replies)) {
                assertThat(json(consumer.receive(PATIENCE)).path("state").asText())
                    .isEqualTo("DENIED");
              }
            });
  }

  @Test
  void haltsWhateverAControlMessageSays() throws Exception {
    TradingMXBean bean =
        JMX.newMXBeanProxy(
            ManagementFactory.getPlatformMBeanServer(),
            JmxControl.name(SignalHeader.DEFAULT_ACCOUNT, directory.resolve("inbox")),
            TradingMXBean.class);
    BytesMessage bytes = jms.createBytesMessage();
    bytes.writeBytes(new byte[] {(byte) 0xff, 0, 1});
    List<Message> messages =
        List.of(
            jms.createTextMessage("HALT"),
            jms.createTextMessage(""),
            jms.createTextMessage(),
            jms.createTextMessage("null"),
            jms.createTextMessage("{\"reason\":\"x\",\"by\":\"me\"}"),
            jms.createTextMessage("{\"reason\":\"x\",\"account\":\"nobody\"}"),
            bytes,
            jms.createObjectMessage("code of a sender"));
    for (Message message : messages) {
      jms.createProducer().send(jms.createQueue("control"), message);
      Awaitility.await(message.toString()).until(() -> bean.getState().equals("HALTED"));
      bean.resume();
    }
    assertThat(Files.readString(directory.resolve("data/audit.jsonl")))
        .contains("a control message that cannot be read", "\"jms\"", "\"jmx\"");
  }

  @Test
  void owesAnAnswerOverARestart() throws Exception {
    Queue replies = jms.createQueue("durable-replies");
    TextMessage message =
        signal(
            "{\"id\":\"r1\",\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"price\":\"20000\"}");
    message.setJMSReplyTo(replies);
    send(message);
    Awaitility.await().until(() -> placed().size() == 1);

    desk.close();
    desk = desk(Map.of());
    TextMessage cancel =
        signal("{\"id\":\"r2\",\"action\":\"cancel\",\"symbol\":\"BTCUSDT\",\"ref\":\"r1\"}");
    send(cancel);

    try (JMSConsumer consumer = jms.createConsumer(replies)) {
      Message reply = consumer.receive(PATIENCE);
      assertThat(json(reply).path("id").asText()).isEqualTo("r1");
      assertThat(json(reply).path("state").asText()).isEqualTo("CANCELLED");
    }
  }
}
