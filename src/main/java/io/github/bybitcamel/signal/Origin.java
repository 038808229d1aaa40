package io.github.bybitcamel.signal;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a delivery comes from.
 *
 * @param source name of the inbox, webhook or queue; a record cannot claim another
 * @param delivery name of the delivery, from which missing ids are derived
 * @param secret judges the secret that a record carries; empty where none may be carried
 * @param format how the sender writes
 */
public record Origin(
    String source, String delivery, Optional<Predicate<String>> secret, SenderFormat format) {

  /** Describes a sender that writes signals as they are. */
  public Origin(String source, String delivery, Optional<Predicate<String>> secret) {
    this(source, delivery, secret, SenderFormat.SIGNAL);
  }

  /**
   * Refuses an origin that could not be journalled.
   *
   * @throws IllegalArgumentException if {@code source} is no plain text of 1 to 128 characters, or
   *     {@code delivery} is empty
   */
  public Origin {
    if (!TextType.isPlain(source, TextType.LONGEST) || !Value.flawsOf(source).isEmpty()) {
      throw new IllegalArgumentException("not a source name: '" + Shown.of(source) + "'");
    }
    if (delivery.isEmpty()) {
      throw new IllegalArgumentException("a delivery of " + source + " needs a name");
    }
  }

  /** Returns the same of a sender that writes otherwise. */
  public Origin written(SenderFormat other) {
    return new Origin(source, delivery, secret, other);
  }

  /** Returns a file of the inbox {@code source}, in which no secret may stand. */
  public static Origin file(String source, String delivery) {
    return new Origin(source, delivery, Optional.empty());
  }

  /** Returns a webhook's request, whose records must carry a secret that {@code secret} accepts. */
  public static Origin webhook(String source, String delivery, Predicate<String> secret) {
    return new Origin(source, delivery, Optional.of(secret));
  }
}
