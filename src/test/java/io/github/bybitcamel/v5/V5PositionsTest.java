package io.github.bybitcamel.v5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.ClosedPnl;
import io.github.bybitcamel.model.Position;
import io.github.bybitcamel.model.PositionDetails;
import io.github.bybitcamel.model.PositionMode;
import io.github.bybitcamel.model.PriceType;
import io.github.bybitcamel.model.Side;
import io.github.bybitcamel.model.TpslMode;
import io.github.bybitcamel.model.TradingStop;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class V5PositionsTest {

  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<BigDecimal> NOTHING = Optional.empty();

  private final ScriptedClient client = new ScriptedClient();
  private final V5Positions positions = new V5Positions(client);

  @Test
  void readsAPosition() {
    client.fixture("position/list");

    assertThat(positions.list(Category.INVERSE, Optional.of("BTCUSD"), NONE))
        .containsExactly(
            new Position(
                Category.INVERSE,
                "BTCUSD",
                0,
                Optional.of(Side.SELL),
                new BigDecimal("300"),
                some("27464.50441675"),
                some("28224.50"),
                some("10"),
                NOTHING,
                some("-0.00029413"),
                NOTHING,
                NOTHING,
                NOTHING,
                Instant.ofEpochMilli(1697673600012L)));
  }

  @Test
  void readsAllThatIsToldOfAPosition() {
    client.fixture("position/list");

    PositionDetails details = positions.details(Category.INVERSE, NONE).get(0);

    assertThat(details)
        .isEqualTo(
            new PositionDetails(
                details.position(),
                some("0.01092319"),
                some("0.00013123"),
                some("-0.00096902"),
                some("0.00010923"),
                some("0.0000015"),
                Optional.of(2L),
                "Normal",
                false,
                Optional.of(5723621632L),
                Optional.of(Instant.ofEpochMilli(1676538056258L)),
                Optional.of(Instant.ofEpochMilli(1697673600012L))));
    assertThat(details.position().symbol()).isEqualTo("BTCUSD");
  }

  @Test
  void readsAFlatPosition() {
    client.rows("", "{'symbol':'A','side':'','size':'0','avgPrice':'0','updatedTime':''}");

    Position flat = positions.list(Category.LINEAR, Optional.of("A"), NONE).get(0);

    assertThat(flat.isFlat()).isTrue();
    assertThat(flat.side()).isEmpty();
    assertThat(flat.averagePrice()).isEmpty();
  }

  @Test
  void doesNotTakeWhatItCannotReadForFlat() {
    client.rows("", "{'symbol':'A','side':'Long','size':'5'}");
    assertThatThrownBy(() -> positions.list(Category.LINEAR, Optional.of("A"), NONE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("side is 'Long'");

    client.rows("", "{'symbol':'A','side':'Long','size':'5'}").rows("");
    assertThat(positions.list(Category.LINEAR, NONE, NONE)).isEmpty();
    assertThat(client.skippedRows()).containsExactly("/v5/position/list: side is 'Long' in row A ");
  }

  @Test
  void leavesNoneOutWhereAllOpenOnesAreAskedFor() {
    client
        .rows("next", "{'symbol':'A','side':'Buy','size':'5'}")
        .rows("", "{'symbol':'B','side':'Long','size':'5'}");
    assertThatThrownBy(() -> positions.allOpen(Category.INVERSE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("side is 'Long'");

    client.json("{'retCode':0,'time':1,'result':{}}");
    assertThatThrownBy(() -> positions.allOpen(Category.INVERSE))
        .isInstanceOf(V5Exception.class)
        .hasMessageContaining("no list");

    client.rows("next", "{'symbol':'A','side':'Buy','size':'5'}").rows("");
    assertThat(positions.allOpen(Category.INVERSE))
        .extracting(Position::symbol)
        .containsExactly("A");
  }

  @Test
  void takesWhatIsNoListForNoEmptyOne() {
    for (String result : List.of("{}", "{'list':null}", "{'list':{}}")) {
      client
          .rows("next", "{'symbol':'A','side':'Buy','size':'5'}")
          .json("{'retCode':0,'time':1,'result':" + result + "}");

      assertThatThrownBy(() -> positions.details(Category.INVERSE, NONE))
          .as(result)
          .isInstanceOf(V5Exception.class)
          .hasMessageContaining("no list");
    }
  }

  @Test
  void coversBothLinearCoins() {
    client.rows("").rows("");

    positions.list(Category.LINEAR, NONE, NONE);

    assertThat(client.asked())
        .containsExactly(
            "/v5/position/list {category=linear, settleCoin=USDT, limit=200}",
            "/v5/position/list {category=linear, settleCoin=USDC, limit=200}");
  }

  @Test
  void setsTheLeverageOfBothSides() {
    client.fixture("position/set-leverage").refusal(110043).refusal(110013);

    positions.setLeverage(Category.LINEAR, "BTCUSDT", new BigDecimal("6"));
    positions.setLeverage(Category.LINEAR, "BTCUSDT", new BigDecimal("6"));

    assertThat(client.asked())
        .hasSize(2)
        .containsOnly(
            "/v5/position/set-leverage"
                + " {category=linear, symbol=BTCUSDT, buyLeverage=6, sellLeverage=6}");
    assertThatThrownBy(
            () -> positions.setLeverage(Category.LINEAR, "BTCUSDT", new BigDecimal("999")))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void believesThatItWasSoOnlyWhereTheCodeCanMeanNothingElse() {
    String shown = "{'symbol':'BTCUSDT','side':'','size':'0','leverage':'6','positionIdx':0}";
    BigDecimal six = new BigDecimal("6");

    client.refusal(34040).rows("", shown);
    positions.setLeverage(Category.LINEAR, "BTCUSDT", six);

    client.refusal(34040).rows("", shown);
    assertThatThrownBy(() -> positions.setLeverage(Category.LINEAR, "BTCUSDT", BigDecimal.TEN))
        .isInstanceOf(V5Exception.class);
    client.refusal(10014).rows("", shown);
    assertThatThrownBy(
            () ->
                positions.switchMode(
                    Category.LINEAR, Optional.of("BTCUSDT"), NONE, PositionMode.HEDGE))
        .isInstanceOf(V5Exception.class);
  }

  @Test
  void switchesTheModeOfASymbolOrCoin() {
    client.fixture("position/switch-mode").refusal(110025);

    positions.switchMode(
        Category.LINEAR, Optional.of("BTCUSDT"), Optional.of("USDT"), PositionMode.HEDGE);
    positions.switchMode(Category.LINEAR, NONE, Optional.of("USDT"), PositionMode.ONE_WAY);

    assertThat(client.asked())
        .containsExactly(
            "/v5/position/switch-mode {category=linear, symbol=BTCUSDT, mode=3}",
            "/v5/position/switch-mode {category=linear, coin=USDT, mode=0}");
  }

  @Test
  void setsAFullStop() {
    client.fixture("position/trading-stop");

    positions.tradingStop(stop(TpslMode.FULL, some("0.6"), some("0"), NOTHING));

    assertThat(client.asked())
        .containsExactly(
            "/v5/position/trading-stop {category=linear, symbol=XRPUSDT, tpslMode=Full,"
                + " positionIdx=0, takeProfit=0.6, stopLoss=0, tpTriggerBy=MarkPrice,"
                + " tpOrderType=Market, slTriggerBy=LastPrice, slOrderType=Market}");
  }

  @Test
  void setsAPartialStop() {
    client.fixture("position/trading-stop");

    positions.tradingStop(stop(TpslMode.PARTIAL, NOTHING, some("0.2"), some("50")));

    assertThat(client.asked())
        .containsExactly(
            "/v5/position/trading-stop {category=linear, symbol=XRPUSDT, tpslMode=Partial,"
                + " positionIdx=0, stopLoss=0.2, slTriggerBy=LastPrice, slOrderType=Market,"
                + " slSize=50}");
  }

  @Test
  void believesNotModifiedOnlyWhereThePositionShowsIt() {
    String shown = "{'symbol':'XRPUSDT','side':'Buy','size':'5','takeProfit':'%s'}";
    TradingStop stop = stop(TpslMode.FULL, some("0.60"), some("0"), NOTHING);

    client.refusal(34040).rows("", shown.formatted("0.6"));
    assertThatCode(() -> positions.tradingStop(stop)).doesNotThrowAnyException();

    client.refusal(34040).rows("", shown.formatted("0.7"));
    assertThatThrownBy(() -> positions.tradingStop(stop)).isInstanceOf(V5Exception.class);
  }

  @Test
  void readsClosedPnl() {
    client.fixture("position/closed-pnl").rows("");

    assertThat(positions.closedPnl(Category.LINEAR, NONE, Optional.empty()))
        .containsExactly(
            new ClosedPnl(
                Category.LINEAR,
                "ETHPERP",
                "5a373bfe-188d-4913-9c81-d57ab5be8068",
                Side.SELL,
                new BigDecimal("3"),
                new BigDecimal("1194.97516667"),
                new BigDecimal("1180.59833333"),
                new BigDecimal("-47.4065323"),
                some("3"),
                Instant.ofEpochMilli(1672214887231L),
                Instant.ofEpochMilli(1672214887236L)));
  }

  private static TradingStop stop(
      TpslMode mode,
      Optional<BigDecimal> takeProfit,
      Optional<BigDecimal> stopLoss,
      Optional<BigDecimal> size) {
    return new TradingStop(
        Category.LINEAR,
        "XRPUSDT",
        0,
        mode,
        takeProfit,
        stopLoss,
        NOTHING,
        NOTHING,
        size,
        PriceType.MARK,
        PriceType.LAST);
  }

  private static Optional<BigDecimal> some(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
