package io.github.bybitcamel.plan;

import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.AmendRequest;
import io.github.bybitcamel.risk.Working;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The orders that have passed the gate and that a reading of the account may not show yet: each
 * counts until the exchange itself was seen to have it, so that two of them cannot both take the
 * last room under a limit. Not safe for use by many threads.
 */
final class InFlight {

  /** How long what was seen is kept for readings that began before. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  /** How far ahead it is said at most from when on readings show an order. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Map<String, Held> orders = new LinkedHashMap<>();
  private final Map<AmendRequest, Held> changes = new LinkedHashMap<>();
  private final Set<String> ofUnknownValue = new HashSet<>();

  /** One order; readings that begin at {@code shownFrom} or later show it. */
  private record Held(Working order, Instant shownFrom) {

    /** Returns the same; where the clock was set back, it is not waited for the time before. */
    Held by(Instant now) {
      Instant latest = now.plus(AHEAD);
      boolean setBack = !shownFrom.equals(Instant.MAX) && shownFrom.isAfter(latest);
      return setBack ? new Held(order, latest) : this;
    }

    Held shown(Instant from) {
      return shownFrom.isBefore(from) ? this : new Held(order, from);
    }
  }

  /** Holds room for {@code order}. */
  void hold(Working order) {
    orders.put(order.name(), new Held(order, Instant.MAX));
  }

  /** Holds room for an order as it will be once it is changed; what is held for it stays. */
  void hold(AmendRequest change, Working order) {
    changes.put(change, new Held(order, Instant.MAX));
  }

  /** Holds room for an order of an earlier run, whose value is not known any more. */
  void holdUnknown(String name) {
    ofUnknownValue.add(name);
  }

  /** Says that orders of an earlier run are judged anew, and that their value is known then. */
  void judgedAnew(Collection<String> names) {
    ofUnknownValue.removeAll(names);
  }

  /** Takes note of where {@code leg} stands. */
  void heard(Leg leg, Instant now) {
    switch (leg.state()) {
      case INTENT, SENT, UNKNOWN, ACKED -> {
        // The exchange may have it, and may not show it yet.
      }
      case REJECTED, DENIED, EXPIRED, NOT_PLACED -> free(leg.orderLinkId());
      default -> {
        shown(leg.orderLinkId(), now);
        if (leg.state().isFinal()) {
          changes.replaceAll(
              (any, held) ->
                  held.order().name().equals(leg.orderLinkId()) ? held.shown(now) : held);
        }
      }
    }
  }

  /**
   * Says that readings which begin at {@code from} or later show the order, if not earlier ones.
   */
  void shown(String name, Instant from) {
    ofUnknownValue.remove(name);
    orders.computeIfPresent(name, (any, held) -> held.shown(from));
  }

  /** Says the same of a change. */
  void shown(AmendRequest change, Instant from) {
    changes.computeIfPresent(change, (any, held) -> held.shown(from));
  }

  /** Says that the exchange never had the order. */
  void free(String name) {
    ofUnknownValue.remove(name);
    orders.remove(name);
  }

  /** Says that an order was not changed: it is as it was. */
  void free(AmendRequest change) {
    changes.remove(change);
  }

  /**
   * Returns the orders that a reading which began at {@code at} may not show, one that is being
   * changed also as it will be.
   */
  List<Working> missingFrom(Instant at, Instant now) {
    tidy(orders, now);
    tidy(changes, now);
    return all().filter(held -> held.shownFrom().isAfter(at)).map(Held::order).toList();
  }

  private static <T> void tidy(Map<T, Held> some, Instant now) {
    some.values().removeIf(held -> held.shownFrom().isBefore(now.minus(KEPT)));
    some.replaceAll((any, held) -> held.by(now));
  }

  private Stream<Held> all() {
    return Stream.concat(orders.values().stream(), changes.values().stream());
  }

  /**
   * Returns whether an order may be counted twice by now: held, and shown by a reading.
   *
   * @param own names of orders that do not count
   */
  boolean undecided(Instant now, Collection<String> own) {
    return !ofUnknownValue.isEmpty()
        || all()
            .filter(held -> !own.contains(held.order().name()))
            .anyMatch(held -> !held.shownFrom().isBefore(now));
  }

  /** Returns how many orders of an earlier run are of open fate. */
  int ofUnknownValue() {
    return ofUnknownValue.size();
  }
}
