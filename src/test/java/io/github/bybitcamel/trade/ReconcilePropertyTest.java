package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bybitcamel.SetClock;
import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.Freshness;
import io.github.bybitcamel.plan.OrderLinkIds;
import io.github.bybitcamel.v5.V5Answer;
import io.github.bybitcamel.v5.V5Client;
import io.github.bybitcamel.v5.V5Endpoint;
import io.github.bybitcamel.v5.V5Exception;
import io.github.bybitcamel.v5.V5Orders;
import io.github.bybitcamel.v5.V5Request;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever an earlier run left, and whatever the exchange shows of it: one pass comes to what the
 * evidence says, and a second one changes nothing.
 */
@Timeout(60)
class ReconcilePropertyTest {

  private static final int CASES = 250;
  private static final Duration ABSENCE = Duration.ofSeconds(30);
  private static final List<SignalState> LEFT =
      List.of(
          SignalState.INTENT,
          SignalState.UNKNOWN,
          SignalState.ACKED,
          SignalState.WORKING,
          SignalState.PARTIALLY_FILLED,
          SignalState.FILLED);
  private static final List<String> SHOWN =
      List.of("New", "PartiallyFilled", "Filled", "Cancelled", "Rejected", "Untriggered", "Odd");

  /** How the exchange shows an order. */
  private enum View {
    ABSENT,
    OPEN,
    CLOSED,
    EXECUTED,
    FUNDING_ONLY,
    UNHEALTHY
  }

  @TempDir Path directory;
  private final SetClock now = SetClock.standing(Instant.parse("2026-11-23T10:00:00Z"));
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, String> statuses = new HashMap<>();
  private int writes;

  @Test
  void onePassComesToTheEvidenceAndASecondChangesNothing() {
    try (Ledger ledger = Ledgers.open("jdbc:sqlite:" + directory.resolve("ledger.db"))) {
      for (int seed = 0; seed < CASES; seed++) {
        Random random = new Random(seed);
        boolean fresh = random.nextBoolean();
        Entry entry = left(ledger, seed, random, fresh);
        OrderLook look = look(ledger);

        pass(ledger, look, entry.sequence());
        String once = described(ledger, entry.sequence());
        Finding finding = pass(ledger, look, entry.sequence());

        String why = "seed " + seed + " " + views + " " + entry.legs();
        assertThat(described(ledger, entry.sequence())).as(why).isEqualTo(once);
        assertThat(writes).as(why).isZero();
        judge(ledger.find(entry.sequence()).orElseThrow(), entry, finding, fresh, why);
      }
    }
  }

  /** A second look after a time in which an absence is proven. */
  private Finding pass(Ledger ledger, OrderLook look, long sequence) {
    Watch watch = new Watch(sequence, Due.AT_ONCE, 0, 0, Optional.empty(), false);
    Finding finding = looked(ledger, look, watch);
    now.forward(ABSENCE.plusSeconds(1));
    return looked(ledger, look, watch.next(Due.AT_ONCE, finding.absentSince(), false));
  }

  private static Finding looked(Ledger ledger, OrderLook look, Watch watch) {
    Entry entry = ledger.find(watch.sequence()).orElseThrow();
    if (entry.state().isFinal()) {
      return Finding.ENDED;
    }
    try {
      return look.look(entry, watch, Sighting.NONE);
    } catch (V5Exception e) {
      return new Finding(Finding.Kind.OPEN, watch.absentSince());
    }
  }

  private void judge(Entry after, Entry before, Finding finding, boolean fresh, String why) {
    boolean healthy = views.values().stream().noneMatch(view -> view == View.UNHEALTHY);
    for (int i = 0; i < after.legs().size(); i++) {
      Leg leg = after.legs().get(i);
      Leg was = before.legs().get(i);
      View view = views.get(leg.orderLinkId());
      boolean seen = view == View.OPEN || view == View.CLOSED || view == View.EXECUTED;
      if (was.state().isUncertain() && !seen) {
        assertThat(leg.state())
            .as(why)
            .isIn(was.state(), SignalState.NOT_PLACED, SignalState.CANCELLED);
      }
      boolean askedFor = i == 0 || was.request().contains("reduceOnly");
      if (was.state().isUncertain() && view == View.EXECUTED && healthy && askedFor) {
        assertThat(leg.state()).as(why).isIn(SignalState.FILLED, SignalState.PARTIALLY_FILLED);
      }
      if (leg.state() == SignalState.NOT_PLACED) {
        assertThat(fresh).as(why).isFalse();
      }
    }
    boolean uncertain = after.legs().stream().anyMatch(leg -> leg.state().isUncertain());
    if (healthy && uncertain) {
      assertThat(finding.kind())
          .as(why)
          .isIn(Finding.Kind.SEND_AGAIN, Finding.Kind.OPEN, Finding.Kind.VANISHED);
    }
    if (finding.kind() == Finding.Kind.SEND_AGAIN) {
      assertThat(fresh && uncertain).as(why).isTrue();
    }
  }

