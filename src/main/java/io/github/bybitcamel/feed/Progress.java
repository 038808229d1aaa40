package io.github.bybitcamel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a series, or a feed that keeps a journal, has come into one sink.
 *
 * @param watermark everything before it was carried; empty before the first row, and for journals
 * @param lag how far the sink is behind: the age of the watermark, or, for journals, of the oldest
 *     row that waits, zero where none does; empty before the first row of a series
 * @param gaps stretches of the series that are not there yet
 * @param pending rows that are there and not carried
 * @param dead rows that the sink refused for good
 * @param error the last failure of the sink or the source; empty text while it goes well
 */
public record Progress(
    String series,
    String sink,
    Optional<Instant> watermark,
    Optional<Duration> lag,
    int gaps,
    long delivered,
    long pending,
    long dead,
    String error) {}
