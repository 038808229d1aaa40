package io.github.bybitcamel.trade;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Leg;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Says in a line of the log where a signal has come to stand. */
public final class SignalLog implements Consumer<Entry> {

  private static final Logger LOG = LoggerFactory.getLogger("signal");

  /** By which name a line of the log knows the signal it belongs to. */
  public static final String CONTEXT = "signal";

  @Override
  public void accept(Entry entry) {
    MDC.put(CONTEXT, entry.id());
    try {
      tell(entry);
    } finally {
      MDC.remove(CONTEXT);
    }
  }

  private static void tell(Entry entry) {
    LOG.info(
        "{} {} {}{}{}",
        entry.action(),
        entry.symbol(),
        entry.state(),
        entry.legs().stream().map(SignalLog::filled).collect(Collectors.joining()),
        entry.reason().isEmpty() ? "" : ": " + entry.reason());
  }

  private static String filled(Leg leg) {
    return leg.averagePrice().isEmpty()
        ? ""
        : " " + leg.filledQuantity() + " at " + leg.averagePrice();
  }
}
