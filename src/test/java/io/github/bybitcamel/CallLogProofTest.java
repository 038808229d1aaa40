package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.paper.SeenRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every request that the exchange saw is one line of the log, and no line tells a secret. */
@Timeout(60)
class CallLogProofTest {

  private static final Pattern LINE =
      Pattern.compile(
          "(GET|POST) /v5/\\S+( [A-Z]+)?( s1\\w+)? attempt \\d+, waited \\d+ ms,"
              + " answered in \\d+ ms: .*");
  private static final Pattern SIGNATURE = Pattern.compile("[0-9a-fA-F]{64}");

  @TempDir Path directory;
  private final Logger calls = (Logger) LoggerFactory.getLogger("v5-call");
  private final Logger everything = (Logger) LoggerFactory.getLogger("ROOT");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ListAppender<ILoggingEvent> all = new ListAppender<>();
  private ProofDesk desk;

  @BeforeEach
  void listen() {
    lines.start();
    all.start();
    calls.addAppender(lines);
    everything.addAppender(all);
    desk = new ProofDesk(directory, Map.of("RETRY_FIRST_PAUSE", "20"));
  }

  @AfterEach
  void stop() {
    desk.close();
    calls.detachAppender(lines);
    everything.detachAppender(all);
  }

  @Test
  void hasOneLineForEachRequestAndNeverASecret() {
    desk.exchange()
        .control()
        .fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(10006));
    trade("rest", "\"side\":\"buy\",\"qty\":\"0.1\",\"price\":\"1900\"", SignalState.WORKING);
    trade("cancel", "\"action\":\"cancel\",\"ref\":\"rest\"", SignalState.DONE);
    desk.exchange()
        .control()
        .fault(Fault.on("/v5/order/create", Fault.Kind.CODE_BEFORE).with(110007));
    trade("poor", "\"side\":\"buy\",\"qty\":\"0.1\"", SignalState.REJECTED);
    desk.exchange().control().fault(Fault.on("/v5/order/create", Fault.Kind.DROP_AFTER));
    trade("lost", "\"side\":\"buy\",\"qty\":\"0.1\"", SignalState.FILLED);
    String rest = desk.find("rest").orElseThrow().legs().get(0).orderLinkId();
    desk.close();

    assertThat(messages(lines)).allMatch(message -> LINE.matcher(message).matches());
    assertThat(messages(lines).stream().map(CallLogProofTest::call))
        .containsExactlyInAnyOrderElementsOf(
            desk.exchange().record().requests().stream().map(CallLogProofTest::call).toList());
    assertThat(of(rest, "/v5/order/create"))
        .satisfiesExactly(
            first -> assertThat(first).contains(" ETHUSDT ", " attempt 1,", "retCode 10006"),
            second -> assertThat(second).contains(" ETHUSDT ", " attempt 2,", "retCode 0"));
    assertThat(of(rest, "/v5/order/cancel")).singleElement().asString().contains("retCode 0");
    assertThat(messages(all))
        .noneMatch(message -> message.contains(ProofDesk.KEY))
        .noneMatch(message -> message.contains(ProofDesk.SECRET))
        .noneMatch(message -> SIGNATURE.matcher(message).find());
  }

  private void trade(String id, String fields, SignalState end) {
    desk.drop(id + ".json", "{\"id\":\"%s\",\"symbol\":\"ETHUSDT\",%s}".formatted(id, fields));
    desk.comesTo(id, entry -> entry.state() == end);
  }

  private List<String> of(String orderLinkId, String path) {
    return messages(lines).stream()
        .filter(message -> message.contains(path + " ") && message.contains(orderLinkId))
        .toList();
  }

  private static List<String> messages(ListAppender<ILoggingEvent> appender) {
    return List.copyOf(appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static String call(String message) {
    return message.split(" ", 3)[0] + " " + message.split(" ", 3)[1];
  }

  private static String call(SeenRequest request) {
    return request.method() + " " + request.path();
  }
}
