package io.github.bybitcamel.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes files of signals from a seed: nine new records in ten, one that repeats an earlier one;
 * five files in a hundred have a record that a rule refuses, two a misspelt stop, ten cancel or
 * amend an order that rests.
 */
final class Workload {

  private static final List<String> ENDINGS = List.of(".json", ".jsonl", ".csv");
  private static final int MOST_RECORDS = 5;

  private final Random random;
  private final List<Market> markets;
  private final List<Wish> valid = new ArrayList<>();
  private final Map<String, Wish> all = new HashMap<>();
  private final List<Wish> resting = new ArrayList<>();
  private final Map<String, Wish> changes = new HashMap<>();
  private final List<Drop> drops = new ArrayList<>();
  private int records;

  Workload(long seed, List<Market> markets) {
    this.random = new Random(seed);
    this.markets = markets;
  }

  /** Returns what was made so far, by id. */
  Map<String, Wish> wishes() {
    return all;
  }

  List<Drop> drops() {
    return drops;
  }

  int records() {
    return records;
  }

  /** Makes one file. */
  Drop next() {
    int roll = random.nextInt(100);
    if (roll >= 90 && !resting.isEmpty()) {
      return kept(new Drop("change-" + drops.size() + ".jsonl", List.of(change())));
    }
    Wish.Kind kind = roll < 5 ? Wish.Kind.INVALID : roll < 7 ? Wish.Kind.MISSPELT : Wish.Kind.VALID;
    String ending = ENDINGS.get(random.nextInt(ENDINGS.size()));
    return kept(new Drop("orders-" + drops.size() + ending, wishes(kind)));
  }

  /** Makes one file of {@code count} new valid records. */
  Drop large(int count) {
    List<Wish> wishes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      wishes.add(fresh(Wish.Kind.VALID));
    }
    return kept(new Drop("large.jsonl", wishes));
  }

  /** Returns the signal that changes the order of {@code wish}, if one does. */
  Optional<Wish> changeOf(Wish wish) {
    return Optional.ofNullable(changes.get(wish.id()));
  }

  private Drop kept(Drop drop) {
    drops.add(drop);
    records += drop.wishes().size();
    drop.wishes().stream()
        .filter(wish -> wish.kind() == Wish.Kind.VALID && wish.fields().containsKey("price"))
        .filter(wish -> !changes.containsKey(wish.id()) && !resting.contains(wish))
        .forEach(resting::add);
    return drop;
  }

  /** Cancels or amends an order that rests, once. */
  private Wish change() {
    Wish meant = resting.remove(random.nextInt(resting.size()));
    boolean cancel = random.nextBoolean();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", "s" + all.size());
    fields.put("action", cancel ? "cancel" : "amend");
    fields.put("symbol", meant.fields().get("symbol"));
    fields.put("ref", meant.id());
    if (!cancel) {
      fields.put("price", market(meant).away(25));
      fields.put("max_age_s", "86400");
    }
    Wish change =
        new Wish(fields.get("id"), cancel ? Wish.Kind.CANCEL : Wish.Kind.AMEND, Map.copyOf(fields));
    all.put(change.id(), change);
    changes.put(meant.id(), change);
    return change;
  }

  private Market market(Wish wish) {
    return markets.stream()
        .filter(market -> market.symbol().equals(wish.fields().get("symbol")))
        .findFirst()
        .orElseThrow();
  }

  /** One refused record refuses its file, so that the good ones beside it place no order either. */
  private List<Wish> wishes(Wish.Kind kind) {
    List<Wish> wishes = new ArrayList<>();
    int count = 1 + random.nextInt(MOST_RECORDS);
    for (int i = 0; i < count; i++) {
      if (kind != Wish.Kind.VALID) {
        wishes.add(i == 0 ? fresh(kind) : fresh(Wish.Kind.INVALID, false));
      } else if (!valid.isEmpty() && random.nextInt(10) == 0) {
        wishes.add(valid.get(random.nextInt(valid.size())));
      } else {
        wishes.add(fresh(kind));
      }
    }
    return wishes;
  }

  private Wish fresh(Wish.Kind kind) {
    return fresh(kind, kind == Wish.Kind.INVALID);
  }

  private Wish fresh(Wish.Kind kind, boolean broken) {
    String id = "s" + all.size();
    Market market = markets.get(random.nextInt(markets.size()));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("symbol", market.symbol());
    fields.put("side", market.buys() ? "buy" : "sell");
    fields.put("qty", market.quantity().toPlainString());
    fields.put("max_age_s", "86400");
    boolean resting = random.nextInt(4) == 0;
    fields.put("order_type", resting ? "limit" : "market");
    if (resting) {
      fields.put("price", market.away(20));
    }
    if (kind == Wish.Kind.MISSPELT || random.nextBoolean()) {
      fields.put(
          kind == Wish.Kind.MISSPELT ? "stop_los" : "stop_loss",
          market.away(36 + random.nextInt(9)));
      fields.put("take_profit", market.away(-26 - random.nextInt(9)));
      fields.put("tpsl_mode", "full");
    }
    if (broken) {
      spoil(fields);
    }
    Wish wish = new Wish(id, kind, fields);
    all.put(id, wish);
    if (kind == Wish.Kind.VALID) {
      valid.add(wish);
    }
    return wish;
  }

  private void spoil(Map<String, String> fields) {
    switch (random.nextInt(4)) {
      case 0 -> fields.put("side", "up");
      case 1 -> fields.put("symbol", "NOSUCHUSDT");
      case 2 -> fields.put("qty", "1e999999999");
      default -> fields.put("qty", "-1");
    }
  }
}