  private Entry left(Ledger ledger, int seed, Random random, boolean fresh) {
    views.clear();
    statuses.clear();
    String id = "id" + seed;
    String canonical =
        """
        {"schema":"signal/1","source":"test","id":"%s","account":"default","action":"reverse",\
        "category":"linear","symbol":"BTCUSDT","side":"buy","qty":"1","max_age_s":%d}"""
            .formatted(id, fresh ? 86_400 : 1);
    Delivery.Item item =
        new Delivery.Item(
            1,
            id,
            "default",
            "default/BTCUSDT",
            "reverse",
            "BTCUSDT",
            false,
            id,
            "{}",
            canonical,
            "");
    Instant received = now.instant().minusSeconds(2);
    long sequence =
        ledger
            .receive(new Delivery("test", id, id, received, true, List.of(item)))
            .get(0)
            .sequence();
    List<Leg> legs = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      legs.add(leg(id, (char) ('a' + i), i < count - 1 || random.nextBoolean()));
    }
    ledger.intend(sequence, legs, now.instant());
    for (int i = 0; i < count; i++) {
      View view = View.values()[random.nextInt(View.values().length)];
      views.put(legs.get(i).orderLinkId(), view);
      statuses.put(legs.get(i).orderLinkId(), SHOWN.get(random.nextInt(SHOWN.size())));
      SignalState state = LEFT.get(random.nextInt(LEFT.size()));
      if (state != SignalState.INTENT) {
        legs.set(i, Fate.moved(legs.get(i), state, "", ""));
        ledger.update(sequence, legs.get(i), Fate.of(legs), "", now.instant());
      } else if (random.nextBoolean()) {
        legs.set(i, Placing.waiting(legs.get(i)));
        ledger.update(sequence, legs.get(i), Fate.of(legs), "", now.instant());
      }
    }
    return ledger.find(sequence).orElseThrow();
  }

  private static Leg leg(String id, char leg, boolean closes) {
    String name = OrderLinkIds.of("default", "test", id, leg);
    String request =
        """
        {"category":"linear","symbol":"BTCUSDT","side":"Buy","orderType":"Market","qty":"1.000",\
        "timeInForce":"IOC","positionIdx":0,%s"orderLinkId":"%s"}"""
            .formatted(closes ? "\"reduceOnly\":true," : "", name);
    return new Leg(name, leg, "linear", "BTCUSDT", request, "", SignalState.INTENT, "", "", "", "");
  }

  private OrderLook look(Ledger ledger) {
    OrderEvidence evidence = new OrderEvidence(new V5Orders(exchange()));
    return new OrderLook(ledger, evidence, new Freshness(Duration.ofMinutes(5)), ABSENCE, now);
  }

  private V5Client exchange() {
    return request -> {
      writes += request.endpoint().isWrite() ? 1 : 0;
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      request.orderLinkId().ifPresent(name -> show(request, name, list));
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      result.set("list", list);
      return new V5Answer(
          0, "OK", result, JsonNodeFactory.instance.objectNode(), now.instant(), Optional.empty());
    };
  }

  private void show(V5Request request, String name, ArrayNode list) {
    View view = views.get(name);
    boolean here =
        switch (request.endpoint()) {
          case ORDER_REALTIME -> view == View.OPEN;
          case ORDER_HISTORY -> view == View.CLOSED;
          case EXECUTION_LIST -> view == View.EXECUTED || view == View.FUNDING_ONLY;
          default -> false;
        };
    if (view == View.UNHEALTHY) {
      throw V5Exception.unanswered(request.endpoint(), "no answer", false);
    }
    if (here && request.endpoint() == V5Endpoint.EXECUTION_LIST) {
      list.add(execution(name, view == View.EXECUTED ? "Trade" : "Funding"));
    } else if (here) {
      list.add(order(name, statuses.get(name)));
    }
  }

  private ObjectNode order(String name, String status) {
    String filled = status.equals("Filled") ? "1.000" : status.startsWith("Part") ? "0.400" : "0";
    return row(name)
        .put("orderType", "Market")
        .put("orderStatus", status)
        .put("qty", "1.000")
        .put("cumExecQty", filled)
        .put("avgPrice", filled.equals("0") ? "" : "30000")
        .put("createdTime", "1670601600000");
  }

  private ObjectNode execution(String name, String type) {
    boolean whole = name.hashCode() % 2 == 0;
    return row(name)
        .put("execId", "e-" + name)
        .put("execType", type)
        .put("execPrice", "30000")
        .put("execQty", whole ? "1.000" : "0.300")
        .put("execTime", String.valueOf(now.instant().toEpochMilli()));
  }

  private static ObjectNode row(String name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("symbol", "BTCUSDT")
        .put("orderId", "o-" + name)
        .put("orderLinkId", name)
        .put("side", "Buy");
  }

  /** Everything that the ledger knows of a signal, as text. */
  private static String described(Ledger ledger, long sequence) {
    return ledger.find(sequence).orElseThrow()
        + " "
        + ledger.history(sequence)
        + " "
        + ledger.orderSteps(sequence);
  }
}
