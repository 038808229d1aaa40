package io.github.bybitcamel.chaos;

import io.github.bybitcamel.ledger.Attempt;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.LedgerView;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.paper.PaperRecord;
import io.github.bybitcamel.paper.SeenOrder;
import io.github.bybitcamel.paper.SeenRequest;
import io.github.bybitcamel.plan.OrderLinkIds;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what the exchange saw against what was asked and what the program says became of it. Every
 * finding is a line that names the law, the signal, the order and the file.
 */
final class Judge {

  private static final Pattern LINK_ID = Pattern.compile("\"orderLinkId\":\"([^\"]*)\"");
  private static final int QUOTA = 10;

  private final Books books;
  private final Workload workload;
  private final RequestLog requests;
  private final Map<String, SeenOrder> placed = new HashMap<>();
  private final List<SeenOrder> orders;
  private final List<Entry> entries;
  private final Map<String, Entry> owners;
  private final Map<String, Entry> byLinkId;
  private final Set<String> stopped;
  private final List<String> findings = new ArrayList<>();

  Judge(Books books, Workload workload, PaperRecord record, RequestLog requests) {
    this.books = books;
    this.workload = workload;
    this.requests = requests;
    this.orders = record.orders();
    this.entries = books.entries();
    this.owners =
        entries.stream()
            .filter(entry -> !entry.state().isRefusedAtTheDoor())
            .collect(Collectors.toMap(Entry::id, Function.identity(), this::twoOwners));
    this.byLinkId =
        owners.values().stream().collect(Collectors.toMap(Judge::linkId, Function.identity()));
    this.stopped =
        orders.stream()
            .filter(order -> order.stopOrderType().equals("StopLoss"))
            .map(SeenOrder::parentOrderLinkId)
            .collect(Collectors.toSet());
  }

  /** Returns every breach of a law; empty when there is none. */
  List<String> findings() {
    files();
    orders.stream().filter(order -> order.stopOrderType().isEmpty()).forEach(this::order);
    workload.wishes().values().forEach(this::wish);
    lanes();
    intents();
    quota();
    return findings;
  }

  /** Returns how many signals ended in which state, and why where it is not the usual. */
  Map<String, Long> outcomes() {
    return entries.stream()
        .collect(
            Collectors.groupingBy(e -> e.state() + reason(e), TreeMap::new, Collectors.counting()));
  }

  private static String reason(Entry entry) {
    boolean told = entry.state() == SignalState.REJECTED || entry.state() == SignalState.NOT_PLACED;
    return told ? " " + entry.reason().replaceAll("[0-9a-z]{30,}", "…") : "";
  }

  private Entry twoOwners(Entry one, Entry other) {
    say("DOUBLED", "taken twice, as %d and %d".formatted(one.sequence(), other.sequence()), one);
    return one;
  }

  private void files() {
    Map<String, Integer> there = new HashMap<>();
    books.ended().forEach(file -> there.merge(Books.read(file), 1, Integer::sum));
    for (Drop drop : workload.drops()) {
      if (there.merge(drop.text(), -1, Integer::sum) < 0) {
        findings.add("LOST file " + drop.name() + ": in neither done/ nor rejected/");
      }
    }
    try (LedgerView ledger = books.ledger()) {
      for (Path file : books.ended()) {
        if (!Books.isComplete(ledger, file)) {
          findings.add("INCOMPLETE result of " + Books.delivery(file));
        }
      }
    }
  }

  private void order(SeenOrder order) {
    Optional<Entry> entry = Optional.ofNullable(byLinkId.get(order.orderLinkId()));
    boolean wanted =
        entry
            .map(e -> workload.wishes().get(e.id()))
            .filter(wish -> wish.kind() == Wish.Kind.VALID)
            .isPresent();
    if (!wanted) {
      findings.add("PHANTOM order " + order.orderLinkId() + " " + order);
    }
    if (placed.put(order.orderLinkId(), order) != null) {
      findings.add("DOUBLED order " + order.orderLinkId() + " " + order);
    }
  }

  private void wish(Wish wish) {
    if (wish.kind() == Wish.Kind.VALID) {
      Entry owner = owners.get(wish.id());
      if (owner == null) {
        findings.add("LOST signal " + wish.id() + ": nothing in the ledger owns it");
      } else {
        fate(wish, owner, Optional.ofNullable(placed.get(linkId(owner))));
      }
      return;
    }
    if (wish.kind() == Wish.Kind.CANCEL || wish.kind() == Wish.Kind.AMEND) {
      change(wish);
      return;
    }
    for (Entry entry : entries) {
      if (entry.id().equals(wish.id()) && entry.state() != SignalState.INVALID) {
        say("TAKEN", wish.kind() + " signal is " + entry.state(), entry);
      }
    }
  }

  private void fate(Wish wish, Entry entry, Optional<SeenOrder> order) {
    String at = order.map(SeenOrder::status).orElse("nowhere");
    boolean cancelled =
        workload.changeOf(wish).filter(by -> by.kind() == Wish.Kind.CANCEL).isPresent();
    boolean fits =
        switch (entry.state()) {
          case FILLED -> at.equals("Filled");
          case WORKING -> at.equals("New");
          case PARTIALLY_FILLED -> at.equals("PartiallyFilled");
          case CANCELLED ->
              at.equals("Cancelled") || (order.isEmpty() && cancelled && entry.legs().isEmpty());
          case REJECTED -> at.equals("Rejected");
          case NOT_PLACED -> order.isEmpty() && cancelled;
          default -> false;
        };
    if (!fits) {
      String law = order.isPresent() ? "UNTRUE" : "LOST";
      say(law, "%s (%s), and its order is %s".formatted(entry.state(), entry.reason(), at), entry);
    }
    if (at.equals("Filled") && wish.hasStop() && !hasStop(entry)) {
      say("NAKED", "filled, and neither stop nor alarm", entry);
    }
  }

