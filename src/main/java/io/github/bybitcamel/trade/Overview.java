package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Leg;
import io.github.bybitcamel.model.Category;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.model.TimeRange;
import io.github.bybitcamel.v5.V5Exception;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads orders by the page where many signals are to be looked at, instead of one by one. */
final class Overview {

  private static final Logger LOG = LoggerFactory.getLogger(Overview.class);

  /** Up to that many, asking singly takes no more requests. */
  private static final int FEW = 10;

  /** The orders of a longer time may be more pages than they are worth. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** How far the exchange's clock may be from ours, and an order behind its intent. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final OrderEvidence evidence;
  private final Clock clock;

  Overview(Ledger ledger, OrderEvidence evidence, Clock clock) {
    this.ledger = ledger;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Returns whether reading by the page pays for this many signals. */
  static boolean pays(int signals) {
    return signals > FEW;
  }

  /** Reads what concerns the orders of {@code due}; nothing if the exchange does not answer. */
  Sighting read(List<Watch> due) {
    try {
      Map<Category, Set<String>> wanted = new EnumMap<>(Category.class);
      List<Instant> intents = new ArrayList<>();
      for (Watch watch : due) {
        ledger.find(watch.sequence()).ifPresent(entry -> want(wanted, watch, entry));
        if (!watch.resting()) {
          intent(watch).ifPresent(intents::add);
        }
      }
      return evidence.sighting(wanted, pays(intents.size()) ? time(intents) : Optional.empty());
    } catch (V5Exception e) {
      LOG.warn("orders could not be read by the page: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("orders could not be read by the page", e);
    }
    return Sighting.NONE;
  }

  /** What rests is among the open ones, or is asked for by its name: no page is turned for it. */
  private static void want(Map<Category, Set<String>> wanted, Watch watch, Entry entry) {
    for (Leg leg : entry.legs()) {
      Set<String> names = wanted.computeIfAbsent(leg.product(), any -> new HashSet<>());
      if (!watch.resting() && leg.state().isOpen()) {
        names.add(leg.orderLinkId());
      }
    }
  }

  private Optional<Instant> intent(Watch watch) {
    return ledger.history(watch.sequence()).stream()
        .filter(step -> step.state() == SignalState.INTENT)
        .map(Ledger.Change::at)
        .findFirst();
  }

  /** Returns when the orders of these intents came to life, unless that is too long a time. */
  private Optional<TimeRange> time(List<Instant> intents) {
    Instant from = Collections.min(intents).minus(SLACK);
    Instant end = Collections.max(intents).plus(SLACK);
    Instant now = clock.instant();
    Instant to = end.isBefore(now) ? end : now;
    return from.plus(LONGEST).isAfter(to) && !to.isBefore(from)
        ? Optional.of(new TimeRange(from, to))
        : Optional.empty();
  }
}
