package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Senders that sign what they send, as Standard Webhooks say. */
class WebhookTest extends HttpTest {

  private static final byte[] KEY = "0123456789abcdef01234567".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OLD = "fedcba9876543210fedcba98".getBytes(StandardCharsets.US_ASCII);
  private static final String BODY = buy("", "BTCUSDT", "0.01").replace("\"id\":\"\",", "");

  @Override
  Map<String, String> more() {
    return Map.of(
        "SOURCE_SIGNER_SECRET",
        "whsec_%s,whsec_%s"
            .formatted(
                Base64.getEncoder().encodeToString(KEY), Base64.getEncoder().encodeToString(OLD)),
        "SOURCE_RARE_SECRET",
        "whsec_" + Base64.getEncoder().encodeToString(KEY),
        "SOURCE_RARE_RATE",
        "1");
  }

  private HttpRequest.Builder signed(byte[] key, String id, Instant at, String body) {
    return signed("signer", key, id, at, body);
  }

  private HttpRequest.Builder signed(
      String source, byte[] key, String id, Instant at, String body) {
    String timestamp = String.valueOf(at.getEpochSecond());
    return request("/signals/" + source + "?wait=5s")
        .header("webhook-id", id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", "v1a,other " + sign(key, id + "." + timestamp + "." + body))
        .POST(BodyPublishers.ofString(body));
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return "v1,"
          + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  @Test
  void takesWhatIsSignedAndRefusesItsCopyAlsoAfterARestart() {
    HttpRequest.Builder request = signed(KEY, "msg_1", now(), BODY);
    assertThat(json(send(request)).path("state").asText()).isEqualTo("FILLED");

    assertThat(refused(request, 401).path("code").asText()).isEqualTo("REPLAYED");
    desk.close();
    desk = desk(Map.of());
    HttpRequest.Builder copy = signed(KEY, "msg_1", now().minusSeconds(60), BODY);

    assertThat(refused(copy, 401).path("code").asText()).isEqualTo("REPLAYED");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void answersWhoSignsAnewWithTheFirst() {
    send(signed(KEY, "msg_2", now(), BODY));

    var again = send(signed(OLD, "msg_2", now().plusSeconds(5), BODY));

    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(json(again).path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void tradesOtherContentUnderAUsedNameAndSaysSo() {
    String first = buy("c1", "BTCUSDT", "0.01");
    send(signed(KEY, "constant", now(), first));

    var other = send(signed(KEY, "constant", now().plusSeconds(5), buy("c2", "BTCUSDT", "0.02")));
    var again = send(signed(OLD, "constant", now().plusSeconds(10), first));

    assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
    assertThat(json(other).path("id").asText()).isEqualTo("c2");
    assertThat(json(other).path("state").asText()).isEqualTo("FILLED");
    assertThat(json(again).path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(json(again).path("first").path("id").asText()).isEqualTo("c1");
    assertThat(placed()).hasSize(2);
  }

  @Test
  void onlyWhoSignsRightUsesUpTheRateOfASource() {
    byte[] wrong = "other".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      refused(signed("rare", wrong, "w" + i, now(), BODY), 401);
    }

    assertThat(send(signed("rare", KEY, "good", now(), BODY)).statusCode()).isEqualTo(200);
    refused(signed("rare", KEY, "often", now(), BODY), 429);
    assertThat(placed()).hasSize(1);
  }

  @Test
  void looksAtNoMoreThanEightSignatures() {
    HttpRequest.Builder request = signed(KEY, "many", now(), BODY);
    String right = request.build().headers().firstValue("webhook-signature").orElseThrow();

    refused(request.setHeader("webhook-signature", "a ".repeat(8) + right), 401);
    assertThat(placed()).isEmpty();
  }

  @Test
  void refusesWhatIsOldFutureForeignOrChanged() {
    refused(signed(KEY, "m1", now().minusSeconds(310), BODY), 401);
    refused(signed(KEY, "m2", now().plusSeconds(310), BODY), 401);
    refused(signed("other".getBytes(StandardCharsets.UTF_8), "m3", now(), BODY), 401);
    refused(
        signed(KEY, "m4", now(), BODY).POST(BodyPublishers.ofString(BODY.replace("0.01", "1.00"))),
        401);
    refused(signed(KEY, "m5", now(), BODY).setHeader("webhook-id", "m6"), 401);
    refused(
        signed(KEY, "m7", now(), BODY)
            .setHeader("webhook-timestamp", "" + now().getEpochSecond() + 1),
        401);

    assertThat(placed()).isEmpty();
  }
}
