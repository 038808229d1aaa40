package io.github.bybitcamel.feed;

import java.time.Instant;

/**
 * Something that happened, as a history tells it.
 *
 * @param name what makes it unique within its history
 * @param at by which the history is asked for
 * @param settled whether nothing of it changes any more
 */
record Past(String name, Instant at, boolean settled, Draft draft) {}
