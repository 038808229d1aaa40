package io.github.bybitcamel.trade;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Ledgers;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.plan.RefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of two orders, of A and of B, that the door could not judge. */
class DeliveryCheckTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path directory;
  private final Set<String> unlisted = new HashSet<>();
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
  void refusesBothForOneAndEachInItsOwnWords() {
    List<Entry> both = receive("pair", NOW);
    unlisted.add("B");
    DeliveryCheck check = check();

    assertRefused(check, both.get(0), "NOT_TAKEN: record 2 was refused");
    assertRefused(check, both.get(1), "UNKNOWN B; nothing that came with it");
  }

  @Test
  void sendsNothingOfWhatWasRefusedThoughItIsListedSince() {
    List<Entry> both = receive("pair", NOW);
    unlisted.add("B");
    end(both.get(1), refusal(check(), both.get(1)));
    unlisted.clear();

    assertRefused(check(), both.get(0), "NOT_TAKEN: record 2 was refused");
  }

  @Test
  void refusesNothingOfWhatWasSentThoughItsRulesAreOthersSince() {
    List<Entry> both = receive("pair", NOW);
    ledger.intend(both.get(0).sequence(), List.of(leg()), NOW);
    unlisted.add("A");

    assertThatCode(() -> check().refuse(both.get(1))).doesNotThrowAnyException();
  }

  @Test
  void judgesWhatAPersonLetGoToo() {
    List<Entry> both = receive("pair", NOW);
    ledger.move(both.get(0).sequence(), SignalState.HELD, "a fault", NOW);
    ledger.move(both.get(0).sequence(), SignalState.RECEIVED, "let go by a person", NOW);
    unlisted.add("B");

    assertRefused(check(), ledger.find(both.get(0).sequence()).orElseThrow(), "NOT_TAKEN");
  }

  @Test
  void tellsDeliveriesOfOneNameApart() {
    List<Entry> first = receive("again", NOW);
    DeliveryCheck check = check();
    unlisted.add("B");
    assertRefused(check, first.get(0), "NOT_TAKEN");
    unlisted.clear();

    List<Entry> second = receive("again", NOW.plusSeconds(1));

    assertThatCode(() -> check.refuse(second.get(0))).doesNotThrowAnyException();
    assertRefused(check, first.get(0), "NOT_TAKEN");
  }

  @Test
  void judgesADeliveryOfManyPages() {
    int last = 450;
    List<Delivery.Item> items =
        IntStream.rangeClosed(1, last)
            .mapToObj(n -> item(n, "many" + n, n == last ? "B" : "A", false))
            .toList();
    List<Entry> all = receive("many", NOW, items);
    unlisted.add("B");

    assertRefused(check(), all.get(0), "NOT_TAKEN: record 450 was refused");
  }

  @Test
  void letsGoWhatLessensRisk() {
    List<Entry> both =
        receive("close", NOW, List.of(item(1, "c1", "A", true), item(2, "c2", "B", false)));
    unlisted.add("B");

    assertThatCode(() -> check().refuse(both.get(0))).doesNotThrowAnyException();
  }

  private DeliveryCheck check() {
    return new DeliveryCheck(ledger, this::refusal);
  }

  private Optional<String> refusal(Signal signal) {
    return signal.symbol().filter(unlisted::contains).map(symbol -> "UNKNOWN " + symbol);
  }

  private static void assertRefused(DeliveryCheck check, Entry entry, String reason) {
    assertThatThrownBy(() -> check.refuse(entry))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(reason);
  }

  private static String refusal(DeliveryCheck check, Entry entry) {
    try {
      check.refuse(entry);
      throw new AssertionError("it was not refused");
    } catch (RefusedException e) {
      return e.getMessage();
    }
  }

  private void end(Entry entry, String reason) {
    ledger.move(entry.sequence(), SignalState.INVALID, reason, NOW);
  }

  private List<Entry> receive(String name, Instant at) {
    String id = name + at.getEpochSecond();
    return receive(name, at, List.of(item(1, id + "a", "A", false), item(2, id + "b", "B", false)));
  }

  private List<Entry> receive(String name, Instant at, List<Delivery.Item> items) {
    Delivery delivery =
        new Delivery(
            "hook",
            name,
            name + at,
            at,
            true,
            Delivery.Repeats.REQUEST,
            items,
            /* unjudged= */ true);
    return ledger.receive(delivery).stream()
        .map(receipt -> ledger.find(receipt.sequence()).orElseThrow())
        .toList();
  }

  private static Delivery.Item item(int number, String id, String symbol, boolean lessensRisk) {
    String canonical =
        """
        {"schema":"signal/1","source":"hook","id":"%s","account":"default","action":"order",\
        "category":"linear","symbol":"%s","side":"buy","order_type":"market","qty":"1"}"""
            .formatted(id, symbol);
    return new Delivery.Item(
        number,
        id,
        "default",
        "default/" + symbol,
        "order",
        symbol,
        lessensRisk,
        "hash of " + id,
        "{}",
        canonical,
        "");
  }

  private static Leg leg() {
    return new Leg("order", 'e', "linear", "A", "{}", "", SignalState.INTENT, "", "", "", "");
  }
}
