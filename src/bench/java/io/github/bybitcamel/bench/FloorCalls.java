package io.github.bybitcamel.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * The floor: what somebody would write by hand with HttpClient 5 and nothing else. Builds the body
 * by concatenation, signs, posts, reads the answer and looks for {@code "retCode":0}. With our
 * timeouts, but no limiter, no journal, no outcome, no log.
 */
final class FloorCalls implements Calls {

  private static final String KEY = "paper";
  private static final String WINDOW = "5000";

  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(FloorCalls::mac);
  private final CloseableHttpClient client;
  private final URI create;
  private final String terms;

  private FloorCalls(URI exchange, String terms) {
    this.create = exchange.resolve("/v5/order/create");
    this.terms = terms;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(3))
                            .setSocketTimeout(Timeout.ofSeconds(5))
                            .build())
                    .setMaxConnPerRoute(64)
                    .setMaxConnTotal(64)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(5)).build())
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableRedirectHandling()
            .build();
  }

  /** Places orders that rest. */
  static FloorCalls resting(URI exchange) {
    return new FloorCalls(
        exchange,
        "\"orderType\":\"Limit\",\"qty\":\"0.01\",\"price\":\"27000.5\",\"timeInForce\":\"GTC\",");
  }

  /** Places orders that are filled at once. */
  static FloorCalls market(URI exchange) {
    return new FloorCalls(exchange, "\"orderType\":\"Market\",\"qty\":\"0.001\",");
  }

  private static Mac mac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("paper-secret".getBytes(US_ASCII), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void place(long number) throws IOException {
    String body =
        "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
            + terms
            + "\"positionIdx\":0,\"orderLinkId\":\"bench-"
            + number
            + "\"}";
    String time = Long.toString(System.currentTimeMillis());
    String signed = time + KEY + WINDOW + body;
    HttpPost post = new HttpPost(create);
    post.setHeader("X-BAPI-API-KEY", KEY);
    post.setHeader("X-BAPI-TIMESTAMP", time);
    post.setHeader("X-BAPI-RECV-WINDOW", WINDOW);
    post.setHeader(
        "X-BAPI-SIGN", HexFormat.of().formatHex(macs.get().doFinal(signed.getBytes(US_ASCII))));
    post.setEntity(new ByteArrayEntity(body.getBytes(US_ASCII), ContentType.APPLICATION_JSON));
    String answer =
        new String(
            client.execute(post, response -> EntityUtils.toByteArray(response.getEntity())),
            US_ASCII);
    if (!answer.contains("\"retCode\":0,")) {
      throw new IOException(answer);
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
