package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be made to go wrong. */
class FaultsTest extends PaperTest {

  private static final String CREATE = "/v5/order/create";
  private static final String BUY =
      "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Market\","
          + "\"qty\":\"0.1\",\"orderLinkId\":\"one\"}";

  private HttpResponse<String> create() {
    return client.send(client.signed("POST", CREATE, "", BUY));
  }

  private void fault(Fault fault) {
    exchange.control().fault(fault);
  }

  @ParameterizedTest
  @CsvSource({"DROP_BEFORE, 0", "DROP_AFTER, 1", "TRUNCATED, 1"})
  void cutsTheConnection(Fault.Kind kind, int orders) {
    fault(Fault.on(CREATE, kind));

    assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);
    assertThat(exchange.record().orders()).hasSize(orders);
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_BEFORE, 502, 502, 0",
    "STATUS_AFTER, 504, 504, 1",
    "STATUS_BEFORE, 429, 429, 0",
    "TOO_FREQUENT, 0, 403, 0",
    "REGION, 0, 403, 0",
    "GARBAGE, 0, 200, 1"
  })
  void answersWhatIsNotJson(Fault.Kind kind, int number, int status, int orders) {
    fault(Fault.on(CREATE, kind).with(number));

    HttpResponse<String> answer = create();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThatThrownBy(() -> new ObjectMapper().readTree(answer.body()))
        .isInstanceOf(JsonProcessingException.class);
    assertThat(exchange.record().orders()).hasSize(orders);
  }

  @ParameterizedTest
  @CsvSource({"CODE_BEFORE, 10016, 0", "CODE_AFTER, 10000, 1"})
  void answersAnyCode(Fault.Kind kind, int number, int orders) {
    fault(Fault.on(CREATE, kind).with(number));

    assertThat(code(PaperClient.json(create()))).isEqualTo(number);
    assertThat(exchange.record().orders()).hasSize(orders);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLOW_BEFORE", "SLOW_AFTER"})
  void takesItsTime(Fault.Kind kind) {
    fault(Fault.on(CREATE, kind).lasting(Duration.ofMillis(300)));
    long start = System.nanoTime();

    assertThat(code(PaperClient.json(create()))).isZero();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void hidesAnOrderForAWhile() {
    fault(Fault.on(CREATE, Fault.Kind.HIDDEN).lasting(Duration.ofSeconds(3)));
    create();

    assertThat(client.order("one").isMissingNode()).isTrue();
    assertThat(client.get("/v5/execution/list", "category", "linear").at("/result/list")).isEmpty();
    clock.forward(Duration.ofSeconds(3));

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Filled");
  }

  @Test
  void acknowledgesThenRejects() {
    fault(Fault.on(CREATE, Fault.Kind.REJECTED));

    assertThat(code(PaperClient.json(create()))).isZero();

    assertThat(client.order("one").get("orderStatus").asText()).isEqualTo("Rejected");
    assertThat(exchange.record().executions()).isEmpty();
  }

  @Test
  void hitsTheNthAndTheNextRequests() {
    fault(Fault.on("/v5/market/time", Fault.Kind.CODE_BEFORE).with(10016).nth(2).times(2));

    int[] codes = new int[4];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(client.get("/v5/market/time"));
    }

    assertThat(codes).containsExactly(0, 10016, 10016, 0);
  }

  @Test
  void runsAheadOfTheRightTime() {
    exchange.control().skew(Duration.ofSeconds(-2));

    assertThat(client.get("/v5/market/time").get("time").asLong()).isEqualTo(clock.millis() - 2000);
    assertThat(code(PaperClient.json(create()))).isEqualTo(10002);
  }

  @Test
  void takesThePermissionsOfTheKey() {
    exchange.control().readOnly(true);
    assertThat(code(PaperClient.json(create()))).isEqualTo(10005);
    assertThat(client.get("/v5/user/query-api").at("/result/readOnly").asInt()).isEqualTo(1);

    exchange.control().expired(true);
    assertThat(code(client.get("/v5/user/query-api"))).isEqualTo(33004);
  }

  @Test
  void forgetsRecentOrdersButNotTheHistory() {
    create();
    exchange.control().clearRecentOrders();

    JsonNode history = client.get("/v5/order/history", "category", "linear", "orderLinkId", "one");
    assertThat(client.order("one").isMissingNode()).isTrue();
    assertThat(history.at("/result/list")).hasSize(1);
  }
}
