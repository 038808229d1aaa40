package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one look proves of orders, on an exchange that answers as each test says. */
@Timeout(30)
class OrderLookTest {

  private static final Duration ABSENCE = Duration.ofSeconds(30);

  /** Where the orders stand that the exchange shows. */
  private static final Map<String, String> STATUS = Map.of("name-b", "New", "filled-a", "Filled");

  @TempDir Path directory;
  private final SetClock now = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void provesNoAbsenceByAPageAloneHoweverLongTheLookTakes() {
    Entry entry = twoOrders();
    Watch watch =
        new Watch(
            entry.sequence(),
            Due.AT_ONCE,
            5,
            0,
            Optional.of(now.instant().minus(ABSENCE).plusMillis(100)),
            false);
    Sighting page = new Sighting(Map.of(), true);

    Finding early = look().look(entry, watch, page);
    Finding last = look().look(ledger.find(entry.sequence()).orElseThrow(), watch, page);

    assertThat(early.kind()).isEqualTo(Finding.Kind.OPEN);
    assertThat(last.kind()).isEqualTo(Finding.Kind.OPEN);
    assertThat(ledger.find(entry.sequence()).orElseThrow().legs())
        .extracting(Leg::state)
        .containsExactly(SignalState.ACKED, SignalState.WORKING);
  }

  @ParameterizedTest
  @CsvSource({
    "ACKED, EXPIRED",
    "ACKED, DENIED",
    "WORKING, EXPIRED",
    "WORKING, NOT_PLACED",
    "PARTIALLY_FILLED, EXPIRED",
    "UNKNOWN, EXPIRED",
    "UNKNOWN, DENIED"
  })
  void endsASignalOfWhichOneOrderHasExecutedAndTheOtherWasNotSent(
      SignalState stands, SignalState unsent) {
    Entry entry = secondUnsent(stands, unsent);

    Finding finding = look().look(entry, watch(entry), Sighting.NONE);

    assertThat(finding.kind()).isEqualTo(Finding.Kind.ENDED);
    assertThat(ledger.find(entry.sequence()).orElseThrow())
        .returns(unsent, Entry::state)
        .returns("why", Entry::reason);
  }

  @Test
  void endsASignalThatWasLeftOpenThoughItsOrdersHaveEnded() {
    Entry entry = secondUnsent(SignalState.ACKED, SignalState.EXPIRED);
    Leg filled = Fate.moved(entry.legs().get(0), SignalState.FILLED, "", "o-a");
    Entry left = ledger.update(entry.sequence(), filled, SignalState.ACKED, "", now.instant());

    Finding finding = look().look(left, watch(left), Sighting.NONE);

    assertThat(finding.kind()).isEqualTo(Finding.Kind.ENDED);
    assertThat(ledger.find(entry.sequence()).orElseThrow())
        .returns(SignalState.EXPIRED, Entry::state)
        .returns("why", Entry::reason);
  }

  @Test
  void sendsNothingAgainThatTheExchangeHasForgottenAndEndsItByAPersonsWord() {
    Entry entry = intended("gone");
    now.forward(Duration.ofDays(8));
    Watch watch = absent(entry);

    assertThat(look().look(entry, watch, Sighting.NONE).kind()).isEqualTo(Finding.Kind.OPEN);
    compared(entry);
    assertThat(look().look(entry, watch, Sighting.NONE).kind()).isEqualTo(Finding.Kind.ENDED);

    assertThat(ledger.find(entry.sequence()).orElseThrow().state())
        .isEqualTo(SignalState.NOT_PLACED);
  }

  @Test
  void endsWhatWaitsForAnOrderThatTheExchangeHasForgottenByAPersonsWord() {
    Entry entry = secondWaits("gone");
    now.forward(Duration.ofDays(8));
    Watch watch = absent(entry);

    look().look(entry, watch, Sighting.NONE);
    assertThat(ledger.find(entry.sequence()).orElseThrow().state().isFinal()).isFalse();
    compared(entry);
    assertThat(look().look(entry, watch, Sighting.NONE).kind()).isEqualTo(Finding.Kind.ENDED);

    assertThat(ledger.find(entry.sequence()).orElseThrow().legs())
        .extracting(Leg::state)
        .containsOnly(SignalState.NOT_PLACED);
  }

  @Test
  void doesNotKeepWhatIsNotWantedBehindAnOrderThatIsShownNowhere() {
    Entry entry = secondWaits("gone");
    now.forward(Duration.ofHours(1));

    look().look(entry, absent(entry), Sighting.NONE);

    assertThat(ledger.find(entry.sequence()).orElseThrow())
        .returns(SignalState.ACKED, Entry::state)
        .extracting(Entry::legs, as(list(Leg.class)))
        .extracting(Leg::state)
        .containsExactly(SignalState.ACKED, SignalState.NOT_PLACED);
  }

  private Watch absent(Entry entry) {
    return new Watch(
        entry.sequence(), Due.AT_ONCE, 5, 0, Optional.of(now.instant().minus(ABSENCE)), false);
  }

