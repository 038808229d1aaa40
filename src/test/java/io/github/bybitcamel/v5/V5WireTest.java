package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class V5WireTest {

  private static final long NOW = 1_658_384_314_791L;

  private final FakeTime time = new FakeTime(Instant.ofEpochMilli(NOW));
  private final V5Wire wire =
      new V5Wire(settings(), new ServerClock(time.clock(), time::nanos), () -> "request-1");

  /** The query of the guide's example; the signature by {@code openssl dgst -sha256 -hmac}. */
  @Test
  void signsTheQueryOfARead() {
    SignedRequest signed =
        wire.encode(
            V5Request.to(V5Endpoint.ORDER_REALTIME)
                .category(Category.OPTION)
                .text("symbol", "BTC-29JUL22-25000-C")
                .build());

    assertThat(signed)
        .isEqualTo(
            new SignedRequest(
                "GET",
                "/v5/order/realtime",
                "category=option&symbol=BTC-29JUL22-25000-C",
                "",
                Map.of(
                    "cdn-request-id", "request-1",
                    "X-BAPI-API-KEY", "XXXXXXXXXX",
                    "X-BAPI-TIMESTAMP", "1658384314791",
                    "X-BAPI-RECV-WINDOW", "5000",
                    "X-BAPI-SIGN",
                        "02e9182e346177050f199ce1e0703d738589e3763805ed71590ced65539a73a7")));
  }

  @Test
  void signsTheBodyOfAWrite() {
    SignedRequest signed =
        wire.encode(
            V5Request.to(V5Endpoint.ORDER_CREATE)
                .category(Category.LINEAR)
                .text("symbol", "BTCUSDT")
                .number("qty", new BigDecimal("1E-5"))
                .integer("positionIdx", 0)
                .flag("reduceOnly", true)
                .build());

    assertThat(signed.query()).isEmpty();
    assertThat(signed.body())
        .isEqualTo(
            "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"qty\":\"0.00001\","
                + "\"positionIdx\":0,\"reduceOnly\":true}");
    assertThat(signed.headers())
        .containsEntry("Content-Type", "application/json")
        .containsEntry(
            "X-BAPI-SIGN", "e0c305175eb7d97684fd8f8c1aaa841827bd1008e7997a187e64f7bfd5348227");
  }

  @Test
  void doesNotSignMarketData() {
    SignedRequest signed = wire.encode(V5Request.to(V5Endpoint.SERVER_TIME).build());

    assertThat(signed.headers()).isEqualTo(Map.of("cdn-request-id", "request-1"));
    assertThat(signed.query()).isEmpty();
  }

  @Test
  void encodesOnceAndLeavesCursorsAsTheyCame() {
    V5Request request =
        V5Request.to(V5Endpoint.ORDER_HISTORY)
            .text("symbol", "A|B,C%3D ü")
            .text("cursor", "page_token%3D39380%26|x%")
            .time("startTime", Optional.of(Instant.ofEpochMilli(5)))
            .build();

    assertThat(wire.encode(request).query())
        .isEqualTo(
            "symbol=A%7CB%2CC%253D%20%C3%BC&cursor=page_token%3D39380%26%7Cx%25&startTime=5");
  }

  @Test
  void signsWithTheExchangesTime() {
    ServerClock clock = new ServerClock(time.clock(), time::nanos);
    clock.sync(() -> Instant.ofEpochMilli(NOW + 7000));

    SignedRequest signed =
        new V5Wire(settings(), clock, () -> "")
            .encode(V5Request.to(V5Endpoint.WALLET_BALANCE).build());

    assertThat(signed.headers()).containsEntry("X-BAPI-TIMESTAMP", "1658384321791");
  }

  @Test
  void showsNeitherKeyNorSignature() {
    SignedRequest signed =
        wire.encode(V5Request.to(V5Endpoint.FEE_RATE).category(Category.SPOT).build());

    assertThat(signed).hasToString("GET /v5/account/fee-rate?category=spot");
  }

  private static V5Settings settings() {
    Map<String, String> values =
        Map.of(
            "bybit.environment", "testnet",
            "bybit.api-key", "XXXXXXXXXX",
            "bybit.api-secret", "secret");
    return V5Settings.from(name -> Optional.ofNullable(values.get(name)));
  }
}
