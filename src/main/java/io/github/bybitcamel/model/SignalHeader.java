package io.github.bybitcamel.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What every signal carries, whatever its action.
 *
 * @param source who says so: the name of the inbox, webhook or queue
 * @param id idempotency key, unique per source, 1 to 128 characters
 * @param account configured name of the account the signal is for
 * @param time when the sender made it
 * @param validUntil the instant from which it must not be sent any more
 * @param maxAge how old it may be, counted from {@code time}, else from receipt
 * @param tag the sender's own grouping
 * @param dryRun whether everything but the sending is to be done
 */
public record SignalHeader(
    String source,
    String id,
    String account,
    Optional<Instant> time,
    Optional<Instant> validUntil,
    Optional<Duration> maxAge,
    Optional<String> tag,
    boolean dryRun) {

  /** The account of a signal that names none. */
  public static final String DEFAULT_ACCOUNT = "default";

  /** Longest id, in characters. */
  public static final int MAX_ID_LENGTH = 128;

  /**
   * Refuses a header without identity.
   *
   * @throws IllegalArgumentException if source, id or account is blank or the id is too long
   */
  public SignalHeader {
    if (source.isBlank() || id.isBlank() || account.isBlank()) {
      throw new IllegalArgumentException("source, id and account must not be blank");
    }
    if (id.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException("id is longer than " + MAX_ID_LENGTH + " characters");
    }
  }
}
