package io.github.bybitcamel.control;

import java.time.Duration;
import java.util.Optional;

/**
 * At what the program stops trading by itself; empty means never.
 *
 * @param unknowns orders of unknown fate within ten minutes
 * @param rejects orders that the exchange refused, one after the other
 * @param clock offset of our clock from the exchange's, either way
 * @param dailyLoss whether a day that cost its limit stops trading until somebody resumes it
 * @param deadMan how long nobody may be heard
 */
public record GuardSettings(
    Optional<Integer> unknowns,
    Optional<Integer> rejects,
    Optional<Duration> clock,
    boolean dailyLoss,
    Optional<Duration> deadMan) {}