  private void compared(Entry entry) {
    ledger.append(
        new Attempt(
            entry.sequence(), "", now.instant(), "by a person", "", Attempt.COMPARED, "", 0));
  }

  /** A reversal: the order that closes was acknowledged, the one that opens waits for it. */
  private Entry secondWaits(String name) {
    Leg opens = leg(name, 'b');
    Entry entry =
        intended(
            "order",
            "\"side\":\"buy\",\"order_type\":\"market\",\"qty\":\"1\"",
            List.of(
                leg(name, 'a'),
                new Leg(
                    opens.orderLinkId(),
                    'b',
                    "linear",
                    "BTCUSDT",
                    opens.request().replace("true", "false"),
                    "",
                    SignalState.INTENT,
                    "",
                    "",
                    "",
                    "")));
    Leg acknowledged = Fate.moved(entry.legs().get(0), SignalState.ACKED, "", "o-a");
    Leg waiting = Placing.waiting(entry.legs().get(1));
    ledger.update(entry.sequence(), acknowledged, SignalState.INTENT, "", now.instant());
    return ledger.update(entry.sequence(), waiting, SignalState.INTENT, "", now.instant());
  }

  /** Two orders to close by: the exchange shows the first as executed, the second was not sent. */
  private Entry secondUnsent(SignalState stands, SignalState unsent) {
    Entry entry = intended("filled");
    Leg first = Fate.moved(entry.legs().get(0), stands, "", "");
    Leg second = Fate.moved(entry.legs().get(1), unsent, "why", "");
    ledger.update(entry.sequence(), first, stands, "", now.instant());
    return ledger.update(entry.sequence(), second, stands, "", now.instant());
  }

  private Watch watch(Entry entry) {
    return new Watch(entry.sequence(), Due.AT_ONCE, 0, 0, Optional.empty(), false);
  }

  /** Two orders to close by: one was acknowledged and is not shown, of the other nobody knows. */
  private Entry twoOrders() {
    Entry entry = intended("name");
    Leg acknowledged = Fate.moved(entry.legs().get(0), SignalState.ACKED, "", "o-a");
    Leg unknown = Fate.moved(entry.legs().get(1), SignalState.UNKNOWN, "", "");
    ledger.update(entry.sequence(), acknowledged, SignalState.INTENT, "", now.instant());
    return ledger.update(entry.sequence(), unknown, SignalState.UNKNOWN, "", now.instant());
  }

  private Entry intended(String name) {
    return intended("close", "\"x_why\":\"x\"", List.of(leg(name, 'a'), leg(name, 'b')));
  }

  private Entry intended(String action, String fields, List<Leg> legs) {
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"c","account":"default","action":"%s",\
        "category":"linear","symbol":"BTCUSDT",%s}"""
            .formatted(action, fields);
    Delivery.Item item =
        new Delivery.Item(
            1,
            "c",
            "default",
            "default/BTCUSDT",
            action,
            "BTCUSDT",
            action.equals("close"),
            "c",
            "{}",
            canonical,
            "");
    long sequence =
        ledger
            .receive(new Delivery("test", "c", "c", now.instant(), true, List.of(item)))
            .get(0)
            .sequence();
    return ledger.intend(sequence, legs, now.instant());
  }

  private static Leg leg(String name, char leg) {
    String request =
        """
        {"category":"linear","symbol":"BTCUSDT","side":"Sell","orderType":"Market","qty":"1.000",\
        "timeInForce":"IOC","positionIdx":0,"reduceOnly":true,"orderLinkId":"%s-%s"}"""
            .formatted(name, leg);
    return new Leg(
        name + "-" + leg,
        leg,
        "linear",
        "BTCUSDT",
        request,
        "",
        SignalState.INTENT,
        "",
        "",
        "",
        "");
  }

  private OrderLook look() {
    OrderEvidence evidence = new OrderEvidence(new V5Orders(exchange()));
    return new OrderLook(ledger, evidence, new Freshness(Duration.ofMinutes(5)), ABSENCE, now);
  }

  /** Shows two orders, and only to who asks for them; every answer takes its time. */
  private V5Client exchange() {
    return request -> {
      now.forward(Duration.ofMillis(150));
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      if (request.endpoint().path().equals("/v5/order/realtime")) {
        request.orderLinkId().filter(STATUS::containsKey).ifPresent(name -> list.add(order(name)));
      }
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.set("list", list);
      return new V5Answer(
          0, "OK", result, JsonNodeFactory.instance.objectNode(), now.instant(), Optional.empty());
    };
  }

  private static ObjectNode order(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("symbol", "BTCUSDT")
        .put("orderId", "o-" + name)
        .put("orderLinkId", name)
        .put("side", "Sell")
        .put("orderType", "Market")
        .put("orderStatus", STATUS.get(name))
        .put("qty", "1.000")
        .put("cumExecQty", STATUS.get(name).equals("Filled") ? "1.000" : "0")
        .put("createdTime", "1670601600000");
  }
}
