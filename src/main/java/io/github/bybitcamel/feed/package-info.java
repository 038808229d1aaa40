/**
 * What to poll next and what was delivered: candles, snapshots and histories, each (feed, sink)
 * with a cursor of its own.
 */
package io.github.bybitcamel.feed;
