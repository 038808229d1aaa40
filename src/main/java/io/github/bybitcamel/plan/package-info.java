/**
 * What a signal comes down to at the exchange: by the rules of its instrument, by what is open, and
 * by the limits. The exchange is asked through {@code v5}; nothing is sent.
 */
package io.github.bybitcamel.plan;
