package io.github.bybitcamel.feed;

import io.github.bybitcamel.v5.ServerClock;
import io.github.bybitcamel.v5.V5Client;
import java.time.Clock;
import java.util.function.Predicate;

/**
 * What feeds read.
 *
 * @param account as whom, for the records
 * @param ours whether an orderLinkId is one of this program
 */
public record Exchange(
    V5Client client,
    ServerClock serverClock,
    Clock clock,
    String account,
    Predicate<String> ours) {}
