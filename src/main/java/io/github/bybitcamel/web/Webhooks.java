package io.github.bybitcamel.web;

import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.LedgerView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Holds signed requests against their signature, their age, and the ledger: a copy of a request
 * that was taken is refused, also after a restart. A sender that tries again signs anew.
 */
final class Webhooks {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final LedgerView ledger;
  private final Clock clock;

  Webhooks(LedgerView ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Returns the name under which the sender knows the request.
   *
   * @throws Refused if it is not signed right, too old, or a copy
   */
  String verified(HttpFields headers, byte[] body, Caller caller) throws Refused {
    String id = header(headers, "webhook-id").filter(text -> ID.matcher(text).matches()).orElse("");
    String timestamp =
        header(headers, "webhook-timestamp")
            .filter(text -> SECONDS.matcher(text).matches())
            .orElse("");
    String signatures = header(headers, "webhook-signature").orElse("");
    Source source = caller.source().orElseThrow();
    if (id.isEmpty()
        || timestamp.isEmpty()
        || !source.signature().orElseThrow().signs(id, timestamp, body, signatures)) {
      throw Callers.unproven();
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(signed, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
      throw new Refused(
          HttpStatus.UNAUTHORIZED_401,
          "TIMESTAMP",
          "the signature is more than 300 s from this machine's time",
          "sign again; mend the clock");
    }
    String delivery = "webhook/" + id;
    refuseCopy(ledger.delivery(source.name(), delivery), signed);
    return delivery;
  }

  private static void refuseCopy(List<Entry> taken, Instant signed) throws Refused {
    if (!taken.isEmpty() && !signed.isAfter(taken.get(0).receivedAt())) {
      throw new Refused(
          HttpStatus.UNAUTHORIZED_401,
          "REPLAYED",
          "this request was taken before, and is not signed anew",
          "nothing to do: it was taken");
    }
  }

  private static Optional<String> header(HttpFields headers, String name) {
    List<String> all = headers.getValuesList(name);
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
