package io.github.bybitcamel.intake;

import io.github.bybitcamel.ledger.Delivery;
import io.github.bybitcamel.ledger.Entry;
import io.github.bybitcamel.ledger.Ledger;
import io.github.bybitcamel.ledger.Receipt;
import io.github.bybitcamel.model.Signal;
import io.github.bybitcamel.model.SignalState;
import io.github.bybitcamel.signal.Format;
import io.github.bybitcamel.signal.Origin;
import io.github.bybitcamel.signal.Reading;
import io.github.bybitcamel.signal.Readings;
import io.github.bybitcamel.signal.Refusal;
import io.github.bybitcamel.signal.SignalReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes what a sender hands over: reads it strictly and journals every record, refused ones too.
 * When {@link #take} has returned, the sender may be told.
 */
public final class Intake {

  private final SignalReader reader;
  private final Function<Signal, Optional<String>> check;
  private final Ledger ledger;
  private final boolean allOrNone;
  private final Clock clock;

  /**
   * Prepares an intake.
   *
   * @param check says why a well-formed signal can never be sent; empty when it may be
   * @param allOrNone whether one refused record refuses its whole delivery
   */
  public Intake(
      SignalReader reader,
      Function<Signal, Optional<String>> check,
      Ledger ledger,
      boolean allOrNone,
      Clock clock) {
    this.reader = reader;
    this.check = check;
    this.ledger = ledger;
    this.allOrNone = allOrNone;
    this.clock = clock;
  }

  /**
   * Reads and journals a delivery.
   *
   * @throws io.github.bybitcamel.ledger.LedgerException if it is not on disk
   */
  public List<Receipt> take(Origin origin, Format format, byte[] bytes) {
    Readings readings = reader.read(bytes, format, origin);
    String hash = Sha256.hex(bytes);
    if (!readings.refusals().isEmpty()) {
      return refuse(origin, hash, text(readings.refusals()));
    }
    List<Delivery.Item> items = judged(readings);
    boolean ownIds = readings.accepted().stream().anyMatch(Reading.Accepted::ownId);
    return journal(origin, hash, ownIds, items);
  }

  /**
   * Journals a delivery that cannot be read as a single refused record.
   *
   * @param hash SHA-256 of its bytes in hexadecimal, or another text that tells it from others
   */
  public List<Receipt> refuse(Origin origin, String hash, String reason) {
    Delivery.Item whole = new Delivery.Item(1, "", "", "", "", "", false, "", "", "", reason);
    return journal(origin, hash, true, List.of(whole));
  }

  /**
   * Lets a signal go that waits for a person: its lane takes it up where it stopped.
   *
   * @return why nothing was done; empty when it was let go
   * @throws io.github.bybitcamel.ledger.LedgerException if it is not on disk
   */
  Optional<String> release(Release release) {
    Optional<SignalState> state = ledger.find(release.sequence()).map(Entry::state);
    if (!state.equals(Optional.of(SignalState.HELD))) {
      return Optional.of("signal %d is not HELD; nothing was done".formatted(release.sequence()));
    }
    ledger.move(release.sequence(), SignalState.RECEIVED, "let go by a person", clock.instant());
    return Optional.empty();
  }

  private List<Receipt> journal(
      Origin origin, String hash, boolean ownIds, List<Delivery.Item> items) {
    return ledger.receive(
        new Delivery(origin.source(), origin.delivery(), hash, clock.instant(), ownIds, items));
  }

  private List<Delivery.Item> judged(Readings readings) {
    List<Delivery.Item> items = new ArrayList<>();
    for (Reading reading : readings.records()) {
      items.add(item(reading));
    }
    Optional<Delivery.Item> bad =
        items.stream().filter(item -> !item.refusal().isEmpty()).findFirst();
    return allOrNone && bad.isPresent()
        ? items.stream().map(item -> notTaken(item, bad.get().number())).toList()
        : items;
  }

  private Delivery.Item item(Reading reading) {
    if (reading instanceof Reading.Accepted accepted) {
      return check
          .apply(accepted.signal())
          .map(reason -> refused(reading, reason))
          .orElseGet(() -> taken(accepted));
    }
    return refused(reading, text(((Reading.Refused) reading).refusals()));
  }

  private static Delivery.Item taken(Reading.Accepted reading) {
    Signal signal = reading.signal();
    String account = signal.header().account();
    return new Delivery.Item(
        reading.number(),
        reading.id(),
        account,
        account + "/" + signal.symbol().orElse("*"),
        signal.action(),
        signal.symbol().orElse(""),
        signal.lessensRisk(),
        Sha256.hex(reading.canonical()),
        reading.raw(),
        reading.canonical(),
        "");
  }

  private static Delivery.Item refused(Reading reading, String reason) {
    return new Delivery.Item(
        reading.number(), reading.id(), "", "", "", "", false, "", reading.raw(), "", reason);
  }

  private static Delivery.Item notTaken(Delivery.Item item, int bad) {
    return item.refusal().isEmpty()
        ? new Delivery.Item(
            item.number(),
            item.id(),
            "",
            "",
            item.action(),
            item.symbol(),
            false,
            "",
            item.raw(),
            "",
            "NOT_TAKEN: record "
                + bad
                + " was refused, so nothing of its file was taken; mend it"
                + " and drop the file again")
        : item;
  }

  private static String text(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::text).collect(Collectors.joining(" | "));
  }
}
