/**
 * What senders write, read strictly into {@link io.github.bybitcamel.model.Signal}, and the
 * canonical form that is journalled. Bytes and text only: no Camel, no files, no clock, no log, no
 * fresh data of the exchange.
 */
package io.github.bybitcamel.signal;
