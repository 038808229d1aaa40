package io.github.bybitcamel.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule on both sides of its boundary, and where it cannot know. */
class RiskRuleTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final PositionKey BTC = new PositionKey(Category.LINEAR, "BTCUSDT", 0);
  private static final PositionKey ETH = new PositionKey(Category.LINEAR, "ETHUSDT", 0);

  /** One boundary: a limit, what just passes, and what is just denied with which words. */
  @ParameterizedTest(name = "{0} {1}: {2} passes, {3} does not")
  @CsvSource(
      delimiter = '|',
      value = {
        "risk.max-order-notional    | 10000 | 10000.00 | 10000.01 | MAX_NOTIONAL: 10000.01 USDT > 10000",
        "risk.max-position-notional | 10000 | 10000    | 10000.01 | MAX_POSITION_NOTIONAL: BTCUSDT 10000.01 USD > 10000",
        "risk.max-total-notional    | 10000 | 10000    | 10000.01 | MAX_TOTAL_NOTIONAL: 10000.01 USD > 10000",
      })
  void value(String name, String limit, String passes, String denied, String text) {
    RiskLimits limits = limits(name, limit);

    assertThat(limits.judge(wish().value(passes).build(), exposure().build())).isEmpty();
    assertThat(limits.judge(wish().value(denied).build(), exposure().build()))
        .map(Denial::text)
        .contains(text);
  }

  @Test
  void anotherCoinIsValuedInDollars() {
    RiskLimits limits = limits("risk.max-order-notional", "10000");
    Exposure exposure = exposure().rate("50000").build();

    assertThat(limits.judge(wish().value("0.2").coin("BTC").build(), exposure)).isEmpty();
    assertThat(limits.judge(wish().value("0.3").coin("BTC").build(), exposure))
        .map(Denial::text)
        .contains("MAX_NOTIONAL: 0.3 BTC = 15000 USD > 10000");
  }

  @ParameterizedTest
  @CsvSource({
    "BUY,  4000, true",
    "BUY,  4000.01, false",
    // Out of a long one and into a short one: 1000 short at most by the order in the book.
    "SELL, 12000, true",
    "SELL, 16000, true",
    "SELL, 16000.01, false",
  })
  void aPositionCountsWithItsWorkingOrders(Side side, String value, boolean passes) {
    Holdings holdings =
        new Holdings(
            Map.of(BTC, new BigDecimal("6000")),
            List.of(working("a", BTC, Side.SELL, "0"), working("e", ETH, Side.BUY, "9999")));

    assertThat(
            limits("risk.max-position-notional", "10000")
                .judge(
                    wish().side(side).value(value).build(), exposure().holdings(holdings).build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @Test
  void anOrderThatMakesATooLargePositionSmallerPasses() {
    Holdings holdings = new Holdings(Map.of(BTC, new BigDecimal("20000")), List.of());
    RiskLimits limits =
        limits(Map.of("risk.max-position-notional", "10000", "risk.max-total-notional", "10000"));

    assertThat(limits.judge(wish().side(Side.SELL).build(), exposure().holdings(holdings).build()))
        .isEmpty();
    assertThat(limits.judge(wish().side(Side.BUY).build(), exposure().holdings(holdings).build()))
        .map(Denial::code)
        .contains("MAX_POSITION_NOTIONAL");
  }

  @Test
  void theTotalIsTheWorstOfEveryPosition() {
    Holdings holdings =
        new Holdings(
            Map.of(BTC, new BigDecimal("-3000"), ETH, new BigDecimal("2000")),
            List.of(working("1", BTC, Side.SELL, "1000"), working("2", ETH, Side.SELL, "3000")));

    // BTC 3000 + 1000, ETH at worst 2000 long.
    assertThat(holdings.total()).isEqualByComparingTo("6000");
  }

  @Test
  void hedgedLegsCountEach() {
    PositionKey longLeg = new PositionKey(Category.LINEAR, "BTCUSDT", 1);
    PositionKey shortLeg = new PositionKey(Category.LINEAR, "BTCUSDT", 2);
    Holdings holdings =
        new Holdings(
            Map.of(longLeg, new BigDecimal("5000"), shortLeg, new BigDecimal("-5000")), List.of());

    assertThat(holdings.total()).isEqualByComparingTo("10000");
  }

  @Test
  void theSameOrderOnItsWayAndInTheBookCountsOnce() {
    Holdings read = new Holdings(Map.of(), List.of(working("a", BTC, Side.BUY, "1000")));

    assertThat(
            read.with(
                    List.of(
                        working("a", BTC, Side.BUY, "1000"), working("b", BTC, Side.BUY, "500")))
                .total())
        .isEqualByComparingTo("1500");
  }

  @Test
  void aCoinThatIsHeldIsAPositionButNoPartOfTheTotal() {
    PositionKey spot = new PositionKey(Category.SPOT, "BTCUSDT", 0);
    Holdings holdings = new Holdings(Map.of(spot, new BigDecimal("9500")), List.of());
    Wish wish = wish().category(Category.SPOT).value("501").build();

    assertThat(
            limits("risk.max-position-notional", "10000")
                .judge(wish, exposure().holdings(holdings).build()))
        .map(Denial::text)
        .contains("MAX_POSITION_NOTIONAL: BTCUSDT 10001 USD > 10000");
    assertThat(
            limits("risk.max-total-notional", "501")
                .judge(wish, exposure().holdings(holdings).build()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, true, ''", "2, false, MAX_OPEN_ORDERS: 3 > 2"})
  void openOrders(int there, boolean passes, String text) {
    List<Working> orders =
        java.util.stream.IntStream.range(0, there)
            .mapToObj(i -> working("o" + i, ETH, Side.BUY, "1"))
            .toList();
    Optional<Denial> denial =
        limits("risk.max-open-orders", "2")
            .judge(wish().build(), exposure().holdings(new Holdings(Map.of(), orders)).build());

    assertThat(denial.isEmpty()).isEqualTo(passes);
    assertThat(denial.map(Denial::text).orElse("")).isEqualTo(text);
  }

  @Test
  void whatDoesNotRestIsNoOpenOrder() {
    Holdings holdings = new Holdings(Map.of(), List.of(working("a", BTC, Side.BUY, "1")));

    assertThat(
            limits("risk.max-open-orders", "1")
                .judge(wish().market().build(), exposure().holdings(holdings).build()))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({
    "BUY, 30900, true", "BUY, 30900.1, false", "BUY, 10000, true",
    "SELL, 29100, true", "SELL, 29099.9, false", "SELL, 90000, true",
  })
  void aPriceMayBeThreePercentThroughTheMark(Side side, String price, boolean passes) {
    assertThat(
            limits("risk.price-collar", "3")
                .judge(wish().side(side).price(price).build(), exposure().build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @Test
  void aCollarDenialHasTheNumbers() {
    assertThat(
            limits("risk.price-collar", "3")
                .judge(wish().price("33000").build(), exposure().build()))
        .map(Denial::text)
        .contains("PRICE_COLLAR: Buy BTCUSDT at 33000, the market is at 30000, 10 % > 3 %");
  }

  @ParameterizedTest
  @CsvSource({
    "BUY, 30900, 1, true",
    "BUY, 30901, 1, false",
    "SELL, 9, 29100, true",
    "SELL, 9, 29099, false"
  })
  void aMarketOrderIsHeldAgainstWhatItWouldTake(Side side, String ask, String bid, boolean passes) {
    Quote quote =
        new Quote(
            new BigDecimal("30000"),
            new BigDecimal("30000"),
            Optional.of(new BigDecimal(bid)),
            Optional.of(new BigDecimal(ask)));

    assertThat(
            limits("risk.price-collar", "3")
                .judge(wish().side(side).market().build(), exposure().quote(quote).build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @Test
  void aStopOrderIsHeldAgainstItsTrigger() {
    RiskLimits limits = limits("risk.price-collar", "3");

    assertThat(limits.judge(wish().trigger("40000").price("41200").build(), exposure().build()))
        .isEmpty();
    assertThat(limits.judge(wish().trigger("40000").price("41201").build(), exposure().build()))
        .map(Denial::code)
        .contains("PRICE_COLLAR");
    assertThat(limits.judge(wish().trigger("40000").market().build(), exposure().build()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30303.03, true", "30303.04, false", "29702.98, true", "29702.97, false"})
  void theMarketMayMoveOnePercentFromTheSignalsPrice(String last, boolean passes) {
    // 30000 / 1.01 = 29702.97…, 30000 / 0.99 = 30303.03…: the sender's price is the hundred.
    assertThat(
            limits("risk.max-slippage", "1")
                .judge(wish().signalPrice(last).build(), exposure().build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({
    "risk.orders-per-minute, 60",
    "risk.orders-per-hour, 3600",
    "risk.orders-per-day, 86400",
  })
  void soManyOrdersInAWindow(String name, int seconds) {
    RiskLimits limits = limits(name, "3");
    Pace pace = new Pace();
    pace.passed("X", NOW.minusSeconds(seconds));
    pace.passed("X", NOW.minusSeconds(seconds).plusNanos(1000));
    pace.passed("X", NOW);

    assertThat(limits.judge(wish().build(), exposure().pace(pace).build())).isEmpty();

    pace.passed("X", NOW);
    assertThat(limits.judge(wish().build(), exposure().pace(pace).build()))
        .map(Denial::numbers)
        .contains("4 > 3");
  }

  @Test
  void aSignalThatAsksOnceMoreDoesNotCountAgainstItself() {
    Pace pace = new Pace();
    pace.passed("X", NOW.minusSeconds(30));
    pace.passed(7, "X", NOW.minusSeconds(20));

    assertThat(pace.without(7).within(Duration.ofMinutes(1), NOW)).isEqualTo(1);
    assertThat(pace.without(7).last("X")).contains(NOW.minusSeconds(30));
    assertThat(pace.without(8).within(Duration.ofMinutes(1), NOW)).isEqualTo(2);
    assertThat(pace.last("X")).contains(NOW.minusSeconds(20));

    pace.forget(7);
    pace.passed(7, "X", NOW);

    assertThat(pace.within(Duration.ofMinutes(1), NOW)).isEqualTo(2);
    assertThat(pace.without(7).last("X")).contains(NOW.minusSeconds(30));
    assertThat(pace.last("X")).contains(NOW);
  }

  @ParameterizedTest
  @CsvSource({"30, true", "29, false"})
  void aSymbolRestsBetweenOrders(int secondsAgo, boolean passes) {
    Pace pace = new Pace();
    pace.passed("BTCUSDT", NOW.minusSeconds(secondsAgo));
    pace.passed("ETHUSDT", NOW);

    Optional<Denial> denial =
        limits("risk.cool-down", "30").judge(wish().build(), exposure().pace(pace).build());

    assertThat(denial.isEmpty()).isEqualTo(passes);
    denial.ifPresent(
        d ->
            assertThat(d.text())
                .isEqualTo("COOL_DOWN: the last order of BTCUSDT was 29 s ago < 30 s"));
  }

  @ParameterizedTest
  @CsvSource({"-499.99, true", "-500, false", "-500.01, false", "100, true"})
  void aDayMayCostLessThanItsLimit(String day, boolean passes) {
    assertThat(
            limits("risk.daily-loss", "500")
                .judge(wish().build(), exposure().day(day).build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, 10, true", "LINEAR, 10.01, false", "INVERSE, 11, false", "SPOT, 99, true"})
  void leverage(Category category, String leverage, boolean passes) {
    assertThat(
            limits("risk.max-leverage", "10")
                .judge(wish().category(category).build(), exposure().leverage(leverage).build())
                .isEmpty())
        .isEqualTo(passes);
  }

  @Test
  void leverageIsNotSetHigherThanAllowed() {
    RiskLimits limits = limits("risk.max-leverage", "10");

    assertThat(limits.refuseLeverage(new BigDecimal("10"), "BTCUSDT")).isEmpty();
    assertThat(limits.refuseLeverage(new BigDecimal("10.5"), "BTCUSDT"))
        .map(Denial::text)
        .contains("MAX_LEVERAGE: BTCUSDT to 10.5 > 10");
  }

  @Test
  void anEntryNeedsAStopWhereOneIsRequired() {
    RiskLimits limits = limits("risk.require-stop", "true");

    assertThat(limits.judge(wish().stopped().build(), exposure().build())).isEmpty();
    assertThat(limits.judge(wish().build(), exposure().build()))
        .map(Denial::text)
        .contains("STOP_REQUIRED: an order of BTCUSDT without stop_loss");
  }

  @ParameterizedTest
  @CsvSource({
    "risk.categories, 'spot, linear', spot, CATEGORY_NOT_ALLOWED: linear is none of [spot]",
    "risk.symbols, 'BTCUSDT,X', X, SYMBOL_NOT_ALLOWED: BTCUSDT is none of [X]",
    "risk.actions, 'order', target, ACTION_NOT_ALLOWED: order is none of [target]",
  })
  void onlyWhatIsNamed(String name, String with, String without, String text) {
    assertThat(limits(name, with).judge(wish().build(), exposure().build())).isEmpty();
    assertThat(limits(name, without).judge(wish().build(), exposure().build()))
        .map(Denial::text)
        .contains(text);
  }

  @Test
  void aSourceMayLessThanEverybodyAndNeverMore() {
    Allowance narrow =
        new Allowance(Set.of(), Set.of("ETHUSDT"), Set.of(), Optional.of(new BigDecimal("50")));
    RiskLimits limits =
        settings(Map.of("risk.max-order-notional", "100"), false).limits(Map.of("tv", narrow));

    assertThat(limits.judge(wish().value("100").build(), exposure().build())).isEmpty();
    assertThat(limits.judge(wish().source("tv").build(), exposure().build()))
        .map(Denial::code)
        .contains("SYMBOL_NOT_ALLOWED");
    assertThat(
            limits.judge(
                wish().source("tv").symbol("ETHUSDT").value("51").build(), exposure().build()))
        .map(Denial::text)
        .contains("MAX_NOTIONAL: 51 USDT > 50");
  }

  @ParameterizedTest
  @CsvSource({"5000, true", "5001, false"})
  void dataMayBeAsOldAsIsSaidAndNoOlder(int millis, boolean passes) {
    Exposure exposure = exposure().read(NOW.minusMillis(millis)).build();

    Optional<Denial> denial =
        limits("risk.max-total-notional", "10000").judge(wish().build(), exposure);

    assertThat(denial.isEmpty()).isEqualTo(passes);
    denial.ifPresent(
        d ->
            assertThat(d.text())
                .isEqualTo(
                    "STALE_DATA: MAX_TOTAL_NOTIONAL cannot be judged: positions and open orders"
                        + " are 5001 ms old > 5000 ms"));
  }

  /** Fails closed: with its limit set and its data missing, every rule that needs data denies. */
  @ParameterizedTest
  @EnumSource
  void deniesWithoutTheDataItNeeds(RiskRule rule) {
    RiskLimits limits = settings(Map.of("risk.max-order-notional", "10000"), true).limits(Map.of());
    Exposure blind =
        new Exposure(
            NOW,
            Reading.failed("no answer"),
            Reading.failed("no answer"),
            Reading.failed("no answer"),
            Reading.failed("no answer"),
            Reading.failed("no answer"),
            new Pace());
    Wish wish = wish().signalPrice("30000").build();

    Optional<Denial> denial = rule.judge(wish, blind, limits);

    if (rule.needs(limits).isEmpty()) {
      assertThat(denial).isEmpty();
    } else {
      assertThat(denial).map(Denial::code).contains("NO_DATA");
      assertThat(denial).map(Denial::numbers).get().asString().contains("no answer");
    }
  }

  @Test
  void realMoneyHasALimitForEverythingThatIsNotLifted() {
    RiskLimits limits = settings(Map.of("risk.max-order-notional", "100"), true).limits(Map.of());

    assertThat(limits.everybody().categories()).doesNotContain("option").contains("linear");
    assertThat(limits.maxPositionNotional()).contains(new BigDecimal("1000"));
    assertThat(limits.maxTotalNotional()).contains(new BigDecimal("2000"));
    assertThat(limits.dailyLoss()).contains(new BigDecimal("100"));
    assertThat(limits.needs()).containsExactlyInAnyOrder(Datum.values());

    Map<String, String> lifted =
        Arrays.stream(
                "max-position-notional max-total-notional max-open-orders price-collar max-slippage orders-per-minute orders-per-hour orders-per-day daily-loss max-leverage categories"
                    .split(" "))
            .collect(Collectors.toMap(name -> "risk." + name, name -> "none"));
    assertThat(settings(lifted, true).limits(Map.of()).needs()).isEmpty();
  }

  @Test
  void playMoneyHasOnlyTheLimitsThatAreSet() {
    assertThat(settings(Map.of(), false).limits(Map.of()).needs()).isEmpty();
  }

  private static RiskLimits limits(String name, String value) {
    return limits(Map.of(name, value));
  }

  private static RiskLimits limits(Map<String, String> values) {
    return settings(values, false).limits(Map.of());
  }

  private static RiskSettings settings(Map<String, String> values, boolean realMoney) {
    Map<String, String> copy = new HashMap<>(values);
    return new RiskSettings(name -> Optional.ofNullable(copy.get(name)), realMoney);
  }

  private static Working working(String name, PositionKey key, Side side, String value) {
    return new Working(name, key, side, new BigDecimal(value), true);
  }

  private static Wishing wish() {
    return new Wishing();
  }

  private static Seeing exposure() {
    return new Seeing();
  }

  /** An order of 1 USDT for BTCUSDT at 30000, unless something else is said. */
  private static final class Wishing {
    private String source = "inbox";
    private Category category = Category.LINEAR;
    private String symbol = "BTCUSDT";
    private Side side = Side.BUY;
    private String value = "1";
    private String coin = "USDT";
    private Optional<BigDecimal> price = Optional.of(new BigDecimal("30000"));
    private Optional<BigDecimal> trigger = Optional.empty();
    private boolean stopped;
    private Optional<BigDecimal> signalPrice = Optional.empty();

    Wishing source(String text) {
      source = text;
      return this;
    }

    Wishing category(Category one) {
      category = one;
      return this;
    }

    Wishing symbol(String text) {
      symbol = text;
      return this;
    }

    Wishing side(Side one) {
      side = one;
      return this;
    }

    Wishing value(String text) {
      value = text;
      return this;
    }

    Wishing coin(String text) {
      coin = text;
      return this;
    }

    Wishing price(String text) {
      price = Optional.of(new BigDecimal(text));
      return this;
    }

    Wishing market() {
      price = Optional.empty();
      return this;
    }

    Wishing trigger(String text) {
      trigger = Optional.of(new BigDecimal(text));
      return this;
    }

    Wishing stopped() {
      stopped = true;
      return this;
    }

    Wishing signalPrice(String text) {
      signalPrice = Optional.of(new BigDecimal(text));
      return this;
    }

    Wish build() {
      return new Wish(
          source,
          "order",
          category,
          symbol,
          0,
          side,
          new BigDecimal(value),
          coin,
          price,
          trigger,
          price.isPresent() || trigger.isPresent(),
          stopped,
          signalPrice);
    }
  }

  /** A market at 30000 and an empty account, read just now, unless something else is said. */
  private static final class Seeing {
    private Instant read = NOW;
    private String rate = "1";
    private Holdings holdings = Holdings.NONE;
    private String leverage = "1";
    private String day = "0";
    private Pace pace = new Pace();
    private Quote quote =
        new Quote(
            new BigDecimal("30000"),
            new BigDecimal("30000"),
            Optional.of(new BigDecimal("29999")),
            Optional.of(new BigDecimal("30001")));

    Seeing read(Instant at) {
      read = at;
      return this;
    }

    Seeing rate(String text) {
      rate = text;
      return this;
    }

    Seeing holdings(Holdings some) {
      holdings = some;
      return this;
    }

    Seeing leverage(String text) {
      leverage = text;
      return this;
    }

    Seeing day(String text) {
      day = text;
      return this;
    }

    Seeing pace(Pace some) {
      pace = some;
      return this;
    }

    Seeing quote(Quote some) {
      quote = some;
      return this;
    }

    Exposure build() {
      return new Exposure(
          NOW,
          Reading.of(quote, read),
          Reading.of(new BigDecimal(rate), NOW.minus(Duration.ofMillis(1))),
          Reading.of(holdings, read),
          Reading.of(new BigDecimal(leverage), read),
          Reading.of(new BigDecimal(day), read),
          pace);
    }
  }
}
