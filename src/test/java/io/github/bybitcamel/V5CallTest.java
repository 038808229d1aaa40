package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.paper.Fault;
import io.github.bybitcamel.v5.OutcomeClass;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Request;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class V5CallTest extends RouteTest {

  private static final V5Request WALLET =
      V5Request.to(V5Endpoint.WALLET_BALANCE).text("accountType", "UNIFIED").build();
  private static final String CREATE = "/v5/order/create";

  @Override
  List<String> files() {
    return List.of("v5-call");
  }

  @Test
  void signsSoThatTheExchangeAnswers() {
    V5Answer answer = template().requestBody("direct:v5-call", WALLET, V5Answer.class);

    assertThat(answer.retCode()).isZero();
    assertThat(answer.result().at("/list/0/accountType").asText()).isEqualTo("UNIFIED");
  }

  @Test
  void letsNothingOfASenderReachTheExchangeAndNothingSignedComeBack() {
    Map<String, Object> forged =
        Map.of(
            "Authorization", "Bearer x",
            "X-BAPI-SIGN", "forged",
            "X-Forwarded-For", "10.0.0.1",
            "CamelHttpUri", "http://127.0.0.1:1/elsewhere",
            "CamelHttpPath", "/v5/order/create",
            "CamelHttpQuery", "category=spot");
    Exchange done =
        template()
            .send(
                "direct:v5-call",
                call -> {
                  call.getMessage().setHeaders(new HashMap<>(forged));
                  call.getMessage().setBody(WALLET);
                });

    assertThat(done.getException()).isNull();
    assertThat(exchange.record().requests())
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.path()).isEqualTo("/v5/account/wallet-balance");
              assertThat(seen.headers()).doesNotContain("authorization", "x-forwarded-for");
            });
    assertThat(done.getMessage().getHeaders().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-bapi-sign"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-bapi-api-key"))
        .doesNotContain("Authorization");
  }

  @Test
  void leavesTheOutcomeOfAWriteOpenAfterADroppedAnswerAndSendsItOnce() {
    exchange.control().fault(Fault.on(CREATE, Fault.Kind.DROP_AFTER));

    assertThatThrownBy(() -> template().requestBody("direct:v5-call", create("dropped")))
        .cause()
        .isNotInstanceOf(V5Exception.class);
    assertThat(exchange.record().requests(CREATE)).hasSize(1);
    assertThat(exchange.record().orders()).hasSize(1);
  }

  @Test
  void readsARefusalAsItsClass() {
    assertThatThrownBy(
            () ->
                template()
                    .requestBody(
                        "direct:v5-call",
                        V5Request.to(V5Endpoint.POSITION_LIST).category(Category.LINEAR).build()))
        .cause()
        .isInstanceOfSatisfying(
            V5Exception.class, e -> assertThat(e.outcome()).isEqualTo(OutcomeClass.BAD_REQUEST));
  }

  @Test
  void stopsANewOrderAtTheLastMomentWhileTheSwitchStands() throws Exception {
    Files.createFile(directory.resolve("inbox/HALT"));

    assertThatThrownBy(() -> template().requestBody("direct:v5-call", create("halted")))
        .cause()
        .hasMessageContaining("HALTED");
    assertThat(exchange.record().requests(CREATE)).isEmpty();
  }

  private static V5Request create(String orderLinkId) {
    return V5Request.to(V5Endpoint.ORDER_CREATE)
        .category(Category.LINEAR)
        .text("symbol", "BTCUSDT")
        .text("side", "Buy")
        .text("orderType", "Market")
        .text("qty", "0.01")
        .text("orderLinkId", orderLinkId)
        .build();
  }
}
