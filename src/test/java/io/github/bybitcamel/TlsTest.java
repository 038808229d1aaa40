package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.bybitcamel.paper.Fault;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

/** The door behind TLS, with little patience. */
class TlsTest extends HttpTest {

  private static final String PASSWORD = "key-store-password";

  @Override
  Map<String, String> more() {
    return Map.of(
        "HTTP_KEY_STORE",
        keyStore().toString(),
        "HTTP_KEY_STORE_PASSWORD",
        PASSWORD,
        "HTTP_PATIENCE",
        "1");
  }

  private Path keyStore() {
    Path store = directory.resolve("door.p12");
    if (!Files.exists(store)) {
      make(store);
    }
    return store;
  }

  private static void make(Path store) {
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=door",
                  "-ext",
                  "san=ip:127.0.0.1",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  PASSWORD)
              .start();
      assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore())) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("door", store.getCertificate(store.aliases().nextElement()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(tls).build();
  }

  @Test
  void answersWhoWaitsLongerThanARequestMayTake() throws Exception {
    exchange
        .control()
        .fault(
            Fault.on("/v5/order/create", Fault.Kind.SLOW_BEFORE).lasting(Duration.ofMillis(2500)));

    HttpResponse<String> done =
        trusting()
            .send(
                post("/signals?wait=20s", buy("w", "BTCUSDT", "0.01")).build(),
                BodyHandlers.ofString());

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(json(done).path("state").asText()).isEqualTo("FILLED");
  }

  @Test
  void closesAHandshakeThatTrickles() {
    try (RawHttp raw = new RawHttp(door("/"))) {
      raw.write(new byte[] {22, 3, 1, 2, 0});

      await()
          .atMost(Duration.ofSeconds(15))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !raw.write(new byte[] {1}));
    }
  }
}
