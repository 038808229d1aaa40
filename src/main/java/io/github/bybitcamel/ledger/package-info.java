/**
 * The journal of signals and the states of their orders, durable before anyone is told so. No
 * Camel, no JSON, no exchange: text and {@link io.github.bybitcamel.model} only.
 */
package io.github.bybitcamel.ledger;
