package io.github.bybitcamel.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exchange that is started again. */
class StateTest extends PaperTest {

  @TempDir Path directory;

  @Override
  PaperSettings settings() {
    return super.settings().withState(directory.resolve("paper.json").toString());
  }

  @Test
  void goesOnWhereItStopped() {
    client.create("'side':'Buy','orderType':'Market','qty':'0.1','stopLoss':'29000'");
    client.create(
        "'side':'Buy','orderType':'Limit','qty':'0.1','price':'29500','orderLinkId':'rest'");
    client.post(
        "/v5/position/set-leverage",
        "{'category':'linear','symbol':'BTCUSDT','buyLeverage':'5','sellLeverage':'5'}");
    JsonNode wallet = client.wallet();
    JsonNode position = client.position("BTCUSDT");

    stop();
    start();

    assertThat(client.wallet()).isEqualTo(wallet);
    assertThat(client.position("BTCUSDT")).isEqualTo(position);
    assertThat(client.order("rest").get("orderStatus").asText()).isEqualTo("New");
    assertThat(
            code(
                client.create(
                    "'side':'Buy','orderType':'Market','qty':'0.1','orderLinkId':'rest'")))
        .isEqualTo(110072);
    client.post(
        "/v5/order/cancel", "{'category':'linear','symbol':'BTCUSDT','orderLinkId':'rest'}");
    price("BTCUSDT", "29000");
    assertThat(client.position("BTCUSDT").get("size").asText()).isEqualTo("0.000");
  }
}
