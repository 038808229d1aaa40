package io.github.bybitcamel.console;

import java.time.Instant;
import java.util.Optional;

/**
 * One Camel route.
 *
 * @param from the endpoint it starts at, secrets masked
 * @param done exchanges that ended well
 * @param failed exchanges that did not
 * @param inflight exchanges under way
 * @param meanMillis how long one takes
 * @param lastFailure when one last failed
 * @param lastError what it said; empty text when none did
 */
public record RouteView(
    String id,
    String description,
    String from,
    String state,
    long done,
    long failed,
    long inflight,
    long meanMillis,
    Optional<Instant> lastFailure,
    String lastError) {}
