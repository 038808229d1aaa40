package io.github.bybitcamel.intake;

import io.github.bybitcamel.ledger.Attempt;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes what a sender hands over: reads it strictly and journals every record, refused ones too.
 * When the ledger has it, the sender may be told.
 */
public final class Intake {

  private static final String LET_GO = "let go by a person";

  private final SignalReader reader;
  private final Function<Signal, Objection> check;
  private final Ledger ledger;
  private final boolean allOrNone;
  private final Clock clock;

  /**
   * Prepares an intake.
   *
   * @param check says what there is to say against a well-formed signal
   * @param allOrNone whether one refused record refuses its whole delivery
   */
  public Intake(
      SignalReader reader,
      Function<Signal, Objection> check,
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
    return ledger.receive(
        delivery(origin, Delivery.Repeats.FILE, bytes, read(origin, format, bytes)));
  }

  /** Reads a delivery and says what there is to say against its records; journals nothing. */
  public Examined read(Origin origin, Format format, byte[] bytes) {
    Readings readings = reader.read(bytes, format, origin);
    List<Objection> objections = readings.records().stream().map(this::objection).toList();
    return new Examined(
        readings,
        objections.stream().map(Objection::reason).toList(),
        objections.stream().allMatch(Objection::judged));
  }

  /**
   * Returns what is to be journalled of a delivery that was read.
   *
   * @param repeats what its content means once more, where its records carry no ids
   */
  public Delivery delivery(
      Origin origin, Delivery.Repeats repeats, byte[] bytes, Examined examined) {
    String hash = Sha256.hex(bytes);
    Readings readings = examined.readings();
    return readings.refusals().isEmpty()
        ? delivery(origin, hash, ownIds(readings), repeats, judged(examined), unjudged(examined))
        : delivery(origin, hash, true, repeats, whole(text(readings.refusals())), false);
  }

  /** Of content handed over again, no record may be taken twice, not even one without an id. */
  private static boolean ownIds(Readings readings) {
    return readings.accepted().stream().allMatch(Reading.Accepted::ownId);
  }

  /**
   * Journals a delivery that cannot be read as a single refused record.
   *
   * @param hash SHA-256 of its bytes in hexadecimal, or another text that tells it from others
   */
  public List<Receipt> refuse(Origin origin, String hash, String reason) {
    return ledger.receive(
        delivery(origin, hash, true, Delivery.Repeats.FILE, whole(reason), false));
  }

  /**
   * Lets a signal go that waits for a person: its lane takes it up where it stopped.
   *
   * @return why nothing was done; empty when it was let go
   * @throws io.github.bybitcamel.ledger.LedgerException if it is not on disk
   */
  Optional<String> release(Release release) {
    long sequence = release.sequence();
    if (release.notPlaced()) {
      return notPlaced(sequence);
    }
    Optional<SignalState> state = ledger.find(sequence).map(Entry::state);
    if (state.equals(Optional.of(SignalState.HELD))) {
      ledger.move(sequence, SignalState.RECEIVED, LET_GO, clock.instant());
      return Optional.empty();
    }
    // A crash may have come between the word and the end of its file.
    boolean done = ledger.history(sequence).stream().anyMatch(step -> step.reason().equals(LET_GO));
    return done
        ? Optional.empty()
        : Optional.of("signal %d is not HELD; nothing was done".formatted(sequence));
  }

  /** Takes a person's word down; the watch ends the orders by it. */
  private Optional<String> notPlaced(long sequence) {
    Instant now = clock.instant();
    if (ledger.find(sequence).filter(entry -> entry.isForgotten(now)).isEmpty()) {
      return Optional.of(
          "signal %d is not of open fate for more than 7 days; nothing was done"
              .formatted(sequence));
    }
    ledger.append(
        new Attempt(sequence, "", now, "by a person", "", Attempt.COMPARED, "not placed", 0));
    // Who reads attempts finds them on disk.
    ledger.attempts(sequence);
    return Optional.empty();
  }

  /**
   * Returns what became of a delivery that is journalled already; empty if none of this name is.
   */
  List<Receipt> known(Origin origin) {
    return ledger.delivery(origin.source(), origin.delivery()).stream()
        .map(
            entry ->
                new Receipt(
                    entry.sequence(),
                    entry.number(),
                    entry.id(),
                    entry.state(),
                    entry.reason(),
                    entry.first()))
        .toList();
  }

  /** Returns why the ledger takes nothing; empty if it does. */
  Optional<String> failure() {
    return ledger.failure();
  }

  private static List<Delivery.Item> whole(String reason) {
    return List.of(new Delivery.Item(1, "", "", "", "", "", false, "", "", "", reason));
  }

  private Delivery delivery(
      Origin origin,
      String hash,
      boolean ownIds,
      Delivery.Repeats repeats,
      List<Delivery.Item> items,
      boolean unjudged) {
    return new Delivery(
        origin.source(),
        origin.delivery(),
        hash,
        clock.instant(),
        ownIds,
        repeats,
        items,
        unjudged);
  }

  /** One record is judged in its lane; several are sent together or not at all. */
  private boolean unjudged(Examined examined) {
    return allOrNone && !examined.judged() && examined.objections().size() > 1;
  }

  private List<Delivery.Item> judged(Examined examined) {
    List<Delivery.Item> items = new ArrayList<>();
    for (int i = 0; i < examined.objections().size(); i++) {
      items.add(item(examined.readings().records().get(i), examined.objections().get(i)));
    }
    Optional<Delivery.Item> bad =
        items.stream().filter(item -> !item.refusal().isEmpty()).findFirst();
    return allOrNone && bad.isPresent()
        ? items.stream().map(item -> notTaken(item, bad.get().number())).toList()
        : items;
  }

  private static Delivery.Item item(Reading reading, String objection) {
    return objection.isEmpty() ? taken((Reading.Accepted) reading) : refused(reading, objection);
  }

  private Objection objection(Reading reading) {
    return reading instanceof Reading.Accepted accepted
        ? check.apply(accepted.signal())
        : Objection.of(text(((Reading.Refused) reading).refusals()));
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
                + " was refused, so nothing of its delivery was taken; mend it"
                + " and send it again")
        : item;
  }

  private static String text(List<Refusal> refusals) {
    return refusals.stream().map(Refusal::text).collect(Collectors.joining(" | "));
  }
}
