package io.github.bybitcamel.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A maintenance or incident of the exchange.
 *
 * @param state {@code scheduled}, {@code ongoing}, {@code completed} or {@code canceled}
 * @param begin when it starts
 * @param end when it is expected to end, or has
 * @param link where more is said; empty text where nowhere
 * @see <a href="https://bybit-exchange.github.io/docs/v5/system-status">Bybit V5: Get System
 *     Status</a>
 */
public record SystemStatus(
    String id, String title, String state, Instant begin, Optional<Instant> end, String link) {}
