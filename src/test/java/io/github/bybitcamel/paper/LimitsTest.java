package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rate limits of the key and of the address. */
class LimitsTest extends PaperTest {

  private static final String CREATE = "/v5/order/create";
  private static final String BODY =
      "{\"category\":\"%s\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\","
          + "\"qty\":\"0.01\",\"price\":\"29000\"}";

  @Override
  PaperSettings settings() {
    return PaperSettings.defaults(0);
  }

  private HttpResponse<String> create(String category) {
    return client.send(client.signed("POST", CREATE, "", BODY.formatted(category)));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void takesTenASecondAndSaysWhatIsLeft() {
    for (int left = 9; left >= 0; left--) {
      HttpResponse<String> answer = create("linear");
      assertThat(code(PaperClient.json(answer))).isZero();
      assertThat(header(answer, "X-Bapi-Limit")).isEqualTo("10");
      assertThat(header(answer, "X-Bapi-Limit-Status")).isEqualTo(Integer.toString(left));
    }

    HttpResponse<String> answer = create("linear");
    assertThat(code(PaperClient.json(answer))).isEqualTo(10006);
    assertThat(header(answer, "X-Bapi-Limit-Reset-Timestamp"))
        .isEqualTo(Long.toString(clock.millis() + 1000));
  }

  @Test
  void countsInARollingSecondAndByCategory() {
    for (int i = 0; i < 10; i++) {
      create("linear");
    }
    assertThat(code(PaperClient.json(create("spot")))).isZero();

    clock.forward(Duration.ofMillis(999));
    assertThat(code(PaperClient.json(create("linear")))).isEqualTo(10006);
    clock.forward(Duration.ofMillis(1));

    assertThat(code(PaperClient.json(create("linear")))).isZero();
  }

  @Test
  void answersAnotherQuotaWhenTold() {
    exchange.control().quota(CREATE, 20);

    assertThat(header(create("linear"), "X-Bapi-Limit")).isEqualTo("20");
  }

  @Test
  void countsEachOrderOfABatchAndPlacesThoseThatAreWithinTheQuota() {
    assertThat(codes(batch("linear", 5))).containsExactly("0", "0", "0", "0", "0");

    JsonNode second = batch("linear", 8);
    assertThat(codes(second)).containsExactly("0", "0", "0", "0", "0", "10006", "10006", "10006");
    assertThat(texts(second.at("/result/list"), "orderId"))
        .filteredOn(id -> !id.isEmpty())
        .hasSize(5);
    assertThat(exchange.record().orders()).hasSize(10);

    JsonNode third = batch("linear", 1);
    assertThat(code(third)).isEqualTo(10006);
    assertThat(third.at("/retExtInfo/list")).isEmpty();
  }

  @Test
  void placesTenOfTwentyFuturesOrdersOfABatch() {
    assertThat(codes(batch("linear", 20))).filteredOn(code -> code.equals("0")).hasSize(10);
  }

  private JsonNode batch(String category, int orders) {
    String item =
        "{'symbol':'BTCUSDT','side':'Buy','orderType':'Limit','qty':'0.01','price':'29000'}";
    String items = String.join(",", Collections.nCopies(orders, item));
    return client.post(
        "/v5/order/create-batch", "{'category':'%s','request':[%s]}".formatted(category, items));
  }

  private static List<String> codes(JsonNode answer) {
    assertThat(code(answer)).isZero();
    return texts(answer.at("/retExtInfo/list"), "code");
  }

  @Test
  void bansAnAddressThatAsksTooOften() {
    for (int i = 0; i < 600; i++) {
      assertThat(client.send(client.plain("GET", "/v5/market/time", "", "")).statusCode())
          .isEqualTo(200);
    }

    HttpResponse<String> answer = client.send(client.plain("GET", "/v5/market/time", "", ""));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("access too frequent").doesNotContain("retCode");
    clock.forward(Duration.ofMinutes(9));
    assertThat(client.send(client.plain("GET", "/v5/market/time", "", "")).statusCode())
        .isEqualTo(403);
    clock.forward(Duration.ofMinutes(1));
    assertThat(client.send(client.plain("GET", "/v5/market/time", "", "")).statusCode())
        .isEqualTo(200);
  }
}
