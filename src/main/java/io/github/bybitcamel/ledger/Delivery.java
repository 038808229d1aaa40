package io.github.bybitcamel.ledger;

import io.github.bybitcamel.model.SignalState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a sender handed over in one piece: a file, a request, a message.
 *
 * @param source who sent it: the name of the inbox, webhook or queue
 * @param name what the sender's own record of it is found by, for example the claimed file name
 * @param contentHash SHA-256 of the bytes, in hexadecimal
 * @param receivedAt when it was taken
 * @param ownIds whether its records are told apart by ids of their sender's
 * @param repeats what the same content means once more, where there are no such ids
 * @param records its records in order
 * @param unjudged whether they could not be judged as a whole: before one that opens risk is sent,
 *     all are
 */
public record Delivery(
    String source,
    String name,
    String contentHash,
    Instant receivedAt,
    boolean ownIds,
    Repeats repeats,
    List<Item> records,
    boolean unjudged) {

  /** Describes a file. */
  public Delivery(
      String source,
      String name,
      String contentHash,
      Instant receivedAt,
      boolean ownIds,
      List<Item> records) {
    this(source, name, contentHash, receivedAt, ownIds, Repeats.FILE, records, false);
  }

  /** Returns the same under another name. */
  public Delivery named(String other) {
    return new Delivery(source, other, contentHash, receivedAt, ownIds, repeats, records, unjudged);
  }

  /** What content means that was taken before under another name, without ids of its sender's. */
  public enum Repeats {
    /** A file dropped again within a day. */
    FILE(Duration.ofHours(24), SignalState.DUPLICATE_FILE),
    /** A request sent again within two minutes: its sender has not heard the answer. */
    REQUEST(Duration.ofMinutes(2), SignalState.DUPLICATE),
    /** A message has a name of its own: the same content under another name is another wish. */
    MESSAGE(Duration.ZERO, SignalState.DUPLICATE);

    private final Duration window;
    private final SignalState state;

    Repeats(Duration window, SignalState state) {
      this.window = window;
      this.state = state;
    }

    Duration window() {
      return window;
    }

    SignalState state() {
      return state;
    }
  }

  /**
   * One record of a delivery.
   *
   * @param number position in the delivery, from 1
   * @param id the signal's id, given or derived; empty text when it could not be read
   * @param account the account it is for; empty text when it could not be read
   * @param lane what it must stay in order with; empty text when it could not be read
   * @param action the action's name; empty text when it could not be read
   * @param symbol the symbol; empty text when there is none
   * @param lessensRisk whether it may pass a head that waits for evidence
   * @param contentHash SHA-256 of the canonical text, in hexadecimal; what a repeat is told by
   * @param raw as received, secret values replaced
   * @param canonical the signal in canonical JSON; empty text when it was refused
   * @param refusal why it is refused, field, value, rule and fix; empty text when it is taken
   */
  public record Item(
      int number,
      String id,
      String account,
      String lane,
      String action,
      String symbol,
      boolean lessensRisk,
      String contentHash,
      String raw,
      String canonical,
      String refusal) {}
}