  /** A change that was taken has come true, unless the order had ended before. */
  private void change(Wish wish) {
    Entry entry = owners.get(wish.id());
    Entry meant = owners.get(wish.fields().get("ref"));
    if (entry == null || meant == null) {
      findings.add("LOST signal " + wish.id() + ": nothing in the ledger owns it, or its order");
      return;
    }
    SeenOrder order = placed.get(linkId(meant));
    boolean lives = order != null && order.status().equals("New");
    boolean came = !lives || (wish.kind() == Wish.Kind.AMEND && isAt(order, wish) && isDone(entry));
    if (!came || !(isDone(entry) || entry.state() == SignalState.REJECTED)) {
      say("UNDONE", "%s (%s) of %s".formatted(entry.state(), entry.reason(), order), entry);
    }
  }

  private static boolean isDone(Entry entry) {
    return entry.state() == SignalState.DONE;
  }

  /** On the grid of the instrument, the price is the nearest careful one. */
  private static boolean isAt(SeenOrder order, Wish wish) {
    BigDecimal asked = new BigDecimal(wish.fields().get("price"));
    BigDecimal off = order.price().subtract(asked).abs();
    return off.compareTo(asked.movePointLeft(2)) < 0;
  }

  private boolean hasStop(Entry entry) {
    return stopped.contains(linkId(entry))
        || books.logs().contains("ALARM STOP_MISSING " + entry.source() + "/" + entry.id() + ":")
        || replaced(entry);
  }

  /**
   * A position has one stop: when the program looked for that of this order, the one of a later
   * order had taken its place.
   */
  private boolean replaced(Entry entry) {
    return settled(entry).stream()
        .anyMatch(
            looked ->
                entries.stream()
                    .filter(later -> later.sequence() > entry.sequence())
                    .filter(later -> later.symbol().equals(entry.symbol()))
                    .filter(later -> workload.wishes().get(later.id()).hasStop())
                    .filter(later -> filled(later).filter(at -> !at.isAfter(looked)).isPresent())
                    .anyMatch(this::hasStop));
  }

  /** Returns when the program was done with the stop of an order; empty if it never was. */
  private Optional<Instant> settled(Entry entry) {
    try (LedgerView ledger = books.ledger()) {
      return ledger.attempts(entry.sequence()).stream()
          .filter(attempt -> attempt.outcome().equals("STOP_SEEN"))
          .map(Attempt::at)
          .findFirst();
    }
  }

  private Optional<Instant> filled(Entry entry) {
    try (LedgerView ledger = books.ledger()) {
      return ledger.history(entry.sequence()).stream()
          .filter(change -> change.state() == SignalState.FILLED)
          .map(Ledger.Change::at)
          .findFirst();
    }
  }

  /** Per symbol, orders came to life at the exchange in the order of their signals. */
  private void lanes() {
    Map<String, Entry> last = new HashMap<>();
    for (SeenOrder order : orders) {
      Entry entry = byLinkId.get(order.orderLinkId());
      if (entry != null) {
        Entry before = last.put(entry.lane(), entry);
        if (before != null && before.sequence() > entry.sequence()) {
          say("DISORDER", "placed after the later signal " + before.id(), entry);
        }
      }
    }
  }

  /** Each order's intent was on disk before its first request arrived. */
  private void intents() {
    Set<String> seen = new HashSet<>();
    try (LedgerView ledger = books.ledger()) {
      for (SeenRequest request : requests.creates()) {
        Matcher matcher = LINK_ID.matcher(request.body());
        String linkId = matcher.find() ? matcher.group(1) : "";
        if (seen.add(linkId)) {
          intent(request, linkId, ledger.orderHistory(linkId));
        }
      }
    }
  }

  private void intent(SeenRequest request, String linkId, List<Ledger.Change> history) {
    if (history.isEmpty() || history.get(0).state() != SignalState.INTENT) {
      findings.add("NO INTENT of order " + linkId + ": request " + request.number());
      return;
    }
    Instant intended = history.get(0).at().truncatedTo(ChronoUnit.MILLIS);
    if (requests.isClear(request) && intended.isAfter(requests.at(request))) {
      findings.add("LATE INTENT of order " + linkId + ": request " + request.number());
    }
  }

  private void quota() {
    Deque<Instant> window = new ArrayDeque<>();
    long stretch = 0;
    for (SeenRequest request : requests.creates()) {
      Instant at = requests.at(request);
      if (stretch != requests.stretch(request) || !requests.isClear(request)) {
        stretch = requests.stretch(request);
        window.clear();
        continue;
      }
      while (!window.isEmpty() && !window.peekFirst().isAfter(at.minusSeconds(1))) {
        window.removeFirst();
      }
      window.addLast(at);
      if (window.size() > QUOTA) {
        findings.add("QUOTA: %d creates in the second before %s".formatted(window.size(), at));
      }
    }
  }

  private static String linkId(Entry entry) {
    return OrderLinkIds.of(entry.account(), entry.source(), entry.id(), 'a');
  }

  private void say(String law, String what, Entry entry) {
    findings.add(
        "%s signal %s, order %s, file %s#%d: %s"
            .formatted(law, entry.id(), linkId(entry), entry.delivery(), entry.number(), what));
  }
}
