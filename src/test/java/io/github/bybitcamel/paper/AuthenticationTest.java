package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in. */
class AuthenticationTest extends PaperTest {

  private static final String WALLET = "/v5/account/wallet-balance";
  private static final String UNIFIED = "accountType=UNIFIED";

  @Test
  void takesTheRightSignature() {
    assertThat(code(client.get(WALLET, "accountType", "UNIFIED"))).isZero();
  }

  @Test
  void refusesAnotherSecret() {
    JsonNode answer = client.as("paper", "wrong").get(WALLET, "accountType", "UNIFIED");

    assertThat(code(answer)).isEqualTo(10004);
  }

  @Test
  void refusesAnotherKey() {
    JsonNode answer = client.as("other", "paper-secret").get(WALLET, "accountType", "UNIFIED");

    assertThat(code(answer)).isEqualTo(10003);
  }

  @Test
  void answers401WithoutHeaders() {
    assertThat(client.send(client.plain("GET", WALLET, UNIFIED, "")).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"-5000, 0", "-5001, 10002", "999, 0", "1000, 10002"})
  void holdsTheClockWindow(long offset, int expected) {
    HttpRequest.Builder request =
        client.signed("GET", WALLET, UNIFIED, "", clock.millis() + offset);

    assertThat(code(PaperClient.json(client.send(request)))).isEqualTo(expected);
  }

  @Test
  void signsTheVeryBytesOfTheBody() {
    String body = "{\"category\": \"linear\",  \"symbol\": \"BTCUSDT\", \"side\": \"Buy\",";
    String rest = " \"orderType\": \"Market\", \"qty\": \"0.001\", \"price\": \"\"}";

    HttpResponse<String> answer =
        client.send(client.signed("POST", "/v5/order/create", "", body + rest));

    assertThat(code(PaperClient.json(answer))).isZero();
  }

  @Test
  void refusesAGetWithABody() {
    HttpRequest.Builder request =
        client
            .signed("GET", WALLET, UNIFIED, "")
            .method("GET", HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(client.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesAPostThatIsNotJson() {
    HttpRequest.Builder request =
        client.signed("POST", "/v5/order/create", "", "{}").setHeader("Content-Type", "text/plain");

    assertThat(code(PaperClient.json(client.send(request)))).isEqualTo(10001);
  }

  @Test
  void takesAnRsaSignatureWhenThePublicKeyIsConfigured() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update((clock.millis() + "paper5000" + UNIFIED).getBytes(StandardCharsets.UTF_8));
    String sign = Base64.getEncoder().encodeToString(signature.sign());

    try (PaperExchange other =
        PaperExchange.start(
            settings()
                .withRsaPublicKey(
                    "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n"),
            clock)) {
      PaperClient rsa = new PaperClient(other, clock);
      HttpRequest.Builder request =
          rsa.signed("GET", WALLET, UNIFIED, "").setHeader("X-BAPI-SIGN", sign);

      assertThat(code(PaperClient.json(rsa.send(request)))).isZero();
    }
  }

  @Test
  void answers404ForAnUnknownPath() {
    assertThat(client.send(client.plain("GET", "/v5/nothing", "", "")).statusCode()).isEqualTo(404);
  }
}
