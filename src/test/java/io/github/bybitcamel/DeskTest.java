package io.github.bybitcamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.paper.SeenExecution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole desk, its shipped routes and a paper exchange, from a dropped file to its result. */
@Timeout(60)
class DeskTest extends RunningDesk {

  @Test
  void fillsADroppedSignalWithItsExits() throws IOException {
    drop(
        "buy.json",
        """
        {"symbol":"BTCUSDT","side":"Buy","order_type":"Market","qty":0.01,"price":null,
         "take_profit":33000,"stop_loss":27000}""");

    JsonNode result = result("done", "buy.json");

    assertThat(result.path("state").asText()).isEqualTo("FILLED");
    assertThat(new BigDecimal(result.path("filled_qty").asText())).isEqualByComparingTo("0.01");
    assertThat(placed())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.orderLinkId()).isEqualTo(result.path("order_link_id").asText());
              assertThat(order.takeProfit()).isEqualByComparingTo("33000");
              assertThat(order.stopLoss()).isEqualByComparingTo("27000");
            });
  }

  @Test
  void placesNothingForAMisspeltStopAndSaysWhatWasMeant() throws IOException {
    drop(
        "typo.json",
        "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.01\",\"take_proft\":33000}");

    JsonNode result = result("rejected", "typo.json");

    assertThat(result.path("state").asText()).isEqualTo("INVALID");
    assertThat(result.path("reason").asText()).contains("take_proft", "did you mean 'take_profit'");
    assertThat(placed()).isEmpty();
  }

  @Test
  void tradesTheSameIdOnceAndPointsToTheFirst() throws IOException {
    String signal = "{\"id\":\"once\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}";
    drop("first.json", signal);
    JsonNode first = result("done", "first.json");

    drop("second.json", signal);
    JsonNode second = result("done", "second.json");

    assertThat(second.path("state").asText()).isEqualTo("DUPLICATE");
    assertThat(second.at("/first/order_link_id")).isEqualTo(first.path("order_link_id"));
    assertThat(placed()).hasSize(1);
  }

  @Test
  void closesWhatIsOpenReduceOnly() throws IOException {
    drop("buy.json", "{\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"5\"}");
    result("done", "buy.json");

    drop("close.json", "{\"action\":\"close\",\"symbol\":\"SOLUSDT\"}");
    JsonNode result = result("done", "close.json");

    assertThat(result.path("state").asText()).isEqualTo("FILLED");
    assertThat(new BigDecimal(result.path("filled_qty").asText())).isEqualByComparingTo("5");
    assertThat(placed()).hasSize(2);
  }

  @Test
  void haltStopsNewOrdersAndLetsClosesPass() throws IOException {
    drop("buy.json", "{\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"5\"}");
    result("done", "buy.json");
    Files.createFile(directory.resolve("inbox/HALT"));

    drop("more.json", "{\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"1\"}");
    drop("close.json", "{\"action\":\"close\",\"symbol\":\"SOLUSDT\"}");

    assertThat(result("done", "more.json").path("reason").asText()).contains("HALTED");
    assertThat(result("done", "close.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(directory.resolve("inbox/HALT")).exists();
    assertThat(placed()).hasSize(2);
  }

  @Test
  void haltDeniesTheOpeningLegOfAReverseAndNeverTheClosingOne() throws IOException {
    drop("buy.json", "{\"symbol\":\"SOLUSDT\",\"side\":\"buy\",\"qty\":\"5\"}");
    result("done", "buy.json");
    Files.createFile(directory.resolve("inbox/HALT"));

    drop("flip.json", "{\"action\":\"reverse\",\"symbol\":\"SOLUSDT\"}");

    JsonNode result = result("done", "flip.json");
    assertThat(result.path("state").asText()).isEqualTo("DENIED");
    assertThat(result.path("reason").asText()).contains("HALTED");
    assertThat(exchange.record().executions())
        .extracting(SeenExecution::side)
        .containsExactly(Side.BUY, Side.SELL);
  }

  @Test
  void deniesAnOrderAboveTheLimitWithTheNumbers() throws IOException {
    desk.close();
    desk = desk(Map.of("RISK_MAX_ORDER_NOTIONAL", "1000"));

    drop(
        "large.json",
        "{\"symbol\":\"BTCUSDT\",\"side\":\"buy\",\"qty\":\"0.1\",\"price\":\"29000\"}");

    JsonNode result = result("done", "large.json");
    assertThat(result.path("state").asText()).isEqualTo("DENIED");
    assertThat(result.path("reason").asText()).isEqualTo("MAX_NOTIONAL: 2900 USDT > 1000");
    assertThat(placed()).isEmpty();
  }

  @Test
  void takesTheNextFileAfterABadOne() throws IOException {
    drop("bad.csv", "symbol,side,quantiy\nBTCUSDT,buy,1\n");
    drop("good.csv", "id,symbol,side,qty\nc1,ETHUSDT,buy,0.1\nc2,ETHUSDT,sell,0.1\n");

    assertThat(result("rejected", "bad.csv").path("reason").asText()).contains("quantiy");
    assertThat(results("done", "good.csv"))
        .extracting(line -> line.path("state").asText())
        .containsExactly("FILLED", "FILLED");
  }

  @Test
  void takesTheGoodRowsWhereTheOperatorWantsThat() throws IOException {
    desk.close();
    desk = desk(Map.of("INBOX_ON_ERROR", "reject_row"));

    drop("rows.csv", "id,symbol,side,qty\nr1,ETHUSDT,buy,0.1\nr2,ETHUSDT,byu,0.1\n");

    assertThat(results("done", "rows.csv"))
        .extracting(line -> line.path("state").asText())
        .containsExactly("FILLED", "INVALID");
  }

  @Test
  void refusesTheSameContentWithoutIdsTwice() throws IOException {
    drop("a.json", "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    result("done", "a.json");

    drop("b.json", "{\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");

    assertThat(result("rejected", "b.json").path("state").asText()).isEqualTo("DUPLICATE_FILE");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void saysThatAnIdWasUsedForSomethingElse() throws IOException {
    drop("a.json", "{\"id\":\"x\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    result("done", "a.json");

    drop("b.json", "{\"id\":\"x\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.2\"}");

    assertThat(result("rejected", "b.json").path("state").asText()).isEqualTo("ID_CONFLICT");
    assertThat(placed()).hasSize(1);
  }

  @Test
  void leavesNoSecretAndNoSignatureAnywhere() throws IOException {
    drop("buy.json", "{\"id\":\"once\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");
    result("done", "buy.json");
    desk.close();

    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(latin(file)).doesNotContain(SECRET, "X-BAPI-SIGN"));
    }
  }

  @Test
  void tradesASignalThatWasJournalledByAnEarlierRun() throws IOException {
    Files.createFile(directory.resolve("inbox/stay.tmp"));
    desk.close();
    drop("late.json", "{\"id\":\"late\",\"symbol\":\"ETHUSDT\",\"side\":\"buy\",\"qty\":\"0.1\"}");

    desk = desk(Map.of());

    assertThat(result("done", "late.json").path("state").asText()).isEqualTo("FILLED");
    assertThat(directory.resolve("inbox/stay.tmp")).exists();
  }

  private static String latin(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
